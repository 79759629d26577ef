"use client";
import { auctionPhase } from "@ftns-market/sdk/auctions";
import { Badge } from "@/components/badge";
import { LiveCountdown, useChainTime } from "@/features/chain-time";
import { phaseWords } from "./phase-words";
import type { AuctionItem } from "./view";

export type StandingFacts = Pick<
  AuctionItem,
  "kind" | "endsAt" | "revealEndsAt" | "reserveHidden" | "bids" | "outcome"
>;

/** Where an auction stands by the chain's clock, and what is left of it. @param now of the chain when the page was made */
export function Standing({ auction, now: first }: { readonly auction: StandingFacts; readonly now: number }) {
  const now = useChainTime(first);
  const { kind, outcome, bids, endsAt, revealEndsAt, reserveHidden } = auction;
  const times = { kind, endsAt, revealEndsAt, reserveHidden, hasBids: bids > 0, ended: outcome !== undefined };
  const phase = auctionPhase(times, now);
  const { name, tone, until } = phaseWords(auction, phase.name);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone={tone}>{name}</Badge>
      {phase.until === undefined ? undefined : (
        <span className="whitespace-nowrap text-muted">
          {until} <LiveCountdown until={phase.until} now={first} className="font-medium text-ink" />
        </span>
      )}
    </span>
  );
}
