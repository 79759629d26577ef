import { BrokenFile, ByteReader, latin1 } from "./bytes.ts";
import { inflate, type Unpacked } from "./inflate.ts";

/** A file in an archive. */
export interface ArchiveEntry {
  /** As the archive says; may be made to deceive. */
  readonly path: string;
  readonly isFolder: boolean;
  /** A link to another path. */
  readonly isLink: boolean;
  /** Bytes when unpacked, as the archive says. */
  readonly size: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** @throws BrokenFile when it unpacks to something else than the archive says, or cannot be unpacked here */
  read(): Uint8Array;
}

interface CentralRecord {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
/** In place of a number that needs ZIP64. */
const ZIP64 = 0xffff_ffff;
const ENCRYPTED = 0x0001;
const STORED = 0;
const DEFLATED = 8;
const TYPE_MASK = 0o170_000;
const LINK = 0o120_000;

/** Where the end record of a ZIP archive is: readers take the last one, whatever stands behind it. @returns undefined when there is none */
export function findZipEnd(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

/** Whether the bytes begin as an archive does: one whose end was not found cannot be looked into. */
export function beginsAsZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === LOCAL;
}

/**
 * The files of a ZIP archive, by its directory. Each is held against the header in front of its bytes, and no two may share bytes: readers
 * that go by one and readers that go by the other would see different archives.
 * @throws BrokenFile
 */
export function readZip(bytes: Uint8Array, end: number): ArchiveEntry[] {
  const reader = new ByteReader(bytes);
  reader.at = end + 10;
  const count = reader.u16();
  const length = reader.u32();
  const start = reader.u32();
  if (reader.u16() !== reader.left) throw new BrokenFile("does not end where it says");
  if (count === 0xffff || start === ZIP64) throw new BrokenFile("is a ZIP64 archive, which is not looked into");
  if (start + length > end) throw new BrokenFile("has a directory that lies outside of it");
  reader.at = start;
  const records = Array.from({ length: count }, () => readRecord(reader));
  const entries = records.map((record) => entryOf(bytes, record));
  const spans = entries.map(({ span }) => span).sort((a, b) => a.start - b.start);
  const overlaps = spans.some((span, index) => span.end > (spans[index + 1]?.start ?? start));
  if (overlaps) throw new BrokenFile("has files that share bytes");
  return entries.map(({ entry }) => entry);
}

function readRecord(reader: ByteReader): CentralRecord {
  if (reader.u32() !== CENTRAL) throw new BrokenFile("has a directory that cannot be read");
  reader.take(4);
  const flags = reader.u16();
  const method = reader.u16();
  reader.take(8);
  const packed = reader.u32();
  const size = reader.u32();
  const [name, extra, comment] = [reader.u16(), reader.u16(), reader.u16()];
  reader.take(4);
  const mode = reader.u32() >>> 16;
  const offset = reader.u32();
  const path = nameOf(reader.take(name));
  reader.take(extra + comment);
  if (packed === ZIP64 || size === ZIP64 || offset === ZIP64)
    throw new BrokenFile("is a ZIP64 archive, which is not looked into");
  return { path, flags, method, packed, size, mode, offset };
}

function entryOf(bytes: Uint8Array, record: CentralRecord) {
  const { path, flags, method, packed, size, mode, offset } = record;
  const local = new ByteReader(bytes);
  local.take(offset);
  if (local.u32() !== LOCAL) throw new BrokenFile("has a file without a header");
  local.take(22);
  const [name, extra] = [local.u16(), local.u16()];
  if (nameOf(local.take(name)) !== path) throw new BrokenFile("names a file in two different ways");
  local.take(extra);
  const content = local.take(packed);
  const entry: ArchiveEntry = {
    path,
    isFolder: path.endsWith("/"),
    isLink: (mode & TYPE_MASK) === LINK,
    size,
    packed,
    read: () => {
      if ((flags & ENCRYPTED) !== 0) throw new BrokenFile("is encrypted");
      if (method !== STORED && method !== DEFLATED)
        throw new BrokenFile("is packed in a way that cannot be unpacked here");
      const { bytes: unpacked, end } = method === STORED ? stored(content) : inflate(content, "deflate", size);
      if (end !== "whole" || unpacked.length !== size)
        throw new BrokenFile("unpacks to something else than the archive says");
      return unpacked;
    },
  };
  return { entry, span: { start: offset, end: local.at } };
}

function stored(bytes: Uint8Array): Unpacked {
  return { bytes, end: "whole" };
}

/** Names are UTF-8, or an old code page that has ASCII in common with it. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}
