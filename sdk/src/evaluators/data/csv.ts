import { MarketError } from "../../errors/market-error.ts";
import type { InputFile } from "../evaluation.ts";
import { requireColumns, requireRows, requireSize, UnreadableTable, type TableReader } from "./table.ts";

/** What stands for a byte sequence that is no text. */
const REPLACEMENT = "\uFFFD";
const TAB = "\t";
const QUOTE = '"';
/** Stands in no text. */
const NO_QUOTE = "\uFFFF";
/** A cell that begins with a quote and does not end with one: tab-separated values have no quoting (IANA), though some programs quote them. */
const OPEN_CELL = /(?:^|\t)"(?:[^\t\r\n]*[^"\t\r\n])?(?=\t|\r?\n|$)/m;
/** Quotes in the middle of words: the parser remembers each, and a file of nothing else would fill the memory. */
const MAX_STRAY_QUOTES = 250_000;
/** Characters by whose look the separator is found. */
const GUESSED_FROM = 65_536;

/** How a CSV is read. */
export interface CsvOptions {
  /** Whether the first line names the columns. When left out it does if its cells are filled, differ, and none is a number. */
  readonly header?: boolean;
}

/**
 * Reads a table of separated values, row by row; the separator is found by its use. Empty lines do not count.
 * @throws MarketError `InvalidInput` above the bounds; UnreadableTable
 */
export async function readCsv(file: InputFile, options: CsvOptions, reader: TableReader): Promise<void> {
  requireSize(file);
  const { default: Papa } = await import("papaparse");
  let width: number | undefined;
  let rows = 0;
  let problem: Error | undefined;
  const take = (cells: readonly string[], broken: boolean) => {
    if (width === undefined) {
      width = cells.length;
      requireColumns(width);
      const isHeader = options.header ?? looksLikeNames(cells);
      reader.columns(isHeader ? cells.map((cell) => cell.trim()) : cells.map((_, index) => `column ${index + 1}`));
      if (isHeader) return;
    }
    requireRows(file, ++rows);
    reader.row(cells, !broken && cells.length === width && !cells.some((cell) => cell.includes(REPLACEMENT)));
  };
  const text = new TextDecoder().decode(file.bytes);
  const { delimiter } = Papa.parse<string[]>(text.slice(0, GUESSED_FROM)).meta;
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar: isQuoted(text, delimiter) ? QUOTE : NO_QUOTE,
    skipEmptyLines: true,
    step: ({ data, errors }, parser) => {
      try {
        take(data, errors.some(({ type }) => type === "Quotes"));
      } catch (error) {
        problem = error as Error;
        parser.abort();
      }
    },
  });
  if (problem !== undefined) throw problem;
  if (width === undefined) throw new UnreadableTable("It has no rows.");
}

/**
 * A whole table. @throws MarketError `InvalidInput` also for a row that is not whole
 */
export async function readTable(file: InputFile): Promise<{ columns: readonly string[]; rows: readonly (readonly string[])[] }> {
  let columns: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  const reader: TableReader = {
    columns: (names) => void (columns = names),
    row: (cells, whole) => {
      rows.push(cells);
      if (!whole) throw new MarketError("InvalidInput", `Row ${rows.length} of ${file.name} is not written as the others are.`);
    },
  };
  try {
    await readCsv(file, {}, reader);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    throw new MarketError("InvalidInput", `${file.name} is not a table: ${error.message}`, {}, error);
  }
  return { columns, rows };
}

/** Whether quotes hold cells together; else they are characters like any other. */
function isQuoted(text: string, delimiter: string): boolean {
  if (delimiter === TAB && OPEN_CELL.test(text)) return false;
  const edges = new Set([QUOTE, delimiter, "\r", "\n", undefined]);
  let stray = 0;
  for (let at = text.indexOf(QUOTE); at !== -1; at = text.indexOf(QUOTE, at + 1)) {
    if (edges.has(text[at - 1]) || edges.has(text[at + 1])) continue;
    if (++stray > MAX_STRAY_QUOTES) return false;
  }
  return true;
}

function looksLikeNames(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return new Set(names).size === names.length && names.every((name) => name !== "" && Number.isNaN(Number(name)));
}
