"use client";
import { assetOf, type MarketClient } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import { ActionButton } from "@/features/transaction";

export interface StrikeSaleProps {
  /** Id of a sale that can be struck, decimal. */
  readonly sale: string;
  readonly seller: Address;
}

/** Takes a sale out of its seller's reputation. */
export function StrikeSaleButton({ sale, seller }: StrikeSaleProps) {
  return (
    <ActionButton
      title="Strike this sale"
      tone="danger"
      prepare={(market) => prepareStrike(market, BigInt(sale), seller)}
      explanation="Anybody may do this, once. The chain is shown the revenue split that this sale was paid by, which names the buyer: such a sale says nothing of its seller. It is taken out of the seller’s reputation, whatever the split is now."
    >
      Strike
    </ActionButton>
  );
}

async function prepareStrike(market: MarketClient, sale: bigint, seller: Address) {
  const [{ readSale, readSplit }, { strikeSale }] = await Promise.all([
    import("@ftns-market/sdk/reads"),
    import("@ftns-market/sdk/actions"),
  ]);
  const { terms, split } = await readSale(market, sale);
  return strikeSale(market, { sale, seller, split: await readSplit(market, assetOf(terms), split) });
}
