import { Auction, ceilDivide, isParty, type Offer, type Refusal } from "./rules.ts";

/** A falling price; the reserve of the offer is the floor. */
export class DutchAuction extends Auction {
  readonly #halfLife: number;

  /** @param halfLife seconds; 0 = linear */
  constructor(offer: Offer, halfLife: number) {
    super(offer);
    this.#halfLife = halfLife;
  }

  override get endsAt(): number {
    return this.offer.duration;
  }

  override get undecidedUntil(): number {
    return this.endsAt;
  }

  override get hasBids(): boolean {
    return false;
  }

  /** The exact price on the line or chord, rounded up to the base unit, never below the floor. */
  priceAt(second: number): bigint {
    const elapsed = Math.max(0, Math.min(second, this.offer.duration));
    const { startingPrice, reserve: floor } = this.offer;
    if (this.#halfLife === 0) {
      const [gone, all] = [BigInt(elapsed), BigInt(this.offer.duration)];
      return ceilDivide(startingPrice * (all - gone) + floor * gone, all);
    }
    let [left, upper] = [elapsed, startingPrice];
    for (; left >= this.#halfLife && upper > 0n; left -= this.#halfLife) upper /= 2n;
    const whole = 2n * BigInt(this.#halfLife);
    const price = upper === 0n ? 0n : ceilDivide(upper * (whole - BigInt(left)), whole);
    return price < floor ? floor : price;
  }

  buy(now: number, buyer: number, maxPrice: bigint): Refusal[] {
    const price = this.priceAt(now);
    const refusals = this.refusals(
      [now > this.endsAt, "Auction_BiddingOver"],
      [price > maxPrice, "DutchAuction_PriceAboveMax"],
      [isParty(buyer), "Escrow_PartyOfLot"],
    );
    if (refusals.length > 0) return refusals;
    this.lock(buyer, price);
    this.wealth.locked -= price;
    this.sell(buyer, price);
    return [];
  }

  protected override refundLeader(): void {
    // Nobody has money in a Dutch auction.
  }

  protected override decide(): void {
    // Whoever wants the lot has taken it before.
  }
}
