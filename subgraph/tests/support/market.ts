import { account, type EventWriter, hash, type MockEvent } from "./events.ts";

const ZERO_ADDRESS = account(0);
/** The escrow. */
const ISSUER = account(0xc4);
const SPDX_MIT = `0x${Buffer.from("MIT").toString("hex").padEnd(64, "0")}`;
const UNLIMITED = 4_294_967_295;
const NEVER = 1_099_511_627_775;

export const MODEL = 0;
export const DATASET = 1;
export const PERPETUAL = 0;
export const SUBSCRIPTION = 1;
export const METERED = 2;

/** Amount in FTNS as base units. */
export function ftns(amount: number): bigint {
  return BigInt(Math.round(amount * 1e6)) * 10n ** 12n;
}

interface Publication {
  readonly asset: number;
  readonly owner: string;
  readonly category?: number;
  readonly encrypted?: boolean;
  /** Number in the digest of the metadata. */
  readonly metadata?: number;
  readonly size?: number;
  readonly contributors?: readonly (readonly [address: string, weight: number])[];
  readonly parents?: readonly (readonly [asset: number, royaltyBps: number])[];
}

interface TermsFields {
  readonly asset: number;
  readonly ordinal?: number;
  readonly kind?: number;
  readonly transferable?: boolean;
  readonly exclusive?: boolean;
  readonly period?: number;
  readonly unitsPerPack?: number;
  readonly supplyCap?: number;
  readonly text?: string;
  readonly textIsSpdx?: boolean;
}

interface ListingFields {
  readonly terms: bigint;
  readonly seller: string;
  readonly price: bigint;
  readonly remaining?: number;
  readonly expiresAt?: number;
  readonly epoch?: number;
}

interface SaleFields {
  readonly sale?: number;
  readonly venue?: number;
  readonly terms: bigint;
  readonly buyer: string;
  readonly seller: string;
  readonly amount: bigint;
  readonly fee?: bigint;
  readonly quantity?: number;
  readonly version?: number;
  readonly split?: number;
}

export function termsId(asset: number, ordinal = 1): bigint {
  return (BigInt(asset) << 16n) | BigInt(ordinal);
}

export function poolId(asset: number, split = 1): bigint {
  return (BigInt(asset) << 16n) | BigInt(split);
}

export function saleId(sale = 1, venue = 1): bigint {
  return (BigInt(venue) << 48n) | BigInt(sale);
}

/** A sale that was settled at once has no number: the index makes one of its block and the place of its event in it. */
export function instantSaleId(block: number, log = 0): string {
  return String(2n ** 64n + (BigInt(block) << 32n) + BigInt(log));
}

export function licenceId(terms: bigint, holder: string): string {
  return `${terms}-${holder}`;
}

/** A payment as the splitter packs it: 20 bytes of address, 12 of amount. */
export function payout(account: string, amount: bigint): string {
  return account + amount.toString(16).padStart(24, "0");
}

/** Digest of the metadata that `publish` names. */
export function metadataDigest(n: number): string {
  return hash(0x4d00 + n);
}

/** The events of whole transactions, in the order in which the contracts emit them. */
export class Market {
  readonly emit: EventWriter["write"];

  constructor(events: EventWriter) {
    this.emit = events.write.bind(events);
  }

  publish(publication: Publication): MockEvent[] {
    const { asset, owner, category = MODEL, contributors = [], parents = [] } = publication;
    return [
      this.emit("AssetRegistry", "Transfer", { from: ZERO_ADDRESS, to: owner, id: asset }),
      this.emit("AssetRegistry", "AssetPublished", {
        asset,
        publisher: owner,
        category,
        resaleRoyaltyBps: 250,
        depth: parents.length > 0 ? 1 : 0,
      }),
      this.publishVersion({ ...publication, number: 1 }),
      this.emit("AssetRegistry", "SplitChanged", {
        asset,
        split: 1,
        contributors: [...contributors],
        parents: [...parents],
      }),
    ];
  }

  publishVersion(version: Omit<Publication, "owner"> & { number: number }): MockEvent {
    const { asset, number, metadata = asset, size = 1_000, encrypted = false } = version;
    return this.emit("AssetRegistry", "VersionPublished", {
      asset,
      version: number,
      metadataDigest: metadataDigest(metadata),
      artifactDigest: hash(0xa000 + asset),
      keyNonce: encrypted ? hash(1) : hash(0),
      content: [hash(2), encrypted ? hash(3) : hash(2), size, encrypted ? hash(4) : hash(0)],
    });
  }

