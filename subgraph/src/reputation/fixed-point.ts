import { BigInt } from "@graphprotocol/graph-ts";

// The arithmetic of sdk/src/reputation/fixed-point.ts, which has the reasons, with the big integers of mappings.

/** 1.0 in the fixed point of the contracts. */
export const WAD = BigInt.fromString("1000000000000000000");

const LN_2 = BigInt.fromString("693147180559945309");
const LN_2_Q96 = BigInt.fromString("54916777467707473351141471128");
const HALF_Q96 = BigInt.fromI32(1).leftShift(95);
const FIVE_18 = BigInt.fromI32(5).pow(18);
const LEAST = BigInt.fromString("-41446531673892822313");
const SCALE = BigInt.fromString("3822833074963236453042738258902158003155416615667");

/** e^x for x <= 0, both in WAD, to the unit that the contracts compute. */
export function expWad(x: BigInt): BigInt {
  if (x.le(LEAST)) return BigInt.zero();
  let r = x.leftShift(78).div(FIVE_18);
  const k = r.leftShift(96).div(LN_2_Q96).plus(HALF_Q96).rightShift(96);
  r = r.minus(k.times(LN_2_Q96));

  let y = r.plus(BigInt.fromString("1346386616545796478920950773328"));
  y = y.times(r).rightShift(96).plus(BigInt.fromString("57155421227552351082224309758442"));
  let p = y.plus(r).minus(BigInt.fromString("94201549194550492254356042504812"));
  p = p.times(y).rightShift(96).plus(BigInt.fromString("28719021644029726153956944680412240"));
  p = p.times(r).plus(BigInt.fromString("4385272521454847904659076985693276").leftShift(96));

  let q = r.minus(BigInt.fromString("2855989394907223263936484059900"));
  q = q.times(r).rightShift(96).plus(BigInt.fromString("50020603652535783019961831881945"));
  q = q.times(r).rightShift(96).minus(BigInt.fromString("533845033583426703283633433725380"));
  q = q.times(r).rightShift(96).plus(BigInt.fromString("3604857256930695427073651918091429"));
  q = q.times(r).rightShift(96).minus(BigInt.fromString("14423608567350463180887372962807573"));
  q = q.times(r).rightShift(96).plus(BigInt.fromString("26449188498355588339934803723976023"));

  return p
    .div(q)
    .times(SCALE)
    .rightShift((195 - k.toI32()) as u8);
}

/**
 * amount * 2^-((time - since) / halfLife), rounded down.
 * @param halfLife seconds
 */
export function decayed(amount: BigInt, since: BigInt, time: BigInt, halfLife: BigInt): BigInt {
  if (amount.isZero() || time.le(since)) return amount;
  const power = expWad(time.minus(since).times(LN_2).div(halfLife).neg());
  return amount.times(power).div(WAD);
}
