import { MAX_EXTENSIONS, RESERVE_WINDOW, type PhaseName } from "@ftns-market/sdk/auctions";
import type { AuctionKind } from "@ftns-market/sdk/chain";
import { formatDuration } from "@/lib/format";
import { isSealed } from "./kinds";

/** What the course of an auction depends on. Times in seconds since 1970, lengths in seconds. */
export interface Plan {
  readonly kind: AuctionKind;
  readonly endsAt: number;
  readonly revealEndsAt: number;
  readonly extension: number;
  /** A hidden reserve that is not open yet. */
  readonly reserveHidden: boolean;
  /** The lot needs a key to be delivered. */
  readonly encrypted: boolean;
  /** Seconds to deliver the key. */
  readonly deliveryWindow: number;
}

/** A part of the course. */
export interface ScheduleStep {
  /** The phase that it is, or what comes after all of them. */
  readonly key: Exclude<PhaseName, "ended"> | "delivery";
  readonly name: string;
  /** Its last second; undefined when nothing but a transaction ends it. */
  readonly until: number | undefined;
  readonly meaning: string;
  /** What everybody can see in it, and what nobody can. */
  readonly open?: string;
  readonly hidden?: string;
}

/** What happens when, in order. */
export function scheduleOf(plan: Plan): readonly ScheduleStep[] {
  return [
    biddingStep(plan),
    ...(plan.kind !== "Dutch" && plan.reserveHidden ? [reserveStep(plan)] : []),
    ...(isSealed(plan.kind) ? [revealStep(plan)] : []),
    ...(plan.kind === "Dutch" ? [] : [settleStep(plan)]),
    deliveryStep(plan),
  ];
}

function biddingStep({ kind, endsAt, extension, reserveHidden }: Plan): ScheduleStep {
  const base = { key: "open", until: endsAt } as const;
  switch (kind) {
    case "English": {
      const late =
        extension === 0
          ? "A late bid does not move the end."
          : `A bid in the last ${formatDuration(extension)} moves the end to ${formatDuration(extension)} after it, at most ${MAX_EXTENSIONS} times.`;
      return {
        ...base,
        name: "Bidding",
        meaning: `Each bid is at least 5 %, and at least 10 FTNS, above the one before. ${late}`,
      };
    }
    case "Dutch":
      return {
        ...base,
        name: "The price falls",
        meaning:
          "The first to take it has it, at the price of that second. If nobody does, the lot goes back to the seller.",
      };
    case "SealedBid":
    case "Vickrey":
      return {
        ...base,
        name: "Sealed bids are handed in",
        meaning: "One bid for each account, with a collateral that is at least the bid.",
        open: "Who bids, and the collateral",
        hidden: reserveHidden ? "What anybody bids, and the reserve" : "What anybody bids",
      };
  }
}

function revealStep({ kind, revealEndsAt }: Plan): ScheduleStep {
  const rule =
    kind === "Vickrey" ? "the highest wins and pays the second highest" : "the highest wins and pays its bid";
  return {
    key: "revealing",
    name: "Bids are revealed",
    until: revealEndsAt,
    meaning: `Each bidder opens its bid; ${rule}. Who does not lead has its collateral back at once, who does not reveal loses a part of it.`,
    open: "Bids that are revealed, and the highest so far",
    hidden: "Bids not revealed yet",
  };
}

function reserveStep({ kind, endsAt }: Plan): ScheduleStep {
  const order = isSealed(kind)
    ? " Bids are revealed only after that, so that it cannot choose by them."
    : " If it does not in time, the highest bid wins whatever the reserve was.";
  return {
    key: "awaitingReserve",
    name: "The reserve is opened",
    until: endsAt + RESERVE_WINDOW,
    meaning: `The seller shows the hidden reserve.${order}`,
  };
}

function settleStep({ kind }: Plan): ScheduleStep {
  return {
    key: "toSettle",
    name: "Settled",
    until: undefined,
    meaning: `Anybody can do it: the lot goes to the winner${kind === "Vickrey" ? " at the second price" : ""}, and nothing the seller does can stop it. Without a bid that is high enough the lot goes back.`,
  };
}

function deliveryStep({ encrypted, deliveryWindow }: Plan): ScheduleStep {
  return {
    key: "delivery",
    name: encrypted ? "The key is delivered" : "Handed over",
    until: undefined,
    meaning: encrypted
      ? `The money waits in escrow. The seller has ${formatDuration(deliveryWindow)} to deliver the key; if it does not come, the winner has the money and the seller’s bond.`
      : "The artifact is open, so nothing has to be delivered: the seller is paid at once.",
  };
}
