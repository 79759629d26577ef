import { Auction, isParty, RESERVE_WINDOW, type Offer, type Refusal } from "./rules.ts";

/** Percent of an unrevealed collateral: the policy's default. */
const FORFEIT_PERCENT = 10n;

interface Sealed {
  readonly bidder: number;
  /** Whose bid was committed to: another's when the commitment is a copy. */
  readonly author: number;
  /** FTNS base units. */
  readonly value: bigint;
  /** FTNS base units. */
  readonly collateral: bigint;
  state: "sealed" | "revealed" | "reclaimed";
}

/** How an opening differs from what was committed to. */
export type Flaw = "none" | "value" | "seed" | "collateral" | "ordinal";

/** Commit, reveal, settle: the winner pays its own bid, or in a Vickrey auction the second highest. */
export class SealedAuction extends Auction {
  readonly #isVickrey: boolean;
  readonly #revealWindow: number;
  /** In the order of commitment. */
  readonly #bids: Sealed[] = [];

  /** @param revealWindow seconds */
  constructor(offer: Offer, isVickrey: boolean, revealWindow: number) {
    super(offer);
    this.#isVickrey = isVickrey;
    this.#revealWindow = revealWindow;
  }

  override get endsAt(): number {
    return this.offer.duration;
  }

  get revealsFrom(): number {
    const waits = this.offer.hidden && !this.reserveOpened;
    return this.endsAt + 1 + (waits ? RESERVE_WINDOW : 0);
  }

  get revealEndsAt(): number {
    return this.endsAt + this.#revealWindow + (this.offer.hidden ? RESERVE_WINDOW : 0);
  }

  override get undecidedUntil(): number {
    return this.revealEndsAt;
  }

  override get hasBids(): boolean {
    return this.#bids.length > 0;
  }

  get commitments(): number {
    return this.#bids.length;
  }

  /** The valid bids that were revealed, best first. */
  get ranking(): readonly Sealed[] {
    const valid = this.#bids.filter(({ state, value }) => state === "revealed" && value >= this.offer.startingPrice);
    // A stable sort: of equal bids the earlier commitment stays first.
    return valid.sort((a, b) => (a.value === b.value ? 0 : a.value > b.value ? -1 : 1));
  }

  /** Whether its bid is still to be revealed or reclaimed. */
  isSealed(bidder: number): boolean {
    return this.#find(bidder)?.state === "sealed";
  }

  commit(now: number, bid: Omit<Sealed, "state">, exceedsCredit: boolean): Refusal[] {
    const refusals = this.refusals(
      [now > this.endsAt, "Auction_BiddingOver"],
      [bid.collateral < this.offer.startingPrice, "CommitReveal_CollateralTooLow"],
      [this.#find(bid.bidder) !== undefined, "CommitReveal_AlreadyCommitted"],
      [isParty(bid.bidder), "Escrow_PartyOfLot"],
      [exceedsCredit, "Auction_CreditExceedsPayment"],
    );
    if (refusals.length > 0) return refusals;
    this.#bids.push({ ...bid, state: "sealed" });
    this.lock(bid.bidder, bid.collateral);
    return [];
  }

  reveal(now: number, bidder: number, flaw: Flaw): Refusal[] {
    const bid = this.#find(bidder);
    const isCommitted = bid?.state === "sealed" && flaw !== "collateral" && flaw !== "ordinal";
    const opens = bid !== undefined && bid.author === bidder && flaw === "none";
    const refusals = this.refusals(
      [now < this.revealsFrom || now > this.revealEndsAt, "CommitReveal_NotRevealing"],
      [!isCommitted, "CommitReveal_UnknownCommitment"],
      [!opens, "CommitReveal_WrongOpening"],
      [bid !== undefined && bid.value > bid.collateral, "CommitReveal_BidAboveCollateral"],
    );
    if (refusals.length > 0 || bid === undefined) return refusals;
    const former = this.ranking[0];
    bid.state = "revealed";
    const leader = this.ranking[0];
    // Whoever cannot win any more has its collateral back.
    if (leader !== bid) this.release(bidder, bid.collateral);
    else if (former !== undefined) this.release(former.bidder, former.collateral);
    return [];
  }

  reclaim(now: number, bidder: number, flaw: Flaw): Refusal[] {
    const bid = this.#find(bidder);
    const isCommitted = bid?.state === "sealed" && flaw === "none";
    const broken: [boolean, Refusal][] = [
      [this.running, "CommitReveal_NotEnded"],
      [!isCommitted, "CommitReveal_UnknownCommitment"],
    ];
    const refusals = broken.filter(([is]) => is).map(([, refusal]) => refusal);
    if (refusals.length > 0 || bid === undefined) return refusals;
    bid.state = "reclaimed";
    const forfeit = (bid.collateral * FORFEIT_PERCENT) / 100n;
    this.release(bidder, bid.collateral - forfeit);
    this.wealth.locked -= forfeit;
    this.wealth.treasury += forfeit;
    return [];
  }

  protected override refundLeader(): void {
    const [leader] = this.ranking;
    if (leader !== undefined) this.release(leader.bidder, leader.collateral);
  }

  protected override decide(): void {
    const [leader, second] = this.ranking;
    if (leader === undefined || leader.value < this.reserve) return;
    const least = second !== undefined && second.value > this.reserve ? second.value : this.reserve;
    const price = this.#isVickrey ? least : leader.value;
    this.release(leader.bidder, leader.collateral - price);
    this.wealth.locked -= price;
    this.sell(leader.bidder, price);
  }

  #find(bidder: number): Sealed | undefined {
    return this.#bids.find((bid) => bid.bidder === bidder);
  }
}
