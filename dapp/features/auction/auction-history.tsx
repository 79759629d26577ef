import { Section } from "@/components/card";
import { isSealed } from "@/features/auctions";
import { BidLadder, SealedBids } from "./bid-tables";
import { PriceChart } from "./price-chart";
import { SecondPricePicture } from "./second-price-picture";
import type { AuctionView } from "./view";

/** What happened so far: bids, or the curve; with a second price its reason. */
export function AuctionHistory({ view }: { readonly view: AuctionView }) {
  const { kind, curve, openBids, sealedBids, leader, phase, outcome, now, endedAt } = view;
  if (curve !== undefined) {
    return (
      <Section id="price" title="Price">
        <PriceChart curve={curve} now={now} endedAt={endedAt} sold={outcome === "Sold"} />
      </Section>
    );
  }
  if (!isSealed(kind)) {
    return (
      <Section id="bids" title="Bids">
        <BidLadder bids={openBids} running={phase === "open"} />
      </Section>
    );
  }
  const over = phase === "toSettle" || phase === "ended";
  return (
    <>
      {kind === "Vickrey" && over ? <SecondPrice view={view} /> : undefined}
      <Section
        id="bids"
        title="Sealed bids"
        description={over ? undefined : "Collaterals are public, bids are hidden until they are revealed."}
      >
        <SealedBids bids={sealedBids} leader={leader} over={over} />
      </Section>
    </>
  );
}

function SecondPrice({ view }: { readonly view: AuctionView }) {
  const { leadingBid, secondBid, reserve, startingPrice, outcome } = view;
  if (leadingBid === 0n || (outcome !== undefined && outcome !== "Sold")) return undefined;
  return (
    <Section id="second-price" title="The second price">
      <SecondPricePicture {...{ leadingBid, secondBid }} reserve={reserve ?? startingPrice} />
    </Section>
  );
}
