import type { Address } from "viem";
import type { Content } from "../artifact/content.ts";
import type { SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Delivery } from "../delivery/deliver.ts";
import { escrowAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";

/** A key for the buyer of a sale. */
export interface DeliverKeyInput {
  readonly sale: SaleId;
  /** What the version was published with. */
  readonly content: Content;
  /** Of `deliver`: the content key encrypted to the buyer. */
  readonly delivery: Delivery;
  /** The seller and the buyer of the sale, for what becomes stale. */
  readonly seller: Address;
  readonly buyer: Address;
}

/** Delivers the key of a sale; the chain refuses a wrong one. Anyone may send it. */
export function deliverKey(market: MarketClient, { sale, content, delivery, seller, buyer }: DeliverKeyInput): Action {
  return {
    id: "escrow.deliver",
    request: contractCall({
      address: market.addresses.Escrow,
      abi: escrowAbi,
      functionName: "deliver",
      args: [sale, content, delivery],
    }),
    summary: `Deliver the key of sale ${sale} to its buyer. Only the buyer can open it. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.sale(sale), keys.deliveries(seller), keys.library(buyer)],
  };
}
