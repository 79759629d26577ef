import { crc32 } from "node:zlib";

/** A file in an archive; `path` is relative with `/`. */
export interface ZipEntry {
  path: string;
  bytes: Uint8Array;
}

/** UTF-8 names. */
const FLAGS = 0x0800;
const STORED = 0;
const VERSION = 20;
/** 1 January 1980, the first moment the format knows: no clock gets into the bytes. */
const TIME = 0;
const DATE = 0x0021;
const MAX_BYTES = 0xffff_ffff;

/**
 * Packs files into a ZIP archive without compression. The same files give the same bytes.
 * @throws Error above 4 GiB, which needs a later version of the format
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path, "utf8");
    const header = record([
      [4, 0x04034b50],
      ...commonFields(name, bytes),
      [2, 0], // extra field
    ]);
    directory.push(
      record([
        [4, 0x02014b50],
        [2, VERSION],
        ...commonFields(name, bytes),
        [2, 0], // extra field
        [2, 0], // comment
        [2, 0], // disk
        [2, 0], // internal attributes
        [4, 0], // external attributes
        [4, offset],
      ]),
      name,
    );
    parts.push(header, name, bytes);
    offset += header.length + name.length + bytes.length;
  }
  const directoryBytes = Buffer.concat(directory);
  if (offset + directoryBytes.length > MAX_BYTES) throw new Error("a ZIP archive of this kind ends at 4 GiB");
  const end = record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, directoryBytes.length],
    [4, offset],
    [2, 0],
  ]);
  return Uint8Array.from(Buffer.concat([...parts, directoryBytes, end]));
}

type Field = [bytes: 2 | 4, value: number];

function commonFields(name: Uint8Array, bytes: Uint8Array): Field[] {
  return [
    [2, VERSION],
    [2, FLAGS],
    [2, STORED],
    [2, TIME],
    [2, DATE],
    [4, crc32(bytes)],
    [4, bytes.length],
    [4, bytes.length],
    [2, name.length],
  ];
}

function record(fields: Field[]): Uint8Array {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
