/**
 * The rules of auctions, written from their description alone (docs/auctions.md, the interfaces), to hold the contracts against. Slow and
 * plain on purpose: every answer is worked out anew from everything that has happened.
 */

/** Everything that an auction can refuse something for. A refusal names all reasons that apply; the contract gives one of them. */
export const REFUSALS = [
  "Auction_NotRunning",
  "Auction_BiddingOver",
  "Auction_TooEarly",
  "Auction_HasBids",
  "Auction_CallerIsNotSeller",
  "Auction_BidTooLow",
  "Auction_CreditExceedsPayment",
  "Auction_NoHiddenReserve",
  "Auction_WrongReserve",
  "Escrow_PartyOfLot",
  "DutchAuction_PriceAboveMax",
  "CommitReveal_AlreadyCommitted",
  "CommitReveal_CollateralTooLow",
  "CommitReveal_UnknownCommitment",
  "CommitReveal_WrongOpening",
  "CommitReveal_BidAboveCollateral",
  "CommitReveal_NotRevealing",
  "CommitReveal_NotEnded",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export const DAY = 86_400;
export const UNWIND_DELAY = 30 * DAY;
export const RESERVE_WINDOW = DAY;
export const FTNS = 10n ** 18n;

/** Bidders have the numbers 0 to 4; these may not bid. */
export const BIDDERS = 5;
export const SELLER = 5;
export const CONTRIBUTOR = 6;

/** Numbers of the contracts' enumeration of outcomes; 5 = still running. */
export const Outcome = { Sold: 0, Unsold: 1, Cancelled: 2, Void: 3, Unwound: 4, Running: 5 } as const;
export type OutcomeNumber = (typeof Outcome)[keyof typeof Outcome];

/** What an auction came to. */
export interface Result {
  outcome: OutcomeNumber;
  /** Bidder; 0 unless sold. */
  winner: number;
  /** FTNS base units; 0 unless sold. */
  price: bigint;
}

/** Who has how much more or less than before the auction, FTNS base units. */
export interface Wealth {
  readonly bidders: bigint[];
  treasury: bigint;
  /** In the auction's compartment. */
  locked: bigint;
}

/** A hidden reserve, or none. Amounts in FTNS base units. */
export interface Offer {
  readonly startingPrice: bigint;
  /** 0 = the starting price. */
  readonly reserve: bigint;
  readonly hidden: boolean;
  /** Seconds. */
  readonly duration: number;
}

/** What auctions of all kinds share. Times are seconds since the creation. */
export abstract class Auction {
  readonly offer: Offer;
  readonly wealth: Wealth = { bidders: Array.from({ length: BIDDERS }, () => 0n), treasury: 0n, locked: 0n };
  readonly result: Result = { outcome: Outcome.Running, winner: 0, price: 0n };
  reserveOpened = false;

  constructor(offer: Offer) {
    this.offer = offer;
  }

  /** Last second in which it is not decided. */
  abstract get undecidedUntil(): number;
  abstract get hasBids(): boolean;
  /** Last second for bids. */
  abstract get endsAt(): number;
  /** Gives the leader back what it has in the auction. */
  protected abstract refundLeader(): void;
  /** Sells to whoever has won, if anybody has. */
  protected abstract decide(): void;

  get running(): boolean {
    return this.result.outcome === Outcome.Running;
  }

  get reserve(): bigint {
    const { reserve, startingPrice, hidden } = this.offer;
    return reserve === 0n || (hidden && !this.reserveOpened) ? startingPrice : reserve;
  }

  settle(now: number): Refusal[] {
    const refusals = this.refusals([now <= this.undecidedUntil, "Auction_TooEarly"]);
    if (refusals.length > 0) return refusals;
    this.decide();
    if (this.running) {
      this.refundLeader();
      this.result.outcome = Outcome.Unsold;
    }
    return [];
  }

  cancel(caller: number): Refusal[] {
    const refusals = this.refusals([this.hasBids, "Auction_HasBids"], [caller !== SELLER, "Auction_CallerIsNotSeller"]);
    if (refusals.length === 0) this.result.outcome = Outcome.Cancelled;
    return refusals;
  }

  unwind(now: number): Refusal[] {
    const refusals = this.refusals([now <= this.undecidedUntil + UNWIND_DELAY, "Auction_TooEarly"]);
    if (refusals.length > 0) return refusals;
    this.refundLeader();
    this.result.outcome = Outcome.Unwound;
    return [];
  }

  openReserve(now: number, reserve: bigint, isSalt: boolean): Refusal[] {
    const { hidden, startingPrice } = this.offer;
    const isGone = !hidden || this.reserveOpened || now > this.endsAt + RESERVE_WINDOW;
    const isWrong = !isSalt || reserve !== this.offer.reserve || reserve < startingPrice;
    const refusals = this.refusals([isGone, "Auction_NoHiddenReserve"], [isWrong, "Auction_WrongReserve"]);
    if (refusals.length === 0) this.reserveOpened = true;
    return refusals;
  }

  /** Every reason that applies; that it does not run comes with all others. */
  protected refusals(...rules: readonly (readonly [broken: boolean, refusal: Refusal])[]): Refusal[] {
    const found = rules.filter(([broken]) => broken).map(([, refusal]) => refusal);
    return this.running ? found : ["Auction_NotRunning", ...found];
  }

  protected sell(winner: number, price: bigint): void {
    Object.assign(this.result, { outcome: Outcome.Sold, winner, price });
  }

  /** Money goes from a bidder into the auction. */
  protected lock(bidder: number, amount: bigint): void {
    this.wealth.bidders[bidder] = (this.wealth.bidders[bidder] ?? 0n) - amount;
    this.wealth.locked += amount;
  }

  /** Money goes from the auction to a bidder. */
  protected release(bidder: number, amount: bigint): void {
    this.lock(bidder, -amount);
  }
}

/** Whether a caller may not bid. */
export function isParty(caller: number): boolean {
  return caller === SELLER || caller === CONTRIBUTOR;
}

/** Rounded up. */
export function ceilDivide(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by;
}
