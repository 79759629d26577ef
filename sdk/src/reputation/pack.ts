import type { Conduct } from "./score.ts";

/** Widths of the fields of the word in `ConductChanged` and `QualityFound`, from the lowest bit. */
const FIELDS = [
  ["succeeded", 32n],
  ["failed", 32n],
  ["activeAt", 40n],
  ["penalty", 64n],
  ["penalizedAt", 40n],
  ["qualitySum", 32n],
  ["qualityCount", 16n],
] as const satisfies readonly (readonly [keyof Conduct, bigint])[];

/** Reads the word that the contracts store and emit for an account's conduct. */
export function unpackConduct(word: bigint): Conduct {
  let rest = word;
  const entries = FIELDS.map(([name, width]) => {
    const value = BigInt.asUintN(Number(width), rest);
    rest >>= width;
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as unknown as Conduct;
}
