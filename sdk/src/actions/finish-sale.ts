import type { Address } from "viem";
import { assetOf, isTitle, type SaleId, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { formatFtns } from "../chain/units.ts";
import { escrowAbi } from "../generated/abis.ts";
import { keys, type QueryKey } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";

/** A sale as `reads.readSale` gives it. */
export interface FinishSaleInput {
  readonly sale: SaleId;
  readonly terms: TermsId;
  readonly buyer: Address;
  readonly seller: Address;
  /** FTNS base units. */
  readonly amount: bigint;
  /** FTNS base units. */
  readonly bond: bigint;
  /** It was sold as a lot of an auction; default false. */
  readonly lot?: boolean;
}

/** The buyer is satisfied: the seller is paid now instead of after the content window. Buyer only. */
export function confirmSale(market: MarketClient, input: FinishSaleInput): Action {
  const paid = formatFtns(input.amount);
  return finish(
    market,
    input,
    "confirm",
    `Confirm purchase ${input.sale}: the content is right, ${paid} go to the seller. This cannot be undone.`,
  );
}

/** Settles a delivered sale whose content window is over. Anyone. */
export function settleSale(market: MarketClient, input: FinishSaleInput): Action {
  const paid = formatFtns(input.amount);
  return finish(
    market,
    input,
    "settle",
    `Settle sale ${input.sale}: ${paid} go to the seller's revenue, the buyer gets ${isTitle(input.terms) ? "the asset" : "the licence"}.`,
  );
}

/**
 * Gives an order back before its key is delivered: the buyer gets everything back, the seller keeps the bond. Of a lot the buyer gets
 * the bond too. Seller only.
 */
export function declineSale(market: MarketClient, input: FinishSaleInput): Action {
  const paid = formatFtns(input.amount);
  const bond = input.lot === true ? `and your bond of ${formatFtns(input.bond)} on top` : "back, your bond is returned";
  return finish(market, input, "decline", `Decline sale ${input.sale}: the buyer gets ${paid} ${bond}.`);
}

/** Refunds a sale whose key did not come in time, or whose version was proved fraudulent. Anyone. */
export function refundSale(market: MarketClient, input: FinishSaleInput): Action {
  const paid = formatFtns(input.amount);
  const bond = input.bond === 0n ? "" : ` and ${formatFtns(input.bond)} of the seller's bond`;
  return finish(
    market,
    input,
    "refund",
    `Refund sale ${input.sale}: the buyer gets ${paid}${bond} as credit in the vault.`,
  );
}

function finish(
  market: MarketClient,
  input: FinishSaleInput,
  functionName: "confirm" | "settle" | "decline" | "refund",
  summary: string,
): Action {
  return {
    id: `escrow.${functionName}`,
    request: contractCall({
      address: market.addresses.Escrow,
      abi: escrowAbi,
      functionName,
      args: [input.sale],
    }),
    summary: `${summary} Costs no FTNS.`,
    maxCost: 0n,
    refresh: refreshOf(input),
  };
}

function refreshOf({ sale, terms, buyer, seller }: FinishSaleInput): QueryKey[] {
  return [
    keys.sale(sale),
    keys.licence(terms, buyer),
    keys.library(buyer),
    keys.funds(buyer),
    keys.funds(seller),
    keys.deliveries(seller),
    keys.earnings(seller),
    keys.asset(assetOf(terms)),
    // The lists of owners.
    ...(isTitle(terms) ? [keys.search()] : []),
    keys.statistics(),
  ];
}
