import { titleOf, type RefundReason, type SaleState } from "@ftns-market/sdk/chain";
import type { SalePage } from "@ftns-market/sdk/queries";
import type { ChainSale } from "@ftns-market/sdk/reads";
import type { Address } from "viem";

/** A purchase as this page needs it, from the chain where the chain has it, else from the index. */
export interface PurchaseView {
  readonly sale: bigint;
  readonly asset: number;
  readonly version: number;
  readonly terms: bigint;
  readonly quantity: number;
  readonly buyer: Address;
  readonly seller: Address;
  /** FTNS base units. */
  readonly amount: bigint;
  /** FTNS base units. */
  readonly bond: bigint;
  readonly state: SaleState;
  /** Settled in the transaction that bought: nothing had to be delivered. */
  readonly instant: boolean;
  /** AwaitingKey: last second to deliver. Delivered: last second to prove wrong content. 0 when it is closed. */
  readonly deadline: number;
  /** Seconds to prove wrong content after the delivery; undefined when only the index is known. */
  readonly contentWindow: number | undefined;
  /** Its version was proved to be something else than was committed to. */
  readonly fraudulent: boolean;
  readonly refundReason: RefundReason | undefined;
}

/** @param page of the index; @param chain undefined for a purchase that was settled at once */
export function viewOf(
  page: SalePage | undefined,
  chain: ChainSale | undefined,
  fraudulent: boolean,
): PurchaseView | undefined {
  if (chain !== undefined) {
    const { sale, version, terms, quantity, buyer, seller, amount, bond, state, deadline, contentWindow } = chain;
    return {
      ...{ sale, version, terms, quantity, buyer, seller, amount, bond, state, contentWindow, fraudulent },
      asset: Number(terms >> 16n),
      instant: false,
      deadline: state === "AwaitingKey" || state === "Delivered" ? deadline : 0,
      refundReason: page?.refund?.reason,
    };
  }
  if (page === undefined) return undefined;
  return {
    sale: BigInt(page.id),
    asset: Number(page.asset.id),
    version: page.version.number,
    terms: page.terms === null ? titleOf(Number(page.asset.id)) : BigInt(page.terms.id),
    quantity: Number(page.quantity),
    buyer: page.buyer.id,
    seller: page.seller.id,
    amount: BigInt(page.amount),
    bond: BigInt(page.bond),
    state: page.state,
    instant: page.instant,
    deadline: Number(page.deadline ?? 0),
    contentWindow: undefined,
    fraudulent,
    refundReason: page.refund?.reason,
  };
}
