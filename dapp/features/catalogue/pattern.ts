/** A drawing that always comes out the same for the same text. */
export interface Pattern {
  /** Degrees of the colour circle. */
  readonly hue: number;
  /** The filled cells of a 6 by 6 grid, mirrored at its middle. */
  readonly cells: readonly { readonly x: number; readonly y: number; readonly strong: boolean }[];
}

const SIDE = 6;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The drawing that stands in for the image of an asset. */
export function patternOf(text: string): Pattern {
  const next = numbersFrom(text);
  const hue = next() % 360;
  const cells = [];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE / 2; x++) {
      const number = next() % 5;
      if (number < 2) continue;
      const strong = number === 4;
      cells.push({ x, y, strong }, { x: SIDE - 1 - x, y, strong });
    }
  }
  return { hue, cells };
}

/** FNV-1a over the text, then over what came out; good enough for a drawing. */
function numbersFrom(text: string): () => number {
  let state = FNV_OFFSET;
  const mix = (byte: number) => {
    state = Math.imul(state ^ byte, FNV_PRIME) >>> 0;
  };
  for (const character of `asset ${text}`) mix(character.codePointAt(0) ?? 0);
  return () => {
    mix(state & 0xff);
    mix(state >>> 24);
    return state >>> 8;
  };
}
