import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Empty } from "@/components/notice";
import { PageHeader } from "@/components/page-header";

export const metadata: Metadata = {
  title: "Not found",
  description: "There is no page of the market at this address.",
};

export default function NotFound() {
  return (
    <>
      <PageHeader title="There is nothing here" />
      <Empty title="No such page" actions={<ButtonLink href="/explore">Explore the market</ButtonLink>}>
        The address may be mistyped, or the index has not seen it yet.
      </Empty>
    </>
  );
}
