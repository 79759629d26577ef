import type { Address } from "viem";
import { readContract } from "viem/actions";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { describeError } from "../../errors/describe.ts";
import type { MarketError } from "../../errors/market-error.ts";
import { escrowAbi } from "../../generated/abis.ts";

/** Whether an account may bid. */
export type BidPermission =
  /** `encrypted`: a bid carries the bidder's key. */
  | { readonly allowed: true; readonly encrypted: boolean }
  /** Why not, in a sentence for the user. */
  | { readonly allowed: false; readonly reason: MarketError };

/**
 * Whether an account may bid for a lot: not the seller, the asset's owner or a contributor, and only while the lot is held.
 * @param split contributors and parents of the lot's split (`readSplit`)
 * @throws MarketError `Escrow_SplitMismatch` for another split, `RpcUnreachable`
 */
export async function readBidPermission(
  market: MarketClient,
  { auction, account, split }: { readonly auction: SaleId; readonly account: Address; readonly split: Split },
): Promise<BidPermission> {
  try {
    const encrypted = await readContract(market.client, {
      address: market.addresses.Escrow,
      abi: escrowAbi,
      functionName: "requireOutsider",
      args: [auction, account, split],
    });
    return { allowed: true, encrypted };
  } catch (error) {
    const reason = describeError(error);
    if (reason.code === "Escrow_PartyOfLot" || reason.code === "Escrow_WrongState") return { allowed: false, reason };
    throw reason;
  }
}
