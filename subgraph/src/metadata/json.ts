import { BigInt, Bytes, json, JSONValue, JSONValueKind, TypedMap } from "@graphprotocol/graph-ts";
import { cleanText } from "./text";

// Reads fields of JSON from strangers. A field of another kind than expected counts as missing.

/** A document with more keys in one object than this is not looked through. */
const MAX_KEYS = 1000;
/** A document is one raw block. */
const MAX_BYTES = 1048576;
const MAX_DIGITS = 15;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

export class JsonObject {
  constructor(private fields: TypedMap<string, JSONValue> | null) {}

  /** The object that a file holds; one without fields when it holds none. */
  static parse(content: Bytes): JsonObject {
    if (content.length > MAX_BYTES) return new JsonObject(null);
    const parsed = json.try_fromBytes(content);
    if (parsed.isError) return new JsonObject(null);
    return JsonObject.of(parsed.value);
  }

  static of(value: JSONValue | null): JsonObject {
    if (value === null || value.kind != JSONValueKind.OBJECT) return new JsonObject(null);
    const fields = value.toObject();
    return new JsonObject(fields.entries.length > MAX_KEYS ? null : fields);
  }

  /** The field, or null when it is missing. */
  get(name: string): JSONValue | null {
    const fields = this.fields;
    return fields === null ? null : fields.get(name);
  }

  object(name: string): JsonObject {
    return JsonObject.of(this.get(name));
  }

  /** One line of cleaned text; null when the field is no text or nothing is left of it. */
  line(name: string, max: i32): string | null {
    return lineOf(this.get(name), max);
  }

  /** Cleaned text with its line ends; empty when the field is no text. */
  paragraphs(name: string, max: i32): string {
    const value = this.get(name);
    return value === null || value.kind != JSONValueKind.STRING ? "" : cleanText(value.toString(), max, true);
  }

  /** Distinct lines of a list; a single text counts as a list of one. */
  lines(name: string, maxCount: i32, maxLength: i32): string[] {
    const found: string[] = [];
    const value = this.get(name);
    if (value === null) return found;
    const items = value.kind == JSONValueKind.ARRAY ? value.toArray() : [value];
    for (let i = 0; i < items.length && found.length < maxCount; i++) {
      const line = lineOf(items[i], maxLength);
      if (line !== null && !found.includes(line)) found.push(line);
    }
    return found;
  }

  /** A whole number from 0 to 10^15 - 1; null for anything else, fractions and exponents included. */
  wholeNumber(name: string): BigInt | null {
    const value = this.get(name);
    if (value === null || value.kind != JSONValueKind.NUMBER) return null;
    // graph-ts keeps a number as its decimal text, and its own conversions abort on a fraction.
    const text = changetype<string>(value.data as usize);
    if (text.length == 0 || text.length > MAX_DIGITS) return null;
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) < DIGIT_0 || text.charCodeAt(i) > DIGIT_9) return null;
    }
    return BigInt.fromString(text);
  }
}

/** Whether the document says that its layout is of this version. */
export function isOfVersion(root: JsonObject, expected: i32): boolean {
  const version = root.wholeNumber("version");
  if (!version) return false;
  return version.equals(BigInt.fromI32(expected));
}

function lineOf(value: JSONValue | null, max: i32): string | null {
  if (value === null || value.kind != JSONValueKind.STRING) return null;
  const line = cleanText(value.toString(), max, false);
  return line.length == 0 ? null : line;
}
