import { Gunzip, Inflate, Unzlib } from "fflate";
import { concatBytes } from "../../artifact/bytes.ts";

/** What came out of a packed stream. */
export interface Unpacked {
  /** Up to the place where it broke, or to `max` bytes. */
  readonly bytes: Uint8Array;
  readonly end: "whole" | "broken" | "too long";
}

const DECODERS = { deflate: Inflate, zlib: Unzlib, gzip: Gunzip };
/** Of input. A byte of it gives at most 1,032, so that no step can fill the memory. */
const STEP = 16_384;

/**
 * Unpacks at most `max` bytes. By a library instead of the platform's `DecompressionStream`: platforms differ in what they take for an end,
 * and what came before a fault is wanted too, because a loader would have used it.
 */
export function inflate(packed: Uint8Array, format: keyof typeof DECODERS, max: number): Unpacked {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const decoder = new DECODERS[format]((piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  let end: Unpacked["end"] = "whole";
  try {
    for (let at = 0; at < packed.length && size <= max; at += STEP) {
      decoder.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    end = "broken";
  }
  const bytes = concatBytes(pieces);
  return size > max ? { bytes: bytes.subarray(0, max), end: "too long" } : { bytes, end };
}
