import { formatUnits } from "viem";

const HUNDRED_PERCENT = 10_000n;

/** A weight as a percentage of the sum of all weights, to two decimals: "33.33 %". The chain splits exactly. */
export function shareWords(weight: bigint, total: bigint): string {
  if (total === 0n) return "0 %";
  const bps = (weight * HUNDRED_PERCENT) / total;
  return bps === 0n && weight > 0n ? "< 0.01 %" : `${formatUnits(bps, 2)} %`;
}
