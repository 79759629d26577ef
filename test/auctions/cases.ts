import { REFUSALS, type Auction, type Refusal } from "./reference/rules.ts";

/** What a step of a case does. */
export const Op = { Bid: 0, Reveal: 1, Reclaim: 2, OpenReserve: 3, Settle: 4, Cancel: 5, Unwind: 6, Look: 7 } as const;

/** One call and what the reference says of it. Amounts in FTNS base units. */
export interface Step {
  readonly op: (typeof Op)[keyof typeof Op];
  readonly actor?: number;
  /** Bid: where the money comes from. Reveal and reclaim: the flaw. Open reserve: 1 = with the right salt. */
  readonly flag?: number;
  /** Seconds since the creation. */
  readonly at: number;
  readonly amount?: bigint;
  /** Sealed bid: the collateral; `a` is whose bid is committed to. */
  readonly collateral?: bigint;
  readonly refusals: readonly Refusal[];
  /** English: the minimum afterwards. Dutch: the price. Reveal: number of the leader + 1. */
  readonly a?: bigint;
  /** English: the end afterwards. Sealed bid: the ordinal. Reveal: the leading bid. */
  readonly b?: bigint;
}

/** An auction with all that happens to it. */
export interface Case {
  readonly auction: Auction;
  /** Extension, half-life or reveal window, seconds. */
  readonly parameter: number;
  readonly steps: readonly Step[];
}

const WORD = 32;
const HEADER_WORDS = 5;
const STEP_WORDS = 2;

/** Cases as 32-byte words, big-endian, as `AuctionReplay.sol` reads them. */
export function encodeCases(cases: readonly Case[]): Buffer {
  return Buffer.concat([word([cases.length, 256]), ...cases.map(encodeCase)]);
}

function encodeCase({ auction, parameter, steps }: Case): Buffer {
  const { offer, result, wealth } = auction;
  const [b0 = 0n, b1 = 0n, b2 = 0n, b3 = 0n, b4 = 0n] = wealth.bidders;
  const { startingPrice, reserve, duration, hidden } = offer;
  const { outcome, winner, price } = result;
  const words = [
    word([startingPrice, 96], [reserve, 96], [duration, 32], [parameter, 32]),
    word([hidden ? 1 : 0, 8], [steps.length, 8], [outcome, 8], [winner, 8], [price, 96], [wealth.treasury, 128]),
    word([b0, 128], [b1, 128]),
    word([b2, 128], [b3, 128]),
    word([b4, 128], [wealth.locked, 128]),
  ];
  if (words.length !== HEADER_WORDS) throw new Error("a header has 5 words");
  return Buffer.concat([...words, ...steps.map(encodeStep)], WORD * (HEADER_WORDS + STEP_WORDS * steps.length));
}

function encodeStep({ op, actor = 0, flag = 0, at, amount = 0n, collateral = 0n, refusals, a = 0n, b = 0n }: Step) {
  const mask = refusals.reduce((bits, refusal) => bits | (1 << REFUSALS.indexOf(refusal)), 0);
  return Buffer.concat([
    word([op, 8], [actor, 8], [flag, 8], [at, 40], [amount, 96], [collateral, 96]),
    word([mask, 64], [a, 96], [b, 96]),
  ]);
}

/** Numbers side by side in one word, negative ones in two's complement. */
function word(...fields: readonly (readonly [value: bigint | number, bits: number])[]): Buffer {
  let packed = 0n;
  for (const [value, bits] of fields) {
    const fitted = BigInt.asUintN(bits, BigInt(value));
    if (BigInt(value) >= 0n && fitted !== BigInt(value)) throw new RangeError(`${value} has more than ${bits} bits`);
    packed = (packed << BigInt(bits)) | fitted;
  }
  return Buffer.from(packed.toString(16).padStart(2 * WORD, "0"), "hex");
}
