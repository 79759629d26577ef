import type { AuctionOutcome, AuctionKind } from "@ftns-market/sdk/chain";
import type { PhaseName } from "@ftns-market/sdk/auctions";
import { formatFtns, formatMoment } from "@/lib/format";

/** A bid of the connected account, as far as its owner has to know of it. */
export interface WatchedBid {
  readonly auction: string;
  /** Name of the asset. */
  readonly name: string;
  readonly kind: AuctionKind;
  readonly phase: PhaseName;
  readonly outcome: AuctionOutcome | undefined;
  readonly leads: boolean;
  readonly won: boolean;
  readonly sealed: "committed" | "revealed" | "reclaimed" | undefined;
  /** Highest bid, FTNS base units. */
  readonly leadingBid: bigint;
}

/** A hidden reserve of the connected account, as its seller, that is to be opened now. */
export interface DueReserve {
  readonly auction: string;
  /** Name of the asset. */
  readonly name: string;
  /** Last second for opening it, seconds since 1970. */
  readonly until: number;
}

/** Something that the account should know, once. */
export interface Alert {
  /** The same as long as it is the same news. */
  readonly key: string;
  readonly auction: string;
  readonly tone: "positive" | "warning" | "danger";
  readonly title: string;
  readonly text: string;
}

/** What there is to tell of one bid; undefined when nothing is new or to be done. */
export function alertOf(bid: WatchedBid): Alert | undefined {
  const { auction, name, phase, sealed, leads, won, leadingBid } = bid;
  if (won) {
    return alert(
      auction,
      "won",
      "positive",
      "You won",
      `Your bid for ${name} has won. The purchase is in your library.`,
    );
  }
  if (sealed === "committed" && phase === "revealing") {
    const text = `Bidding for ${name} is over. Reveal your bid, else it cannot win and loses a part of its collateral.`;
    return alert(auction, "reveal", "danger", "Reveal your bid", text);
  }
  if (sealed === "committed" && phase === "toSettle") {
    const text = `Your bid for ${name} was not revealed. Settle the auction, then take back what is left of its collateral.`;
    return alert(auction, "settle", "warning", "Settle the auction", text);
  }
  if (sealed === "committed" && phase === "ended") {
    const text = `Your bid for ${name} was not revealed. What is left of its collateral can be taken back.`;
    return alert(auction, "reclaim", "warning", "Take your collateral back", text);
  }
  if (leads && phase === "toSettle") {
    return alert(auction, "settle", "positive", "You won", `Your bid for ${name} is the highest. Settle to have it.`);
  }
  if (sealed === undefined && phase === "open" && !leads) {
    const text = `Somebody bid ${formatFtns(leadingBid)} for ${name}. Your money is your credit again.`;
    return alert(auction, `outbid:${leadingBid}`, "warning", "You were outbid", text);
  }
  return undefined;
}

/** What there is to tell of a hidden reserve that is to be opened. */
export function reserveAlertOf({ auction, name, until }: DueReserve): Alert {
  const text = `Bidding for ${name} is over. Open your hidden reserve by ${formatMoment(until)}, else it counts as the starting price.`;
  return alert(auction, "reserve", "danger", "Open your reserve", text);
}

function alert(auction: string, what: string, tone: Alert["tone"], title: string, text: string): Alert {
  return { key: `${auction}:${what}`, auction, tone, title, text };
}

/** Alerts of which the account has not been told. */
export function unseen(alerts: readonly Alert[], seen: ReadonlySet<string>): readonly Alert[] {
  return alerts.filter(({ key }) => !seen.has(key));
}

/** What is worth remembering: of what was seen, only what is still news, so that the memory does not grow. */
export function remembered(alerts: readonly Alert[], seen: ReadonlySet<string>): readonly string[] {
  return alerts.map(({ key }) => key).filter((key) => seen.has(key));
}
