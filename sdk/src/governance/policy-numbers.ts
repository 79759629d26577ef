import { readContract } from "viem/actions";
import { numberOf, POLICY_PARAMETERS, type PolicyParameter } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { marketPolicyAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "../reads/snapshot.ts";
import { governedNumber, type GovernedNumber } from "./numbers.ts";
import { TRUST_NUMBERS } from "./trust-numbers.ts";

/** Every number of the market's policy. */
export const POLICY_NUMBERS: Readonly<Record<PolicyParameter, GovernedNumber>> = {
  PlatformFee: governedNumber("Platform fee", "basisPoints", "Share of every payment that goes to the treasury."),
  DeliveryBond: governedNumber(
    "Delivery bond",
    "basisPoints",
    "Share of the payment of an encrypted sale that its seller puts at stake until the key is delivered.",
  ),
  DeliveryWindow: governedNumber("Delivery window", "seconds", "Time that a seller has to deliver the key."),
  ContentWindow: governedNumber("Content window", "seconds", "Time that a buyer has to prove wrong content."),
  MaxContributors: governedNumber(
    "Contributors at most",
    "count",
    "How many accounts can share the revenue of an asset.",
  ),
  MaxParents: governedNumber(
    "Parents at most",
    "count",
    "How many assets an asset can be made from, and pay royalties to.",
  ),
  MaxLineageDepth: governedNumber("Generations at most", "count", "How long a line of parents of parents can be."),
  MaxLineageRoyalty: governedNumber(
    "Royalties of parents at most",
    "basisPoints",
    "Share of what a sale leaves after the fee that all parents together can get.",
  ),
  MaxResaleRoyalty: governedNumber(
    "Resale royalty at most",
    "basisPoints",
    "Share of the price of the asset itself that its creators can ask for when it is sold on.",
  ),
  PauseLength: governedNumber(
    "Length of a pause",
    "seconds",
    "How long new business stands still when the guardian pauses it.",
  ),
  PauseCooldown: governedNumber(
    "Rest between pauses",
    "seconds",
    "Time between the end of a pause and the moment at which the guardian can pause again.",
  ),
  UnrevealedForfeit: governedNumber(
    "Forfeit of unrevealed bids",
    "percent",
    "Share of the collateral of a sealed bid that is lost when the bid is never revealed.",
  ),
  ...TRUST_NUMBERS,
};

/** A number of the policy as it is now, in its unit on the chain. */
export interface PolicyNumber {
  readonly value: bigint;
  /** Smallest value that a vote can set. */
  readonly min: bigint;
  /** Largest value that a vote can set. */
  readonly max: bigint;
}

/** Reads every number of the policy with the bounds that no vote can leave. */
export async function readPolicyNumbers(
  market: MarketClient,
  options: ReadOptions = {},
): Promise<Readonly<Record<PolicyParameter, PolicyNumber>>> {
  return atOneBlock(market, options, async (blockNumber) => {
    const numbers = POLICY_PARAMETERS.map(async (parameter) => {
      const policy = {
        ...{ address: market.addresses.MarketPolicy, abi: marketPolicyAbi, blockNumber },
        args: [numberOf(POLICY_PARAMETERS, parameter)],
      } as const;
      const [value, [min, max]] = await Promise.all([
        readContract(market.client, { ...policy, functionName: "get" }),
        readContract(market.client, { ...policy, functionName: "bounds" }),
      ]);
      return [parameter, { value, min, max }] as const;
    });
    return Object.fromEntries(await Promise.all(numbers)) as Record<PolicyParameter, PolicyNumber>;
  });
}
