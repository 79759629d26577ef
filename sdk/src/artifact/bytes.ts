/** A number as 32 bytes, big-endian. */
export function uint256(value: number | bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32);
  let rest = BigInt(value);
  for (let i = 31; rest > 0n && i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** Joins byte arrays. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Lexicographic order, the order of equally long big-endian numbers: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** Entry `index` of a list of 32-byte hashes stored back to back; a view, not a copy. */
export function hashAt(list: Uint8Array, index: number): Uint8Array {
  return list.subarray(32 * index, 32 * index + 32);
}
