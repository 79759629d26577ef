import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { AuctionCreator } from "@/features/auction-create";

export const metadata: Metadata = {
  title: "New auction",
  description: "Auction a licence or an asset of yours: rising bids, a falling price or sealed bids.",
  alternates: { canonical: "/auctions/new" },
  openGraph: { title: "New auction", url: "/auctions/new" },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function NewAuctionPage({ searchParams }: Props) {
  const { asset } = await searchParams;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="New auction"
        description="Choose what, how and for how much. You see what happens when, and all costs, before your wallet opens."
      />
      <AuctionCreator asset={typeof asset === "string" && /^[1-9]\d{0,13}$/.test(asset) ? asset : ""} />
    </div>
  );
}
