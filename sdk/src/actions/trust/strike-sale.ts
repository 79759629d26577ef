import type { Address } from "viem";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { selfDealingAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";

/** A sale whose buyer was paid by it. */
export interface StrikeSaleInput {
  readonly sale: SaleId;
  /** The split that the sale was paid by, as `reads.readSplit` gives it. */
  readonly split: Split;
  /** For what becomes stale. */
  readonly seller: Address;
}

/** Takes a sale out of its seller's reputation by showing that its buyer is a contributor of its split. Anyone. */
export function strikeSale(market: MarketClient, { sale, split, seller }: StrikeSaleInput): Action {
  return {
    id: "selfDealing.strike",
    request: contractCall({
      address: market.addresses.SelfDealing,
      abi: selfDealingAbi,
      functionName: "strike",
      args: [sale, split],
    }),
    summary: `Strike sale ${sale} from the seller's reputation: its buyer was paid by it. Money and goods stay as they are. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.sale(sale), keys.reputation(seller)],
  };
}
