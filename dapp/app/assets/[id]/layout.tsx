import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { assetIdOf, findAsset } from "./load";

/** Above the loading state of the checkout, so that an asset that does not exist is a 404 and not an empty 200. */
export default async function AssetLayout({
  params,
  children,
}: {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}) {
  const id = assetIdOf((await params).id);
  if (id === undefined || (await findAsset(id)).state === "absent") notFound();
  return children;
}
