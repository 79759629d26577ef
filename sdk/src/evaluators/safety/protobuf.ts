import { BrokenFile } from "./bytes.ts";

/** Of one message: a hostile file must not fill the memory. */
const MAX_VALUES = 2_000_000;

/** One protobuf message: the values of each field number, varints as numbers, everything else as bytes. */
export class Message {
  readonly #fields = new Map<number, (number | Uint8Array)[]>();

  /** @throws BrokenFile */
  constructor(bytes: Uint8Array) {
    let at = 0;
    const varint = () => {
      let value = 0;
      for (let shift = 0; shift < 10; shift++) {
        const byte = bytes[at++];
        if (byte === undefined) break;
        value += (byte & 0x7f) * 2 ** (7 * shift);
        if (byte < 0x80) return value;
      }
      throw new BrokenFile("has a number that does not end");
    };
    const take = (length: number) => {
      if (length > bytes.length - at) throw new BrokenFile("has a field that is longer than it");
      at += length;
      return bytes.subarray(at - length, at);
    };
    for (let count = 0; at < bytes.length; count++) {
      if (count === MAX_VALUES) throw new BrokenFile("has too many fields");
      const tag = varint();
      const field = Math.floor(tag / 8);
      if (field === 0) throw new BrokenFile("has a field without a number");
      this.#add(field, valueOf(tag % 8, varint, take));
    }
  }

  /** Every message in a field. */
  messages(field: number): Message[] {
    return this.bytes(field).map((bytes) => new Message(bytes));
  }

  bytes(field: number): Uint8Array[] {
    return (this.#fields.get(field) ?? []).filter((value) => value instanceof Uint8Array);
  }

  /** The last number in a field, 0 when there is none. */
  number(field: number): number {
    const value = this.#fields.get(field)?.at(-1);
    return typeof value === "number" ? value : 0;
  }

  /** The last text in a field, empty when there is none. */
  text(field: number): string {
    const value = this.bytes(field).at(-1);
    return value === undefined ? "" : new TextDecoder().decode(value);
  }

  #add(field: number, value: number | Uint8Array): void {
    const values = this.#fields.get(field);
    if (values === undefined) this.#fields.set(field, [value]);
    else values.push(value);
  }
}

function valueOf(wire: number, varint: () => number, take: (length: number) => Uint8Array): number | Uint8Array {
  switch (wire) {
    case 0:
      return varint();
    case 1:
      return take(8);
    case 2:
      return take(varint());
    case 5:
      return take(4);
    default:
      throw new BrokenFile("has a field of a kind that is unknown");
  }
}
