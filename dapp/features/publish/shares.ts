const HUNDREDTHS = 10_000n;

/** A weight as it is written; undefined when it is none. At most a uint96, as the contract takes it. */
export function weightOf(text: string): bigint | undefined {
  if (!/^\d{1,29}$/.test(text.trim())) return undefined;
  const weight = BigInt(text.trim());
  return weight > 0n && weight < 2n ** 96n ? weight : undefined;
}

/**
 * What weights are of the whole, for people: two decimals, and together exactly 100 % (what rounding leaves over goes to the largest
 * remainders). The chain splits exactly by the weights.
 * @returns per cent, such as "33.34 %"; undefined for a weight that is none
 */
export function shareTexts(weights: readonly (bigint | undefined)[]): (string | undefined)[] {
  const total = weights.reduce<bigint>((sum, weight) => sum + (weight ?? 0n), 0n);
  if (total === 0n) return weights.map(() => undefined);
  const parts = weights.map((weight = 0n, index) => ({
    index,
    share: (weight * HUNDREDTHS) / total,
    remainder: (weight * HUNDREDTHS) % total,
  }));
  let left = HUNDREDTHS - parts.reduce((sum, { share }) => sum + share, 0n);
  const shares = parts.map(({ share }) => share);
  for (const { index } of [...parts].sort(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder),
  )) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares.map((share, index) => (weights[index] === undefined ? undefined : percentText(share)));
}

function percentText(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")} %`;
}

/** "2.5" as 250 basis points; undefined when it is no percentage with at most two decimals, or above 100. */
export function bpsOf(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return bps <= 10_000 ? bps : undefined;
}
