import { readContract } from "viem/actions";
import { categoriesOf } from "../chain/category-set.ts";
import { numberOf, POLICY_PARAMETERS, type Category } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { marketPolicyAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** The numbers of the policy that concern sales and publications. */
export interface ChainPolicy {
  /** Platform fee, basis points of the payment. */
  readonly feeBps: number;
  /** Seller's delivery bond, basis points of the payment of an encrypted sale. */
  readonly bondBps: number;
  /** Seconds the seller has to deliver the key. */
  readonly deliveryWindow: number;
  /** Seconds the buyer has to prove wrong content. */
  readonly contentWindow: number;
  /** New business is paused until then, seconds since 1970; 0 = never paused. */
  readonly pausedUntil: number;
  readonly maxContributors: number;
  readonly maxParents: number;
  readonly maxLineageDepth: number;
  readonly maxLineageRoyaltyBps: number;
  readonly maxResaleRoyaltyBps: number;
  /** Assets of these are sold only with a live certificate. */
  readonly certifiedCategories: readonly Category[];
}

const CERTIFIED_CATEGORIES = numberOf(POLICY_PARAMETERS, "CertifiedCategories");

/** The policy in force. */
export async function readPolicy(market: MarketClient, options: ReadOptions = {}): Promise<ChainPolicy> {
  return atOneBlock(market, options, async (blockNumber) => {
    const contract = { address: market.addresses.MarketPolicy, abi: marketPolicyAbi, blockNumber } as const;
    const [sale, publication, certified] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "salePolicy" }),
      readContract(market.client, { ...contract, functionName: "publicationPolicy" }),
      readContract(market.client, { ...contract, functionName: "get", args: [CERTIFIED_CATEGORIES] }),
    ]);
    return { ...sale, ...publication, certifiedCategories: categoriesOf(certified) };
  });
}
