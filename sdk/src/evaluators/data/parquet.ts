import { bytesToHex } from "viem";
import type { InputFile } from "../evaluation.ts";
import { requireColumns, requireRows, requireSize, UnreadableTable, type TableReader } from "./table.ts";

const MAGIC = "PAR1";
/** What a file may say that it unpacks to: 1 GiB. */
const MAX_UNPACKED = 1_073_741_824n;

export function isParquet(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && new TextDecoder("latin1").decode(bytes.subarray(0, 4)) === MAGIC;
}

/**
 * Reads a Parquet file, one group of rows in memory at a time. A value becomes the text that it would be in a CSV; null becomes empty.
 * @throws MarketError `InvalidInput` above the bounds; UnreadableTable
 */
export async function readParquet(file: InputFile, reader: TableReader): Promise<void> {
  requireSize(file);
  const { parquetMetadata, parquetRead, parquetSchema } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  const buffer = file.bytes.slice().buffer;
  const metadata = attempt(() => parquetMetadata(buffer));
  requireRows(file, Number(metadata.num_rows));
  const unpacked = metadata.row_groups.reduce((sum, { total_byte_size: size }) => sum + size, 0n);
  if (unpacked > MAX_UNPACKED) throw new UnreadableTable("It says that it unpacks to more than 1 GiB.");
  const columns = attempt(() => parquetSchema(metadata).children.map(({ element }) => element.name));
  requireColumns(columns.length);
  reader.columns(columns);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    requireRows(file, end);
    let rows: Value[][] = [];
    const options = { file: buffer, metadata, compressors, rowStart: start, rowEnd: end };
    await parquetRead({ ...options, onComplete: (read) => void (rows = read as Value[][]) }).catch(unreadable);
    if (rows.length !== end - start) throw new UnreadableTable("A group of rows has fewer rows than it says.");
    for (const row of rows) reader.row(row.map(textOf), true);
    start = end;
  }
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return unreadable(error);
  }
}

/** The parser's words are kept as the cause only: they may hold the file's own text. */
function unreadable(cause: unknown): never {
  throw new UnreadableTable("It is not a Parquet file that can be read.", { cause });
}

/** What a value of a Parquet file can be here. */
type Value = null | undefined | Date | Uint8Array | string | number | bigint | boolean | readonly Value[] | { readonly [name: string]: Value };

function textOf(value: Value): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value !== "object") return String(value);
  return JSON.stringify(value, (_name, inner: Value) => (typeof inner === "bigint" ? String(inner) : inner));
}
