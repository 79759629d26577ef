import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { MyBids } from "@/features/my-bids";

export const metadata: Metadata = {
  title: "My bids and auctions",
  description: "Auctions that you bid in: where each bid stands, and what to do next.",
  alternates: { canonical: "/auctions/mine" },
  openGraph: { title: "My bids and auctions", url: "/auctions/mine" },
};

export default function MyBidsPage() {
  return (
    <>
      <PageHeader
        title="My bids and auctions"
        description="Where each bid stands and what to do next. Sealed bids are opened again from your wallet, on any device."
        actions={
          <ButtonLink href="/auctions" tone="secondary">
            All auctions
          </ButtonLink>
        }
      />
      <MyBids />
    </>
  );
}
