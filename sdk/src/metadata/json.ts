/** Deepest nesting of a valid document is 3; more than this is an attack on some reader's stack. */
const MAX_DEPTH = 16;
const KIB = 1_024;
const MIB = 1_048_576;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];

/** What a document is called in a sentence, and how long it may be. */
export interface JsonLimits {
  /** "metadata" */
  readonly name: string;
  readonly maxBytes: number;
}

/** Reads JSON from anywhere. Never throws: any bytes give either a value or a sentence that says what is wrong with them. */
export function readJson(
  bytes: Uint8Array,
  { name, maxBytes }: JsonLimits,
): { readonly json: unknown } | { readonly fault: string } {
  const fault = (what: string) => ({ fault: `The ${name} ${what}.` });
  if (bytes.length > maxBytes) {
    return fault(`is ${bytes.length.toLocaleString("en")} bytes long; at most ${bytesWords(maxBytes)} is allowed`);
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) return fault("is not valid UTF-8");
  if (text.startsWith("\uFEFF")) return fault("begins with a byte order mark, which JSON must not have");
  if (isDeeperThan(bytes, MAX_DEPTH)) return fault(`is nested more than ${MAX_DEPTH} levels deep`);
  const json = decodeJson(text);
  return json === undefined ? fault("is not valid JSON") : { json };
}

function bytesWords(bytes: number): string {
  return bytes % MIB === 0 ? `${bytes / MIB} MiB` : `${bytes / KIB} KiB`;
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
