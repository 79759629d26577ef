import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { auctionIdOf, findAuction } from "./load";

/** Above the loading state of the page, so that an auction that does not exist is a 404 and not an empty 200. */
export default async function AuctionLayout({
  params,
  children,
}: {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}) {
  const id = auctionIdOf((await params).id);
  if (id === undefined || (await findAuction(id)) === "absent") notFound();
  return children;
}
