import { formatFtns } from "@/lib/format";

/** Smallest part that a falling price is shown with: 0.001 FTNS. */
const STEP = 10n ** 15n;

/** A price that changes each second, short enough to be read: rounded up to three decimals. */
export function liveFtns(amount: bigint): string {
  return formatFtns(((amount + STEP - 1n) / STEP) * STEP);
}
