"use client";
import { titleOf } from "@ftns-market/sdk/chain";
import type { AccountBid } from "@ftns-market/sdk/queries";
import { ButtonLink } from "@/components/button";
import { ReclaimButton, RevealButton, SettleButton } from "@/features/auction";
import { isSealed } from "@/features/auctions";
import type { BidAction } from "./next-action";

/** What can be done with a bid from the list. */
export function BidActions({
  bid,
  action,
  name,
}: {
  readonly bid: AccountBid;
  readonly action: BidAction;
  readonly name: string;
}) {
  const { auction } = bid;
  const id = BigInt(auction.id);
  const terms = auction.terms === null ? titleOf(Number(auction.asset.id)) : BigInt(auction.terms.id);
  const own = sealedOf(bid);
  switch (action) {
    case "raise":
      return (
        <ButtonLink size="sm" href={`/auctions/${auction.id}`}>
          Bid more
        </ButtonLink>
      );
    case "receive":
      return (
        <ButtonLink size="sm" href={`/library/${auction.id}`}>
          Go to the purchase
        </ButtonLink>
      );
    case "settle":
      return <SettleButton auction={{ auction: id, kind: auction.kind }} name={name} size="sm" />;
    case "reveal":
      return (
        own && <RevealButton auction={{ encrypted: auction.asset.encrypted, terms }} name={name} own={own} size="sm" />
      );
    case "reclaim":
      return (
        own && <ReclaimButton name={name} own={own} terms={terms} forfeitPercent={auction.forfeitPercent} size="sm" />
      );
    case "none":
      return undefined;
  }
}

function sealedOf({ auction, sealedBid, id }: AccountBid) {
  const { kind } = auction;
  if (sealedBid === null || !isSealed(kind)) return undefined;
  const { commitment, collateral, ordinal, memo } = sealedBid;
  // The id of a row is "<auction>-<account>".
  const bidder = id.slice(id.indexOf("-") + 1) as `0x${string}`;
  return { kind, auction: BigInt(auction.id), bidder, commitment, collateral: BigInt(collateral), ordinal, memo };
}
