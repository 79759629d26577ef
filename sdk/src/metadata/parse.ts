import { MetadataError, type MetadataProblem } from "./errors.ts";
import { METADATA_MAX_BYTES, metadataShape } from "./schema.ts";
import type { Report } from "./shape.ts";
import type { Metadata } from "./types.ts";

/** What reading a document gave. */
export type ParsedMetadata =
  | {
      ok: true;
      metadata: Metadata;
      /** Fields this version of the schema does not know; they are left out of `metadata`. At most 20 are named. */
      ignored: string[];
    }
  | {
      ok: false;
      /** At least one, at most 50. */
      problems: MetadataProblem[];
    };

/** Deepest nesting of a valid document is 3; more than this is an attack on some reader's stack. */
const MAX_DEPTH = 16;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];

/**
 * Reads a metadata document from anywhere. Never throws: any bytes give either typed metadata, in which every string is
 * well-formed, bounded and free of control and text-direction characters, or a list of what is wrong.
 * Warning: says nothing about truth. Check the bytes against the digest on chain first, and points and roots afterwards.
 */
export function parseMetadata(bytes: Uint8Array): ParsedMetadata {
  const whole = (message: string): ParsedMetadata => ({ ok: false, problems: [{ field: "", message }] });
  if (bytes.length > METADATA_MAX_BYTES) {
    return whole(`The metadata is ${bytes.length.toLocaleString("en")} bytes long; at most 1 MiB is allowed.`);
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) return whole("The metadata is not valid UTF-8.");
  if (text.startsWith("\uFEFF")) return whole("The metadata begins with a byte order mark, which JSON must not have.");
  if (isDeeperThan(bytes, MAX_DEPTH)) return whole(`The metadata is nested more than ${MAX_DEPTH} levels deep.`);
  const json = decodeJson(text);
  if (json === undefined) return whole("The metadata is not valid JSON.");
  return readMetadata(json);
}

/**
 * Writes a metadata document: fields in a fixed order, no spaces, so that the same metadata has the same CID everywhere.
 * @throws MetadataError when it is not valid, or longer than 1 MiB
 */
export function encodeMetadata(metadata: Metadata): Uint8Array<ArrayBuffer> {
  const read = readMetadata(metadata);
  if (!read.ok) throw new MetadataError(read.problems);
  if (read.ignored.length > 0) {
    throw new MetadataError(read.ignored.map((field) => ({ field, message: "is not a field of the schema." })));
  }
  const bytes = new TextEncoder().encode(JSON.stringify(read.metadata));
  if (bytes.length > METADATA_MAX_BYTES) {
    throw new MetadataError([{ field: "", message: "The metadata is longer than 1 MiB." }]);
  }
  return bytes;
}

function readMetadata(json: unknown): ParsedMetadata {
  const report: Report = { problems: [], ignored: [] };
  const metadata = metadataShape.read(json, "", report);
  const [first] = report.problems;
  if (metadata) return { ok: true, metadata, ignored: report.ignored };
  if (first?.field === "") first.message = "The metadata must be a JSON object.";
  return { ok: false, problems: report.problems };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** `undefined` is no JSON value, so it can stand for "not JSON". */
function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Looked up before parsing: the parsers of some engines recurse, and a deep document would exhaust their stack. */
function isDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (OPENING.includes(byte) && ++depth > limit) return true;
    else if (CLOSING.includes(byte)) depth--;
  }
  return false;
}
