import { formatUnits } from "viem";
import type { AssetId } from "../chain/ids.ts";
import type { Contributor, Parent } from "../chain/split.ts";
import { formatBps, formatDuration, shortAddress } from "../chain/units.ts";

const PERCENT_DECIMALS = 2;
const HUNDRED_PERCENT = 10_000n;

/** How an asset is called in a summary. */
export function assetWords(asset: AssetId, name?: string): string {
  return name === undefined ? `asset ${asset}` : `“${name}” (asset ${asset})`;
}

/** "1 licence", "3 licences". */
export function countWords(count: number | bigint, singular: string): string {
  return `${count} ${singular}${BigInt(count) === 1n ? "" : "s"}`;
}

/** "0x12…ef 60 %, 0x34…ab 40 %", or who gets everything. */
export function contributorWords(contributors: readonly Contributor[]): string {
  if (contributors.length === 0) return "everything to the owner";
  const total = contributors.reduce((sum, { weight }) => sum + weight, 0n);
  return contributors.map(({ account, weight }) => `${shortAddress(account)} ${percent(weight, total)}`).join(", ");
}

/** "asset 1 gets 5 % of each sale". */
export function parentWords(parents: readonly Parent[]): string {
  const each = parents.map(({ asset, royaltyBps }) => `asset ${asset} ${formatBps(royaltyBps)}`);
  return `royalties of each sale, after the fee: ${each.join(", ")}`;
}

/** "for ever", "30 days each", "1000 units each". */
export function termsWords(kind: "Perpetual" | "Subscription" | "Metered", period: number, units: number): string {
  switch (kind) {
    case "Perpetual":
      return "for ever";
    case "Subscription":
      return `for ${formatDuration(period)} at a time`;
    case "Metered":
      return `for ${countWords(units, "use")} at a time`;
  }
}

/** Rounded to two decimals for display; the chain splits exactly. */
function percent(weight: bigint, total: bigint): string {
  if (total === 0n) return "0 %";
  return `${formatUnits((weight * HUNDRED_PERCENT + total / 2n) / total, PERCENT_DECIMALS)} %`;
}