  createTerms(fields: TermsFields): MockEvent {
    const { asset, ordinal = 1, kind = PERPETUAL, transferable = false, exclusive = false } = fields;
    const { period = 0, unitsPerPack = 0, supplyCap = 0, text = SPDX_MIT, textIsSpdx = true } = fields;
    return this.emit("Licences", "TermsCreated", {
      termsId: termsId(asset, ordinal),
      asset,
      terms: [asset, kind, transferable, exclusive, false, textIsSpdx, period, unitsPerPack, supplyCap, 0, text],
    });
  }

  list({ terms, seller, price, remaining = UNLIMITED, expiresAt = NEVER, epoch = 0 }: ListingFields): MockEvent {
    const listing = [String(price), remaining, expiresAt, epoch, 1];
    return this.emit("Listings", "Listed", { terms, asset: Number(terms >> 16n), seller, listing });
  }

  admitListings(): MockEvent {
    return this.emit("Escrow", "VenueAdmitted", { venue: account(0xc7), index: 1 });
  }

  /** A sale that is settled at once: its licence follows. */
  sellAtOnce(fields: SaleFields): MockEvent[] {
    const { venue = 1, terms, buyer, seller, quantity = 1 } = fields;
    const sold = this.emit("Escrow", "Sold", { ...termsOfSale(fields), terms, buyer, seller, venue });
    return [sold, ...this.issue(terms, buyer, quantity)];
  }

  /** A sale that waits for its key: the seller's bond is drawn. */
  sellEncrypted(fields: SaleFields & { bond: bigint; deadline: number }): MockEvent[] {
    const { sale, venue, seller, bond, deadline } = fields;
    const { terms, buyer } = fields;
    const opened = this.emit("Escrow", "SaleOpened", {
      ...termsOfSale(fields),
      sale: saleId(sale, venue),
      terms,
      buyer,
      seller,
    });
    const awaited = this.emit("Escrow", "KeyAwaited", {
      sale: saleId(sale, venue),
      seller,
      bond,
      deadline,
      buyerKey: "0x0b",
    });
    if (bond === 0n) return [opened, awaited];
    const spender = account(0xc4);
    return [opened, awaited, this.emit("Vault", "Drawn", { account: seller, spender, amount: bond })];
  }

  deliver(contentDeadline: number, sale = saleId()): MockEvent {
    return this.emit("Escrow", "KeyDelivered", { sale, contentDeadline, r1: "0x0011", w: "0x0022" });
  }

  settle(fields: SaleFields & { bond: bigint }): MockEvent[] {
    const { sale, venue, terms, buyer, seller, amount, fee = 0n, quantity = 1, split, bond } = fields;
    const asset = Number(terms >> 16n);
    const settled = this.emit("Escrow", "SaleSettled", {
      sale: saleId(sale, venue),
      pool: poolId(asset, split),
      net: amount - fee,
      fee,
    });
    const released = bond === 0n ? [] : [this.release(seller, bond)];
    return [settled, ...this.issue(terms, buyer, quantity), ...released];
  }

  /** @param reason 0 not delivered, 1 declined, 2 fraudulent */
  refund(reason: number, amount: bigint, bondPaid: bigint, sale = saleId()): MockEvent {
    return this.emit("Escrow", "SaleRefunded", { sale, reason, amount, bondPaid });
  }

  release(to: string, amount: bigint): MockEvent {
    return this.emit("Vault", "Released", { compartment: account(0xc4), account: to, amount });
  }

  /** Copies or units: the ERC-1155 event says all. */
  issue(terms: bigint, holder: string, quantity: number, operator = ISSUER): MockEvent[] {
    const minted = { operator, from: ZERO_ADDRESS, to: holder, id: terms, value: quantity };
    return [this.emit("Licences", "TransferSingle", minted)];
  }

  /** A new subscription: the ERC-1155 event, and the one that says until when. */
  subscribe(terms: bigint, holder: string, periods: number, expiresAt: number): MockEvent[] {
    return [...this.issue(terms, holder, 1), this.prolong(terms, holder, periods, expiresAt)];
  }

  /** A renewal leaves the balance as it is. */
  prolong(terms: bigint, holder: string, periods: number, expiresAt: number, granted = false): MockEvent {
    return this.emit("Licences", "SubscriptionProlonged", { termsId: terms, holder, periods, expiresAt, granted });
  }
}

function termsOfSale({ amount, fee = 0n, quantity = 1, version = 1, split = 1 }: SaleFields) {
  return { version, split, quantity, amount, fee };
}
