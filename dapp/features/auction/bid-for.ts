import type { MarketClient } from "@ftns-market/sdk/chain";
import type { BidFor } from "@ftns-market/sdk/journeys";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import type { ReadyPayment } from "./bid-form";

/** What every bid names, with the key that a delivery of the lot would be encrypted to. */
export async function bidFor(
  market: MarketClient,
  { auction, version, encrypted }: Pick<ChainAuction, "auction" | "version" | "encrypted">,
  { option, leave }: ReadyPayment,
  name: string,
  buyerMaster: (market: MarketClient) => Promise<Uint8Array>,
): Promise<BidFor> {
  return {
    ...{ auction, version, name },
    first: option.source === "wallet" ? "wallet" : "credit",
    payment: leave === "approve" ? "allowance" : "permit",
    ...(encrypted ? { master: await buyerMaster(market) } : {}),
  };
}
