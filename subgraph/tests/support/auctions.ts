import { GENESIS } from "./case.ts";
import { addressOf, hash, type MockEvent } from "./events.ts";
import { ALICE, CAROL, market } from "./fixture.ts";
import { ftns, poolId, termsId } from "./market.ts";

export const ENGLISH = 0;
export const DUTCH = 1;
export const SEALED_BID = 2;
export const VICKREY = 3;
export const SOLD = 0;
export const UNSOLD = 1;
export const CANCELLED = 2;
export const VOID = 3;
export const UNWOUND = 4;

export const ENDS_AT = GENESIS + 86_400;
export const REVEAL_ENDS_AT = ENDS_AT + 3_600;
export const NOBODY = `0x${"00".repeat(20)}`;
const CONTRACTS = ["EnglishAuction", "DutchAuction", "SealedBidAuction", "VickreyAuction"] as const;

interface AuctionFields {
  /** Licence terms of asset 1, or the asset itself: ordinal 0. */
  readonly terms?: bigint;
  readonly number?: number;
  readonly seller?: string;
  readonly quantity?: number;
  readonly version?: number;
  readonly bond?: bigint;
  readonly startingPrice?: bigint;
  /** 0 = hidden. */
  readonly reserve?: bigint;
  readonly endsAt?: number;
  readonly extension?: number;
  readonly halfLife?: number;
}

/** The events of one auction of asset 1 in the order in which the contracts emit them. */
export class MockAuction {
  readonly id: bigint;
  readonly kind: number;
  readonly #fields: Required<AuctionFields>;

