import type { Address } from "viem";
import { getBlock, readContract } from "viem/actions";
import { numberOf, POLICY_PARAMETERS } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { marketPolicyAbi, reputationAbi } from "../generated/abis.ts";
import { reputationOf, type Reputation, type Standing } from "../reputation/score.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A reputation as the chain has it, and what it is made of. */
export interface ChainReputation {
  /** WAD in [0, 1], as the chain says it. */
  readonly score: bigint;
  readonly standing: Standing;
  /** How the score comes about, WAD each. */
  readonly parts: Reputation;
  /** Seconds in which a reputation halves without business. */
  readonly halfLife: number;
  /** Of the block that was read, seconds since 1970. */
  readonly time: number;
}

/** Reads the reputation of an account. One without a history has 0.625. */
export async function readReputation(
  market: MarketClient,
  account: Address,
  options: ReadOptions = {},
): Promise<ChainReputation> {
  const { Reputation: address, MarketPolicy } = market.addresses;
  return atOneBlock(market, options, async (blockNumber) => {
    const contract = { address, abi: reputationAbi, args: [account], blockNumber } as const;
    const [score, { conduct, feedback }, halfLife, { timestamp }] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "reputationOf" }),
      readContract(market.client, { ...contract, functionName: "standingOf" }),
      readContract(market.client, {
        ...{ address: MarketPolicy, abi: marketPolicyAbi, blockNumber },
        functionName: "get",
        args: [numberOf(POLICY_PARAMETERS, "ReputationHalfLife")],
      }),
      getBlock(market.client, { blockNumber }),
    ]);
    const standing: Standing = {
      conduct: {
        succeeded: BigInt(conduct.succeeded),
        failed: BigInt(conduct.failed),
        activeAt: BigInt(conduct.activeAt),
        penalty: conduct.penalty,
        penalizedAt: BigInt(conduct.penalizedAt),
        qualitySum: BigInt(conduct.qualitySum),
        qualityCount: BigInt(conduct.qualityCount),
      },
      feedback,
    };
    const parts = reputationOf(standing, timestamp, halfLife);
    return { score, standing, parts, halfLife: Number(halfLife), time: Number(timestamp) };
  });
}

/** The reputations of several accounts, in their order. WAD in [0, 1]. */
export async function readReputations(
  market: MarketClient,
  accounts: readonly Address[],
  options: ReadOptions = {},
): Promise<readonly bigint[]> {
  if (accounts.length === 0) return [];
  return atOneBlock(market, options, (blockNumber) =>
    readContract(market.client, {
      ...{ address: market.addresses.Reputation, abi: reputationAbi, blockNumber },
      functionName: "reputationsOf",
      args: [accounts],
    }),
  );
}
