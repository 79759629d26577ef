"use client";
import type { ChainSealedAuction } from "@ftns-market/sdk/reads";
import { useState } from "react";
import type { Address } from "viem";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { CommitForm } from "./commit-form";
import { OwnSealedBid } from "./own-sealed-bid";
import { useOwnCommitment } from "./use-own-commitment";

interface Props {
  readonly auction: ChainSealedAuction;
  readonly name: string;
  readonly account: Address;
}

/** Bidding in a sealed auction: the form while the account has no bid, then its bid and what can be done with it. */
export function SealedBox({ auction, name, account }: Props) {
  const { data: own, error, refetch } = useOwnCommitment(auction, account);
  // The bid that was just handed in, so that a copy can be offered before the chain is read again.
  const [justBid, setJustBid] = useState(false);
  if (error !== null && own === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (own === undefined) return <Skeleton className="h-40" />;
  if (own !== null) return <OwnSealedBid {...{ auction, name, account, own }} fresh={justBid} />;
  if (auction.end !== undefined) return undefined;
  if (auction.phase.name !== "open") {
    return <p className="text-muted">You have not bid in this auction, and bidding is over.</p>;
  }
  return <CommitForm {...{ auction, name, account }} onDone={() => (setJustBid(true), void refetch())} />;
}
