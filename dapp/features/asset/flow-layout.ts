/** A stream of the picture, from the whole at the left to its payee at the right. Heights in pixels. */
export interface Stream<T> {
  readonly part: T;
  /** Upper and lower edge at the source. */
  readonly from: readonly [top: number, bottom: number];
  /** Upper and lower edge at the payee. */
  readonly to: readonly [top: number, bottom: number];
}

export interface Flow<T> {
  /** Of the whole picture. */
  readonly height: number;
  /** Upper and lower edge of the source. */
  readonly source: readonly [top: number, bottom: number];
  readonly streams: readonly Stream<T>[];
}

/** A payee needs this much for its two lines of words. */
const SLOT = 44;
/** The whole is this high. */
const WHOLE = 150;
/** Even the smallest part is seen. */
const THINNEST = 2;

/** Lays out where a whole goes: parts under each other at the source, apart from each other at the payees. */
export function layoutFlow<T extends { readonly amount: bigint }>(parts: readonly T[]): Flow<T> {
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const thick = parts.map(({ amount }) =>
    whole === 0n ? THINNEST : Math.max(THINNEST, (Number((amount * 10_000n) / whole) / 10_000) * WHOLE),
  );
  const sourceHeight = thick.reduce((sum, height) => sum + height, 0);
  const slots = thick.map((height) => Math.max(SLOT, height));
  const height = Math.max(
    sourceHeight,
    slots.reduce((sum, slot) => sum + slot, 0),
  );
  const sourceTop = (height - sourceHeight) / 2;
  let left = sourceTop;
  let right = 0;
  const streams = parts.map((part, i): Stream<T> => {
    const own = thick[i] ?? THINNEST;
    const slot = slots[i] ?? SLOT;
    const from = [left, left + own] as const;
    const to = [right + (slot - own) / 2, right + (slot + own) / 2] as const;
    left += own;
    right += slot;
    return { part, from, to };
  });
  return { height, source: [sourceTop, sourceTop + sourceHeight], streams };
}

/** The outline of a stream in a box of 100 by the picture's height. */
export function streamPath({ from, to }: Stream<unknown>): string {
  const [a, b] = from;
  const [c, d] = to;
  return `M0 ${a}C50 ${a} 50 ${c} 100 ${c}V${d}C50 ${d} 50 ${b} 0 ${b}Z`;
}
