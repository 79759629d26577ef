import { encodeAbiParameters, getAddress, keccak256, type Address, type Hex } from "viem";
import { MarketError } from "../errors/market-error.ts";
import type { AssetId } from "./ids.ts";
import { BASIS_POINTS } from "./units.ts";

/** A contributor's part of the revenue. */
export interface Contributor {
  readonly account: Address;
  /** Relative to the sum of all weights; more than 0. */
  readonly weight: bigint;
}

/** A parent asset and what it gets of each sale of the child. */
export interface Parent {
  readonly asset: AssetId;
  /** Basis points of the payment less the fee. */
  readonly royaltyBps: number;
}

/** How the revenue of an asset is split. */
export interface Split {
  readonly contributors: readonly Contributor[];
  readonly parents: readonly Parent[];
}

/** An asset of a lineage and its split in force: whom an auditor must have no part with. */
export interface Kin {
  readonly asset: AssetId;
  readonly split: Split;
}

const SPLIT_TYPES = [
  {
    type: "tuple[]",
    components: [
      { name: "account", type: "address" },
      { name: "weight", type: "uint96" },
    ],
  },
  {
    type: "tuple[]",
    components: [
      { name: "asset", type: "uint48" },
      { name: "royaltyBps", type: "uint16" },
    ],
  },
] as const;

/** keccak256(abi.encode(contributors, parents)): what the chain stores of a split. */
export function splitHash({ contributors, parents }: Split): Hex {
  return keccak256(encodeAbiParameters(SPLIT_TYPES, [contributors, parents]));
}

/**
 * Contributors in the order the registry asks for: ascending by address.
 * @throws MarketError `InvalidInput` for an account that is named twice
 */
export function sortContributors(contributors: readonly Contributor[]): Contributor[] {
  const checked = contributors.map(({ account, weight }) => ({ account: getAddress(account), weight }));
  const sorted = checked.sort((a, b) => (BigInt(a.account) < BigInt(b.account) ? -1 : 1));
  const twice = sorted.find(({ account }, i) => account === sorted[i + 1]?.account);
  if (twice === undefined) return sorted;
  const message = `${twice.account} is named twice among the contributors. Name each account once.`;
  throw new MarketError("InvalidInput", message, { account: twice.account });
}

/**
 * Parents in the order the registry asks for: ascending by number.
 * @throws MarketError `InvalidInput` for an asset that is named twice
 */
export function sortParents(parents: readonly Parent[]): Parent[] {
  const sorted = [...parents].sort((a, b) => a.asset - b.asset);
  const twice = sorted.find(({ asset }, i) => asset === sorted[i + 1]?.asset);
  if (twice === undefined) return sorted;
  const message = `Asset ${twice.asset} is named twice among the parents. Name each parent once.`;
  throw new MarketError("InvalidInput", message, { asset: twice.asset });
}

/** What an amount of net revenue becomes, to the base unit. */
export interface SplitAmounts {
  /** For each parent, in order; FTNS base units. */
  readonly royalties: readonly bigint[];
  /** For each contributor, in order, or one for the owner when there are none; FTNS base units. */
  readonly shares: readonly bigint[];
}

/**
 * Splits net revenue as the revenue splitter does: royalties rounded down, then shares rounded down, and what rounding leaves
 * over to the first contributor. The sum is always `net`.
 * @param net FTNS base units, the fee is off already
 */
export function splitAmounts(net: bigint, { contributors, parents }: Split): SplitAmounts {
  const royalties = parents.map(({ royaltyBps }) => (net * BigInt(royaltyBps)) / BASIS_POINTS);
  const rest = royalties.reduce((left, royalty) => left - royalty, net);
  if (contributors.length === 0) return { royalties, shares: [rest] };
  const total = contributors.reduce((sum, { weight }) => sum + weight, 0n);
  const exact = contributors.map(({ weight }) => (rest * weight) / total);
  const dust = exact.reduce((left, share) => left - share, rest);
  return { royalties, shares: exact.map((share, i) => (i === 0 ? share + dust : share)) };
}

const WAD = 10n ** 18n;

/**
 * A split as a distribution weighs it: contribution * (0.5 + 0.5 * reputation), in units of half a WAD. One contributor gets everything
 * whatever its reputation.
 * @param reputations of the contributors, in their order; WAD
 */
export function weighedSplit({ contributors, parents }: Split, reputations: readonly bigint[]): Split {
  if (contributors.length < 2) return { contributors, parents };
  const weighed = contributors.map(({ account, weight }, i) => ({
    account,
    weight: weight * (WAD + (reputations[i] ?? 0n)),
  }));
  return { contributors: weighed, parents };
}