  constructor(kind: number, fields: AuctionFields = {}) {
    const startingPrice = fields.startingPrice ?? ftns(100);
    this.kind = kind;
    this.id = (BigInt(kind + 2) << 48n) | BigInt(fields.number ?? 1);
    this.#fields = {
      ...{ terms: termsId(1), number: 1, seller: ALICE, quantity: 1, version: 1, bond: 0n, endsAt: ENDS_AT },
      ...{ extension: 0, halfLife: 0, startingPrice, reserve: startingPrice, ...fields },
    };
  }

  get contract(): string {
    return addressOf(this.#contract);
  }

  get #contract() {
    return CONTRACTS[this.kind] ?? "EnglishAuction";
  }

  /** The escrow holds the lot, then the auction is announced. */
  create(): MockEvent[] {
    const { terms, seller, quantity, version, startingPrice, reserve, endsAt, extension, halfLife } = this.#fields;
    const sealed = this.kind >= SEALED_BID;
    return [
      ...this.hold(),
      market.emit(this.#contract, "AuctionCreated", {
        ...{ auction: this.id, terms, seller, kind: this.kind, quantity, version, startingPrice, reserve },
        reserveHash: hash(reserve === 0n ? 0x5e : 0),
        memo: hash(reserve === 0n ? 0x3e : 0),
        ...{ endsAt, revealEndsAt: sealed ? REVEAL_ENDS_AT : 0, extension, halfLife, forfeitPercent: sealed ? 10 : 0 },
      }),
    ];
  }

  hold(): MockEvent[] {
    const { terms, seller, quantity, version, bond } = this.#fields;
    const held = { sale: this.id, terms, seller, version, split: 1, quantity, feeBps: 500, bond };
    const lock = isTitle(terms) ? [market.emit("AssetRegistry", "AssetLocked", { asset: 1 })] : [];
    const drawn = market.emit("Vault", "Drawn", { account: seller, spender: addressOf("Escrow"), amount: bond });
    return [market.emit("Escrow", "LotHeld", held), ...lock, ...(bond === 0n ? [] : [drawn])];
  }

  bid(bidder: string, amount: bigint, { endsAt = this.#fields.endsAt, bidderKey = "0x" } = {}): MockEvent {
    return market.emit(this.#contract, "BidPlaced", { auction: this.id, bidder, amount, endsAt, bidderKey });
  }

  commit(bidder: string, collateral: bigint, ordinal: number): MockEvent {
    const [commitment, memo] = [hash(0xc000 + ordinal), hash(0x3e00 + ordinal)];
    return market.emit(this.#contract, "BidCommitted", {
      ...{ auction: this.id, bidder, commitment, collateral, ordinal, memo },
    });
  }

  reveal(bidder: string, value: bigint, leads: boolean, bidderKey = "0x"): MockEvent {
    return market.emit(this.#contract, "BidRevealed", { auction: this.id, bidder, value, leads, bidderKey });
  }

  reclaim(bidder: string, forfeited: bigint, returned: bigint): MockEvent {
    return market.emit(this.#contract, "BidForfeited", { auction: this.id, bidder, forfeited, returned });
  }

  openReserve(reserve: bigint): MockEvent {
    return market.emit(this.#contract, "ReserveOpened", { auction: this.id, reserve });
  }

  /** Without a winner: the lot goes back. */
  end(outcome: number, bondTo = this.#fields.seller): MockEvent[] {
    const unlock = isTitle(this.#fields.terms) ? [this.unlock(this.#fields.seller)] : [];
    return [
      market.emit(this.#contract, "AuctionEnded", { auction: this.id, outcome, winner: NOBODY, price: 0n }),
      market.emit("Escrow", "LotReturned", { sale: this.id, bondTo }),
      ...unlock,
    ];
  }

  /** With a winner: the sale of the lot opens. A lot of an open artifact is settled at once. */
  sell(winner: string, price: bigint): MockEvent[] {
    const { terms, seller, version, quantity } = this.#fields;
    const fee = price / 20n;
    return [
      market.emit(this.#contract, "AuctionEnded", { auction: this.id, outcome: SOLD, winner, price }),
      market.emit("Escrow", "SaleOpened", {
        ...{ sale: this.id, terms, buyer: winner, seller, version, split: 1, quantity, amount: price, fee },
      }),
    ];
  }

  awaitKey(deadline: number): MockEvent {
    const { seller, bond } = this.#fields;
    return market.emit("Escrow", "KeyAwaited", { sale: this.id, seller, bond, deadline, buyerKey: "0x0b" });
  }

  /** @param royalty of the publisher, of a resale */
  settle(winner: string, price: bigint, royalty = 0n): MockEvent[] {
    const { terms, quantity, seller, bond } = this.#fields;
    const fee = price / 20n;
    const pool = poolId(1);
    const paid =
      royalty === 0n
        ? []
        : [
            market.emit("Escrow", "ResaleRoyaltyPaid", { sale: this.id, recipient: CAROL, amount: royalty }),
            market.release(CAROL, royalty),
          ];
    const goods = isTitle(terms)
      ? [market.emit("AssetRegistry", "Transfer", { from: seller, to: winner, id: 1 }), this.unlock(winner)]
      : market.issue(terms, winner, quantity);
    return [
      ...paid,
      market.emit("Escrow", "SaleSettled", { sale: this.id, pool, net: price - fee - royalty, fee }),
      ...goods,
      ...(bond === 0n ? [] : [market.release(seller, bond)]),
    ];
  }

  unlock(recipient: string): MockEvent {
    return market.emit("AssetRegistry", "AssetUnlocked", { asset: 1, recipient });
  }
}

/** Asset 1 of Alice with terms, and the venues of the auctions. */
export function auctionHouse({ encrypted = false } = {}): MockEvent[] {
  return [
    market.admitListings(),
    ...CONTRACTS.map((name, i) => market.emit("Escrow", "VenueAdmitted", { venue: addressOf(name), index: i + 2 })),
    market.emit("Vault", "Deposited", { account: ALICE, payer: ALICE, amount: ftns(50) }),
    ...market.publish({ asset: 1, owner: ALICE, encrypted, contributors: [[ALICE, 1]] }),
    market.createTerms({ asset: 1 }),
  ];
}

function isTitle(terms: bigint): boolean {
  return terms % 65_536n === 0n;
}
