import { keccak256, type Address } from "viem";
import type { Action } from "../actions/action.ts";
import { deliverKey } from "../actions/deliver-key.ts";
import { refundSale, settleSale } from "../actions/finish-sale.ts";
import { send, type Sent } from "../actions/send.ts";
import { assetOf } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { deliver } from "../delivery/deliver.ts";
import { deriveVersionKeys, type VersionContext } from "../delivery/keys.ts";
import { MarketError } from "../errors/market-error.ts";
import { contextOf } from "../journeys/inspect.ts";
import { readVersion } from "../reads/asset.ts";
import { readVersionRecord, type VersionRecord } from "../reads/records.ts";
import type { ChainSale } from "../reads/sale.ts";
import type { OpenSale } from "./state.ts";

/** A published version with what its keys are bound to; it never changes, so it is read once. */
export interface KnownVersion {
  readonly record: VersionRecord;
  readonly context: VersionContext;
}

/** The versions that an agent delivers. */
export class VersionBook {
  readonly #market: MarketClient;
  readonly #known = new Map<string, Promise<KnownVersion>>();

  constructor(market: MarketClient) {
    this.#market = market;
  }

  /** @throws MarketError; a failure is not remembered */
  get(asset: number, version: number): Promise<KnownVersion> {
    const key = `${asset}-${version}`;
    const known = this.#known.get(key) ?? this.#read(asset, version);
    this.#known.set(key, known);
    known.catch(() => this.#known.delete(key));
    return known;
  }

  async #read(asset: number, version: number): Promise<KnownVersion> {
    const record = await readVersionRecord(this.#market, asset, version);
    return { record, context: await contextOf(this.#market, record) };
  }
}

/** What the agent does about one sale. */
export type Task = "deliver" | "settle" | "refund";

/** Errors that no later attempt can mend. */
const FINAL = new Set<string>([
  "AuditKeys_KeyCommitmentMismatch",
  "AuditKeys_WrongKey",
  "Delivery_InvalidPoint",
  "Delivery_InvalidSecret",
  "Escrow_BuyerKeyMismatch",
  "Escrow_KeyCommitmentMismatch",
  "Escrow_WrongKey",
  "Mismatch",
  "WalletMissing",
  "WrongChain",
]);

/** Errors that say that somebody else has done it, or that it need not be done any more. */
const DONE = new Set<string>([
  "AuditKeys_AlreadyDelivered",
  "AuditKeys_NotRequested",
  "Audits_DeadlinePassed",
  "Audits_WrongPhase",
  "Audits_WrongSeatState",
  "Escrow_NothingToRefund",
  "Escrow_UnknownSale",
  "Escrow_WrongState",
]);

/** How a failed attempt is to be taken. */
export function judgeFailure(error: MarketError): "final" | "done" | "later" {
  if (FINAL.has(error.code)) return "final";
  return DONE.has(error.code) ? "done" : "later";
}

/**
 * Derives the key of a sale and encrypts it to the buyer.
 * @param master the seller's 32 bytes
 * @param open the buyer's key may come from the index: it is held against the chain
 * @returns the delivery as an action; nothing is sent
 * @throws MarketError `Escrow_WrongKey` when the master is not the one the version was published with, `Escrow_BuyerKeyMismatch`
 */
export async function prepareDelivery(
  market: MarketClient,
  versions: VersionBook,
  master: Uint8Array,
  sale: ChainSale,
  { buyerKey }: Pick<OpenSale, "buyerKey">,
): Promise<Action> {
  const { record, context } = await versions.get(assetOf(sale.terms), sale.version);
  if (BigInt(deriveVersionKeys(master, context).keyHash) !== BigInt(record.content.keyHash)) {
    const message = `This master secret is not the one that version ${sale.version} of asset ${record.asset} was published with, so sale ${sale.sale} cannot be delivered. Start the agent with the right keystore before ${new Date(sale.deadline * 1_000).toISOString()}.`;
    throw new MarketError("Escrow_WrongKey", message, { sale: sale.sale });
  }
  if (buyerKey === undefined || BigInt(keccak256(buyerKey)) !== BigInt(sale.buyerKeyHash)) {
    const message = `The buyer's key of sale ${sale.sale} is not the one on the chain: it was bought anew in another block.`;
    throw new MarketError("Escrow_BuyerKeyMismatch", message, { sale: sale.sale });
  }
  const target = { chainId: market.chain.id, escrow: market.addresses.Escrow, saleId: sale.sale, buyerPoint: buyerKey };
  const delivery = deliver(master, context, target);
  return deliverKey(market, { ...sale, content: record.content, delivery });
}

/** Delivers the key of a sale; see `prepareDelivery`. */
export async function deliverSale(
  market: MarketClient,
  versions: VersionBook,
  master: Uint8Array,
  sale: ChainSale,
  open: OpenSale,
): Promise<Sent> {
  return send(market, await prepareDelivery(market, versions, master, sale, open));
}

/** Settles a sale whose content window is over. */
export function settle(market: MarketClient, sale: ChainSale): Promise<Sent> {
  return send(market, settleSale(market, sale));
}

/** Takes the buyer's money back. */
export function refund(market: MarketClient, sale: ChainSale): Promise<Sent> {
  return send(market, refundSale(market, sale));
}

/** Whether the version of an open sale was proved fraudulent, so that the money can be taken back at once. */
export async function isFraudulent(market: MarketClient, sale: ChainSale): Promise<boolean> {
  return (await readVersion(market, assetOf(sale.terms), sale.version)).fraudulent;
}

/** Whether an account can send several transactions at a time without mixing up their numbers. */
export function sendsInParallel(account: Address | { readonly nonceManager?: unknown } | undefined): boolean {
  return typeof account === "object" && account.nonceManager !== undefined;
}
