"use client";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { Notice, Skeleton } from "@/components/notice";
import { isSameAddress } from "@/lib/address";
import { DutchBox } from "./dutch-box";
import { EnglishBox } from "./english-box";
import { SealedBox } from "./sealed-box";
import { useRefusal } from "./use-permission";

/** What an account can bid while an auction runs, or why it cannot. */
export function Bidding({
  auction,
  name,
  account,
  bidders,
}: {
  readonly auction: ChainAuction;
  readonly name: string;
  readonly account: Address;
  readonly bidders: readonly string[];
}) {
  const { data: refusal } = useRefusal(auction, account);
  if (refusal === undefined) return <Skeleton className="h-40" />;
  if (isSameAddress(account, auction.seller)) {
    return <Notice title="You sell this">Sellers, owners and those who share in the revenue cannot bid.</Notice>;
  }
  if (refusal !== null) return <Notice tone="warning">{refusal}</Notice>;
  switch (auction.kind) {
    case "English":
      return (
        <EnglishBox {...{ auction, name, account }} hasBid={bidders.some((bidder) => isSameAddress(bidder, account))} />
      );
    case "Dutch":
      return <DutchBox {...{ auction, name, account }} />;
    case "SealedBid":
    case "Vickrey":
      return <SealedBox {...{ auction, name, account }} />;
  }
}
