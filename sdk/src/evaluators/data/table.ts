import { MarketError } from "../../errors/market-error.ts";
import type { InputFile } from "../evaluation.ts";

/** Rows of one table at most. */
export const TABLE_MAX_ROWS = 1_000_000;
/** Bytes of one file at most, 256 MiB. */
export const TABLE_MAX_BYTES = 268_435_456;
const MAX_COLUMNS = 10_000;

/** Takes the rows of a table in their order. */
export interface TableReader {
  /** Called once, before the rows. */
  columns(names: readonly string[]): void;
  /** @param whole whether the row was written as it should be: as many cells as columns, quotes that end, valid text */
  row(cells: readonly string[], whole: boolean): void;
}

/** The file cannot be read as a table at all. `message` is a sentence without anything of the file in it. */
export class UnreadableTable extends Error {
  override readonly name = "UnreadableTable";
}

export function requireSize({ name, bytes }: InputFile): void {
  if (bytes.length <= TABLE_MAX_BYTES) return;
  throw new MarketError("InvalidInput", `${name} is longer than 256 MiB. Evaluate a sample of it, and say in the report how you drew it.`);
}

export function requireRows({ name }: InputFile, rows: number): void {
  if (rows <= TABLE_MAX_ROWS) return;
  throw new MarketError("InvalidInput", `${name} has more than 1,000,000 rows. Evaluate a sample of it, and say in the report how you drew it.`);
}

export function requireColumns(count: number): void {
  if (count > MAX_COLUMNS) throw new UnreadableTable("It has more than 10,000 columns.");
}
