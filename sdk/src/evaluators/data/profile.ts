import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "viem";
import { MarketError } from "../../errors/market-error.ts";

/** What cells say when there is no value (pandas reads the same ones as missing). */
const MISSING = new Set(["", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "none"]);
const LONGEST_MISSING = 4;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** A row longer than this is kept as its hash. */
const LONG_ROW = 256;
const MAX_CLASSES = 1_000;

const CELL_TYPES = ["number", "boolean", "date", "text"] as const;
type CellType = (typeof CELL_TYPES)[number];

/** A column's name and how many of its filled cells have the type of most. */
export interface ColumnConsistency {
  readonly name: string;
  readonly type: CellType;
  readonly share: number;
}

/** Counts what the quality of a table is made of, in one pass. Keeps a key for each row, to know it again. */
export class TableProfile {
  rows = 0;
  malformed = 0;
  duplicates = 0;
  filled = 0;
  readonly #columns: readonly string[];
  readonly #label: number;
  readonly #types: Record<CellType, number>[];
  readonly #seen = new Set<string>();
  readonly #classes = new Map<string, number>();

  /** @throws MarketError `InvalidInput` when there is no such label column */
  constructor(columns: readonly string[], label: string | undefined) {
    this.#columns = columns;
    this.#types = columns.map(() => ({ number: 0, boolean: 0, date: 0, text: 0 }));
    this.#label = label === undefined ? -1 : columns.indexOf(label);
    if (label !== undefined && this.#label === -1) {
      const message = `The table has no column “${label}”. Name the column that holds the classes.`;
      throw new MarketError("InvalidInput", message, { missingColumn: label });
    }
  }

  /** @throws MarketError `InvalidInput` when the label column holds too many values to be classes */
  add(cells: readonly string[], whole: boolean): void {
    this.rows++;
    if (!whole) this.malformed++;
    const key = keyOf(cells);
    if (this.#seen.has(key)) this.duplicates++;
    else this.#seen.add(key);
    this.#types.forEach((counts, column) => {
      const cell = (cells[column] ?? "").trim();
      if (isMissing(cell)) return;
      this.filled++;
      counts[typeOf(cell)]++;
    });
    if (this.#label !== -1) this.#count((cells[this.#label] ?? "").trim());
  }

  get columns(): number {
    return this.#columns.length;
  }

  get cells(): number {
    return this.rows * this.columns;
  }

  /** For each column with a filled cell. A column mostly of text takes anything: text may look like a number. */
  consistencies(): ColumnConsistency[] {
    return this.#types.flatMap((counts, column) => {
      const filled = CELL_TYPES.reduce((sum, type) => sum + counts[type], 0);
      if (filled === 0) return [];
      const type = CELL_TYPES.reduce((most, each) => (counts[each] > counts[most] ? each : most));
      return [{ name: this.#columns[column] ?? "", type, share: type === "text" ? 1 : counts[type] / filled }];
    });
  }

  /** Rows of each class, the largest first. */
  classes(): readonly (readonly [label: string, count: number])[] {
    return [...this.#classes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  }

  /** Entropy of the classes over that of as many equal ones: 1 when all are equally frequent, 0 when there is one only. */
  balance(): number {
    const counts = [...this.#classes.values()];
    if (counts.length < 2) return 0;
    const total = counts.reduce((sum, count) => sum + count, 0);
    const entropy = counts.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
    return entropy / Math.log(counts.length);
  }

  #count(label: string): void {
    if (isMissing(label)) return;
    this.#classes.set(label, (this.#classes.get(label) ?? 0) + 1);
    if (this.#classes.size <= MAX_CLASSES) return;
    throw new MarketError("InvalidInput", "The label column has more than 1,000 different values: it does not hold classes.");
  }
}

function isMissing(cell: string): boolean {
  return cell.length <= LONGEST_MISSING && MISSING.has(cell.toLowerCase());
}

function keyOf(cells: readonly string[]): string {
  const text = JSON.stringify(cells);
  return text.length <= LONG_ROW ? text : bytesToHex(sha256(new TextEncoder().encode(text)));
}

function typeOf(cell: string): CellType {
  if (NUMBER.test(cell)) return "number";
  if (/^(?:true|false)$/i.test(cell)) return "boolean";
  return DATE.test(cell) ? "date" : "text";
}
