import { BrokenFile, ByteReader } from "./bytes.ts";
import { readJson } from "../../metadata/json.ts";

/** Bytes of an element, by the format's names (github.com/huggingface/safetensors). */
const ELEMENT_BITS: Readonly<Record<string, number>> = {
  ...{ BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, U16: 16, I16: 16, F16: 16, BF16: 16 },
  ...{ U32: 32, I32: 32, F32: 32, U64: 64, I64: 64, F64: 64, C64: 64, F4: 4, F6_E2M3: 6, F6_E3M2: 6 },
};
/** The format's own limit. */
const MAX_HEADER = 100_000_000;
const PREFIX = 8;
const BRACE = 0x7b;

interface TensorHeader {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** By the content: a length that fits, then a JSON object. */
export function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length <= PREFIX || bytes[PREFIX] !== BRACE) return false;
  const length = new ByteReader(bytes).u64();
  return length >= 2 && length <= MAX_HEADER;
}

/**
 * Checks the header: lengths inside the file, known types, every tensor as long as its shape says, no gap and no overlap.
 * @returns number of tensors
 * @throws BrokenFile
 */
export function checkSafetensors(bytes: Uint8Array): number {
  const reader = new ByteReader(bytes);
  const length = reader.u64();
  if (length > MAX_HEADER) throw new BrokenFile("has a header that is longer than the format allows");
  const read = readJson(reader.take(length), { name: "header", maxBytes: MAX_HEADER });
  if ("fault" in read || typeof read.json !== "object" || read.json === null || Array.isArray(read.json)) {
    throw new BrokenFile("has a header that is no JSON object");
  }
  const tensors = Object.entries(read.json).filter(([name]) => name !== "__metadata__");
  const spans = tensors.map(([, tensor]) => spanOf(tensor)).sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const { start, end } of spans) {
    if (start !== at) throw new BrokenFile("has tensors with gaps between them, or that overlap");
    at = end;
  }
  if (at !== reader.left) throw new BrokenFile("has another length than its header says");
  return tensors.length;
}

function spanOf(value: unknown): { start: number; end: number } {
  if (!isTensor(value)) throw new BrokenFile("has a tensor that is not described as the format asks");
  const bits = ELEMENT_BITS[value.dtype];
  if (bits === undefined) throw new BrokenFile("has a tensor of a type that is unknown");
  const [start, end] = value.data_offsets;
  const size = value.shape.reduce((product, length) => product * length, bits) / 8;
  if (end - start !== size) throw new BrokenFile("has a tensor that is not as long as its shape says");
  return { start, end };
}

function isTensor(value: unknown): value is TensorHeader {
  if (typeof value !== "object" || value === null) return false;
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>;
  return (
    typeof dtype === "string" &&
    Object.hasOwn(ELEMENT_BITS, dtype) &&
    isSizes(shape) &&
    isSizes(offsets) &&
    offsets.length === 2
  );
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
