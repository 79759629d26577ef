/** 1.0 in the fixed point of the contracts. */
export const WAD = 10n ** 18n;

const LN_2 = 693147180559945309n;
const LN_2_Q96 = 54916777467707473351141471128n;
const FIVE_18 = 5n ** 18n;

/**
 * e^x as Solady's `FixedPointMathLib.expWad` computes it, to the last unit; both in WAD. A (6, 7)-term rational approximation by
 * Remco Bloemen, on (-ln 2 / 2, ln 2 / 2) in units of 2^-96.
 * @param x at most 0: nothing here grows
 */
export function expWad(x: bigint): bigint {
  if (x <= -41446531673892822313n) return 0n;
  let r = (x << 78n) / FIVE_18;
  const k = ((r << 96n) / LN_2_Q96 + (1n << 95n)) >> 96n;
  r -= k * LN_2_Q96;

  let y = r + 1346386616545796478920950773328n;
  y = ((y * r) >> 96n) + 57155421227552351082224309758442n;
  let p = y + r - 94201549194550492254356042504812n;
  p = ((p * y) >> 96n) + 28719021644029726153956944680412240n;
  p = p * r + (4385272521454847904659076985693276n << 96n);

  let q = r - 2855989394907223263936484059900n;
  q = ((q * r) >> 96n) + 50020603652535783019961831881945n;
  q = ((q * r) >> 96n) - 533845033583426703283633433725380n;
  q = ((q * r) >> 96n) + 3604857256930695427073651918091429n;
  q = ((q * r) >> 96n) - 14423608567350463180887372962807573n;
  q = ((q * r) >> 96n) + 26449188498355588339934803723976023n;

  return ((p / q) * 3822833074963236453042738258902158003155416615667n) >> (195n - k);
}

/**
 * amount * 2^-((time - since) / halfLife), rounded down as the contracts do.
 * @param halfLife seconds, not zero
 */
export function decayed(amount: bigint, since: bigint, time: bigint, halfLife: bigint): bigint {
  const elapsed = time > since ? time - since : 0n;
  return (amount * expWad(-((elapsed * LN_2) / halfLife))) / WAD;
}
