/** A file to put into an archive. */
export interface TarEntry {
  /** Relative, with `/` between folders. */
  readonly path: string;
  readonly file: Blob;
}

const BLOCK = 512;
const READ_SIZE = 4 * 1_048_576;
const MAX_NAME = 100;
const MAX_PREFIX = 155;
/** Eleven octal digits. */
const MAX_USTAR_SIZE = 8 ** 11 - 1;

const encoder = new TextEncoder();

/** The size in bytes of `tarStream` of the same entries. */
export function tarSize(entries: readonly TarEntry[]): number {
  const files = entries.map((entry) => headerOf(entry).length + padded(entry.file.size));
  return files.reduce((sum, size) => sum + size, 2 * BLOCK);
}

/**
 * An uncompressed archive (POSIX ustar, with pax records where a name or size does not fit), read slice by slice: memory stays flat.
 * The same files give the same bytes everywhere: in the order of their paths, without owners and times.
 * @throws Error when a file has another size than it had when it was chosen
 */
export async function* tarStream(entries: readonly TarEntry[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (const entry of inOrder(entries)) {
    yield headerOf(entry);
    yield* contentOf(entry);
    const padding = padded(entry.file.size) - entry.file.size;
    if (padding > 0) yield new Uint8Array(padding);
  }
  yield new Uint8Array(2 * BLOCK);
}

/** Entries in the order of their paths' code units, which no locale changes. */
function inOrder(entries: readonly TarEntry[]): TarEntry[] {
  return [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* contentOf({ path, file }: TarEntry): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let start = 0; start < file.size; start += READ_SIZE) {
    const end = Math.min(start + READ_SIZE, file.size);
    const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
    if (bytes.length !== end - start) throw new Error(`“${path}” changed while it was read. Choose the folder again.`);
    yield bytes;
  }
}

function headerOf({ path, file }: TarEntry): Uint8Array<ArrayBuffer> {
  const split = splitName(path);
  if (split !== undefined && file.size <= MAX_USTAR_SIZE) return header(split, file.size, "0");
  const records = [
    ...(split === undefined ? [paxRecord("path", path)] : []),
    ...(file.size > MAX_USTAR_SIZE ? [paxRecord("size", String(file.size))] : []),
  ];
  const pax = encoder.encode(records.join(""));
  const bytes = new Uint8Array(BLOCK + padded(pax.length) + BLOCK);
  bytes.set(header({ name: encoder.encode("pax"), prefix: new Uint8Array() }, pax.length, "x"));
  bytes.set(pax, BLOCK);
  const name = { name: encoder.encode("file"), prefix: new Uint8Array() };
  bytes.set(header(split ?? name, file.size > MAX_USTAR_SIZE ? 0 : file.size, "0"), BLOCK + padded(pax.length));
  return bytes;
}

interface Name {
  readonly name: Uint8Array;
  readonly prefix: Uint8Array;
}

/** The name as the header holds it; undefined when only a pax record can (long, or not ASCII). */
function splitName(path: string): Name | undefined {
  if (!/^[\x20-\x7e]+$/.test(path)) return undefined;
  if (path.length <= MAX_NAME) return { name: encoder.encode(path), prefix: new Uint8Array() };
  for (let cut = path.indexOf("/"); cut >= 0 && cut <= MAX_PREFIX; cut = path.indexOf("/", cut + 1)) {
    const name = path.slice(cut + 1);
    if (name.length <= MAX_NAME) return { name: encoder.encode(name), prefix: encoder.encode(path.slice(0, cut)) };
  }
  return undefined;
}

/** "<length> <key>=<value>\n", where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return `${length} ${key}=${value}\n`;
}

function header({ name, prefix }: Name, size: number, type: "0" | "x"): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK);
  const text = (at: number, value: string) => block.set(encoder.encode(value), at);
  const octal = (at: number, digits: number, value: number) => text(at, value.toString(8).padStart(digits, "0"));
  block.set(name, 0);
  octal(100, 7, 0o644);
  octal(108, 7, 0);
  octal(116, 7, 0);
  octal(124, 11, size);
  octal(136, 11, 0);
  text(148, "        ");
  text(156, type);
  text(257, "ustar\0");
  text(263, "00");
  octal(329, 7, 0);
  octal(337, 7, 0);
  block.set(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  text(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return block;
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}
