import type { Address, Hash } from "viem";
import type { Opening } from "../auctions/opening.ts";
import type { AuctionOutcome } from "../chain/enums.ts";
import type { SaleId } from "../chain/ids.ts";
import { formatDuration, formatFtns, formatTime, shortAddress } from "../chain/units.ts";
import type { MarketError } from "../errors/market-error.ts";

interface About {
  readonly opening: Opening;
}

interface Done extends About {
  readonly hash: Hash;
  readonly block: bigint;
  readonly gasUsed: bigint;
}

/** What a revealing agent did or saw. */
export type RevealEvent =
  | { readonly type: "started"; readonly payer: Address; readonly openings: number }
  /** Nothing can be done before `from`, seconds since 1970. */
  | ({ readonly type: "watching"; readonly from: number } & About)
  | ({ readonly type: "revealed" } & Done)
  | ({ readonly type: "reserveOpened" } & Done)
  /** The collateral of a bid that was not revealed in time was taken back, less the forfeit. */
  | ({ readonly type: "reclaimed" } & Done)
  | {
      readonly type: "settled";
      readonly auction: SaleId;
      readonly outcome: AuctionOutcome | undefined;
      readonly price: bigint;
    }
  /** It was revealed, opened or taken back before, by whoever: nothing is left to do. */
  | ({ readonly type: "over" } & About)
  /** The window to reveal or to open is over. */
  | ({ readonly type: "missed" } & About)
  /** Something failed that may work later. */
  | ({ readonly type: "retrying"; readonly error: MarketError; readonly inSeconds: number } & About)
  /** Something failed that cannot work as things are: another opening, or a person, is needed. */
  | ({ readonly type: "blocked"; readonly error: MarketError } & About)
  /** The chain could not be read; the agent goes on. */
  | { readonly type: "waiting"; readonly error: MarketError; readonly inSeconds: number };

/** An event as one line for a log. It never shows a bid or a reserve before the chain does. */
export function revealEventLine(event: RevealEvent): string {
  switch (event.type) {
    case "started":
      return `watching ${event.openings} openings, ${event.payer} pays for gas`;
    case "watching":
      return `${openingWords(event.opening)}: nothing to do before ${formatTime(event.from)}`;
    case "revealed":
      return `revealed ${openingWords(event.opening)}, ${doneWords(event)}`;
    case "reserveOpened":
      return `opened ${openingWords(event.opening)}, ${doneWords(event)}`;
    case "reclaimed":
      return `took back the collateral of ${openingWords(event.opening)}, ${doneWords(event)}`;
    case "settled":
      return `auction ${event.auction} has ended: ${outcomeWords(event)}`;
    case "over":
      return `${openingWords(event.opening)}: nothing is left to do`;
    case "missed":
      return `MISSED ${openingWords(event.opening)}: its time is over`;
    case "retrying":
      return `${openingWords(event.opening)} again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "blocked":
      return `BLOCKED ${openingWords(event.opening)}: ${event.error.message}`;
    case "waiting":
      return `the chain again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
  }
}

function openingWords(opening: Opening): string {
  return opening.type === "bid"
    ? `the bid of ${shortAddress(opening.bidder)} in auction ${opening.auction}`
    : `the hidden reserve of auction ${opening.auction}`;
}

function doneWords({ hash, block, gasUsed }: Done): string {
  return `block ${block}, ${gasUsed} gas, ${hash}`;
}

function outcomeWords({ outcome, price }: { readonly outcome: AuctionOutcome | undefined; readonly price: bigint }) {
  return outcome === "Sold" ? `sold for ${formatFtns(price)}` : (outcome ?? "nobody knows how").toLowerCase();
}
