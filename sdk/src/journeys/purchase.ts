import type { Hash } from "viem";
import { buy } from "../actions/buy.ts";
import { buyFromVault } from "../actions/buy-from-vault.ts";
import { buyWithPermit } from "../actions/buy-with-permit.ts";
import { permit } from "../actions/permit.ts";
import type { PurchaseInput } from "../actions/purchase.ts";
import { openedSale, type OpenedSale } from "../actions/receipts.ts";
import { send, type SendOptions } from "../actions/send.ts";
import { sign } from "../actions/signature.ts";
import { CONTENT_NOTICE } from "../audits/limits.ts";
import type { TermsId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { chainTime, deadlineIn } from "../chain/time.ts";
import { formatDuration, formatFtns } from "../chain/units.ts";
import { derivePurchaseKey, type PurchaseKey } from "../delivery/keys.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { quote, type Quote } from "../reads/quote.ts";
import { receiptOf } from "./resume.ts";

/** Where the money comes from: a permit (one transaction), an allowance that is there already, or credit in the vault. */
export type Payment = "permit" | "allowance" | "vault";

/** What to buy, and for how much at most. */
export interface BuyInput {
  readonly terms: TermsId;
  /** Copies, periods or packs; default 1. */
  readonly quantity?: number;
  /** The version that was inspected; another one is not bought. */
  readonly version: number;
  /** FTNS base units for the whole quantity; the purchase is refused above it. Default: the price now. */
  readonly maxPrice?: bigint;
  /**
   * Seconds to check the content that the buyer was shown; the purchase is refused with less. Default: what it is now. A certificate
   * that takes it later takes it from no purchase of before.
   */
  readonly contentWindow?: number;
  readonly payment?: Payment;
  /** Of `buyerMaster` or a keystore; needed for an encrypted version whose key is not held yet. */
  readonly master?: Uint8Array;
  /** Seconds until the offer to buy lapses; default 1,200, and never so late that the content window of the quote could be gone. */
  readonly validFor?: number;
  /** For the summaries. */
  readonly name?: string;
}

/** A purchase that was made. */
export interface Bought extends OpenedSale {
  readonly hash: Hash;
  readonly quote: Quote;
}

const DEFAULT_VALIDITY = 1_200;

/** The key pair of a wallet's purchases under these terms; any device with the master has the same. */
export function purchaseKeyOf(market: MarketClient, master: Uint8Array, terms: TermsId): PurchaseKey {
  return derivePurchaseKey(master, {
    chainId: market.chain.id,
    escrow: market.addresses.Escrow,
    buyer: requireAccount(market),
    termsId: terms,
  });
}

/**
 * The sale of a purchase that was sent before, as after a reload of the page: keep the hash of the "sent" and "replaced" events
 * of `purchase`.
 * @returns undefined when the chain does not know the transaction or refused it: nothing was paid, buy again
 * @throws MarketError `NotConfirmed`, `RpcUnreachable`
 */
export async function resumePurchase(
  market: MarketClient,
  hash: Hash,
  options: SendOptions = {},
): Promise<OpenedSale | undefined> {
  try {
    const receipt = await receiptOf(market, hash, options);
    return receipt?.status === "success" ? openedSale(market, receipt) : undefined;
  } catch (error) {
    throw describeError(error);
  }
}

/**
 * Buys a version that was inspected before (`inspectVersion`): quotes, refuses what the chain would refuse, signs the permit for
 * exactly the price, and sends one transaction. The money waits in escrow when a key has to be delivered.
 * @throws MarketError: the first obstacle of the quote, `NotForSale` for a price above `maxPrice`, another version or less time to check
 * the content, and those of `send`
 */
export async function purchase(market: MarketClient, input: BuyInput, options: SendOptions = {}): Promise<Bought> {
  const { order, quote: found } = await prepareOrder(market, input);
  const action = await payable(market, order, found.amount, input.payment ?? "permit");
  const { hash, receipt } = await send(market, action, options);
  return { ...openedSale(market, receipt), hash, quote: found };
}

/** An order that the chain would accept at the block of its quote. */
export interface PreparedOrder {
  readonly order: PurchaseInput;
  readonly quote: Quote;
}

/**
 * The order of `purchase`, checked as there, for wallets that send it in another way, as in a batch with its approval.
 * @throws MarketError: the first obstacle of the quote, `NotForSale` for a price above `maxPrice`, another version or less time to check the
 * content
 */
export async function prepareOrder(market: MarketClient, input: BuyInput): Promise<PreparedOrder> {
  const { terms, quantity = 1, version, name } = input;
  const found = await quote(market, { terms, quantity, buyer: requireAccount(market) });
  const maxPrice = input.maxPrice ?? found.amount;
  requireAsAgreed(found, input, maxPrice);
  const deadline = await orderDeadline(market, found, input.validFor ?? DEFAULT_VALIDITY);
  const buyerKey = found.needsKey ? purchaseKeyOf(market, requireMaster(input), terms).point : undefined;
  return { order: { terms, quantity, version, maxPrice, deadline, buyerKey, name }, quote: found };
}

/**
 * The last second of an order. The chain knows no least content window of a purchase, but a deadline: the order lapses before a certificate takes
 * the window that its buyer was shown, be it there already, or issued or backed again in this very moment.
 */
async function orderDeadline(market: MarketClient, found: Quote, validFor: number): Promise<number> {
  const deadline = await deadlineIn(market.client, validFor);
  if (!found.needsKey || found.contentWindow === 0) return deadline;
  const now = await chainTime(market.client);
  const contentWaivedFrom = found.contentWaivedFrom ?? now + CONTENT_NOTICE;
  return Math.min(deadline, contentWaivedFrom - 1);
}

async function payable(market: MarketClient, order: PurchaseInput, amount: bigint, payment: Payment) {
  if (payment === "vault") return buyFromVault(market, order);
  if (payment === "allowance" || amount === 0n) return buy(market, order);
  const request = await permit(market, { spender: "Listings", value: order.maxPrice, deadline: order.deadline });
  return buyWithPermit(market, order, { ...request.permit, signature: await sign(market, request) });
}

function requireAsAgreed(found: Quote, { version, contentWindow }: BuyInput, maxPrice: bigint): void {
  const [obstacle] = found.obstacles;
  if (obstacle !== undefined) throw obstacle;
  if (found.version !== version) {
    const message = `Version ${found.version} is sold now, not version ${version} that you looked at. Look at the new one before you buy.`;
    throw new MarketError("NotForSale", message, { expected: version, actual: found.version });
  }
  if (found.amount > maxPrice) {
    const message = `The price is ${formatFtns(found.amount)} now, more than the ${formatFtns(maxPrice)} you agreed to. Agree to the new price, or leave it.`;
    throw new MarketError("NotForSale", message, { price: found.amount, maxPrice });
  }
  if (found.needsKey && contentWindow !== undefined && found.contentWindow < contentWindow) {
    const message = `The time to check the content after the delivery is ${formatDuration(found.contentWindow)} now, less than the ${formatDuration(contentWindow)} you were shown. Agree to that, or leave it.`;
    throw new MarketError("NotForSale", message, { expected: contentWindow, actual: found.contentWindow });
  }
}

function requireMaster({ master }: BuyInput): Uint8Array {
  if (master !== undefined) return master;
  const message =
    "This artifact is encrypted: the purchase needs your key. Sign for it (`buyerMaster`) or open your keystore.";
  throw new MarketError("InvalidInput", message);
}
