import { Auction, ceilDivide, FTNS, isParty, RESERVE_WINDOW, type Offer, type Refusal } from "./rules.ts";

const MAX_EXTENSIONS = 24;

interface Bid {
  readonly bidder: number;
  /** FTNS base units. */
  readonly amount: bigint;
  /** Seconds since the creation. */
  readonly at: number;
}

/** Open ascending bids; who is outbid has its money back at once. */
export class EnglishAuction extends Auction {
  readonly #extension: number;
  readonly #bids: Bid[] = [];

  /** @param extension seconds */
  constructor(offer: Offer, extension: number) {
    super(offer);
    this.#extension = extension;
  }

  get minimum(): bigint {
    const last = this.#bids.at(-1)?.amount;
    if (last === undefined) return this.offer.startingPrice;
    const fivePercent = ceilDivide(5n * last, 100n);
    return last + (fivePercent < 10n * FTNS ? 10n * FTNS : fivePercent);
  }

  /** A bid in the last `extension` seconds moves the end to `extension` seconds from then, 24 times at most. */
  override get endsAt(): number {
    let [end, moved] = [this.offer.duration, 0];
    for (const { at } of this.#bids) {
      if (end - at < this.#extension && moved < MAX_EXTENSIONS) [end, moved] = [at + this.#extension, moved + 1];
    }
    return end;
  }

  override get undecidedUntil(): number {
    const waits = this.offer.hidden && !this.reserveOpened && this.hasBids;
    return this.endsAt + (waits ? RESERVE_WINDOW : 0);
  }

  override get hasBids(): boolean {
    return this.#bids.length > 0;
  }

  bid(now: number, bidder: number, amount: bigint, exceedsCredit: boolean): Refusal[] {
    const refusals = this.refusals(
      [now > this.endsAt, "Auction_BiddingOver"],
      [amount < this.minimum, "Auction_BidTooLow"],
      [isParty(bidder), "Escrow_PartyOfLot"],
      [exceedsCredit, "Auction_CreditExceedsPayment"],
    );
    if (refusals.length > 0) return refusals;
    this.refundLeader();
    this.#bids.push({ bidder, amount, at: now });
    this.lock(bidder, amount);
    return [];
  }

  protected override refundLeader(): void {
    const last = this.#bids.at(-1);
    if (last !== undefined) this.release(last.bidder, last.amount);
  }

  protected override decide(): void {
    const last = this.#bids.at(-1);
    if (last === undefined || last.amount < this.reserve) return;
    this.wealth.locked -= last.amount;
    this.sell(last.bidder, last.amount);
  }
}
