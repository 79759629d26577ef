/** Reads numbers and texts from bytes that may end anywhere. */
export class ByteReader {
  at = 0;
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** @throws BrokenFile behind the end */
  take(length: number): Uint8Array {
    if (!Number.isSafeInteger(length) || length < 0 || length > this.left) throw new BrokenFile("it ends too early");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    return this.#view.getUint8(this.#step(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#step(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#step(4), true);
  }

  /** Exact up to 2^53, above it too large for any file. */
  u64(): number {
    return Number(this.#view.getBigUint64(this.#step(8), true));
  }

  #step(length: number): number {
    this.take(length);
    return this.at - length;
  }
}

/** A file is not what it says that it is. `message` completes "it …", and repeats nothing of the file. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
}

/** The result, or undefined for a broken file. */
export function unlessBroken<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenFile) return undefined;
    throw error;
  }
}

export function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return bytes.length >= at + magic.length && magic.every((byte, index) => bytes[at + index] === byte);
}

/** Bytes as text, one character each: for names and patterns, never to be shown as they are. */
export function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
