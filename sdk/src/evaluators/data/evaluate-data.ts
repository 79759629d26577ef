import { describeInput, rounded, scoreOf, shownText, type Check, type Evaluation, type InputFile } from "../evaluation.ts";
import { readCsv } from "./csv.ts";
import { isParquet, readParquet } from "./parquet.ts";
import { TableProfile } from "./profile.ts";
import { UnreadableTable, type TableReader } from "./table.ts";

/** A table, and what has to be known of it. */
export interface DataToEvaluate {
  readonly file: InputFile;
  /** By the content when left out. */
  readonly format?: "csv" | "parquet";
  /** Whether the first line of a CSV names the columns; by the look of it when left out. */
  readonly header?: boolean;
  /** Column with the class of each row; without it balance is not measured. */
  readonly label?: string;
}

/** Hundredths of the score. Without a label column the others share it in the same proportion. */
export const DATA_WEIGHTS = { completeness: 30, uniqueness: 20, types: 20, wellFormed: 15, balance: 15 } as const;

/**
 * Measures a table: cells that are filled, rows that are no exact repetition, cells of their column's type, rows that are written as they
 * should be, and the balance of the classes. A file that is no table, or has no rows, fails.
 * @throws MarketError `InvalidInput` above a million rows or 256 MiB, and for a label column that is none
 */
export async function evaluateData({ file, format, header, label }: DataToEvaluate): Promise<Evaluation> {
  const read = format ?? (isParquet(file.bytes) ? "parquet" : "csv");
  let profile: TableProfile | undefined;
  const reader: TableReader = {
    columns: (names) => void (profile = new TableProfile(names, label)),
    row: (cells, whole) => profile?.add(cells, whole),
  };
  const failure = await (read === "parquet" ? readParquet(file, reader) : readCsv(file, { header }, reader)).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof UnreadableTable) return error.message;
      throw error;
    },
  );
  const checks = failure === undefined && profile !== undefined ? checksOf(profile, label) : [noTable(failure)];
  const options = { format: read, ...(header !== undefined && { header: String(header) }), ...(label !== undefined && { label }) };
  return { kind: "data", inputs: [describeInput(file)], options, checks, score: scoreOf(checks) };
}

function checksOf(profile: TableProfile, label: string | undefined): Check[] {
  const { rows, columns } = profile;
  if (rows === 0) return [noTable("It has no rows.")];
  const size: Check = { name: "data.rows", outcome: "passed", detail: `${rows} rows of ${columns} columns.` };
  return [size, completeness(profile), uniqueness(profile), types(profile), wellFormed(profile), ...balance(profile, label)];
}

function completeness({ filled, cells }: TableProfile): Check {
  return measured("completeness", "completeness", filled / cells, `${cells - filled} of ${cells} cells are empty.`);
}

function uniqueness({ duplicates, rows }: TableProfile): Check {
  return measured("uniqueness", "uniqueness", 1 - duplicates / rows, `${duplicates} of ${rows} rows repeat an earlier one exactly.`);
}

function types(profile: TableProfile): Check {
  const columns = profile.consistencies();
  const mean = columns.length === 0 ? 0 : columns.reduce((sum, { share }) => sum + share, 0) / columns.length;
  const mixed = columns.filter(({ share }) => share < 1).sort((a, b) => a.share - b.share);
  const worst = mixed.slice(0, 3).map(({ name, type, share }) => `“${shownText(name, 60)}” (${rounded(share)} ${type})`);
  const words = mixed.length === 0 ? "Every column is of one type." : `${mixed.length} of ${columns.length} columns mix types: ${worst.join(", ")}.`;
  return measured("types", "types", mean, words);
}

function wellFormed({ malformed, rows }: TableProfile): Check {
  const words = `${malformed} of ${rows} rows have too many or too few cells, quotes that do not end, or bytes that are no text.`;
  return measured("well-formed", "wellFormed", 1 - malformed / rows, words);
}

function balance(profile: TableProfile, label: string | undefined): Check[] {
  if (label === undefined) return [];
  const classes = profile.classes();
  const largest = classes.slice(0, 5).map(([name, count]) => `“${shownText(name, 40)}” ${count}`);
  const words = `${classes.length} classes in “${shownText(label, 60)}”: ${largest.join(", ")}${classes.length > 5 ? ", …" : ""}.`;
  return [measured("balance", "balance", profile.balance(), words)];
}

function measured(name: string, weight: keyof typeof DATA_WEIGHTS, value: number, detail: string): Check {
  return { name: `data.${name}`, outcome: "measured", value: rounded(value), weight: DATA_WEIGHTS[weight], detail };
}

function noTable(what = "It is no table."): Check {
  return { name: "data.rows", outcome: "failed", value: 0, weight: 100, detail: what };
}
