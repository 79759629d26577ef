/** The kinds of numbers that can be filled in. */
export const NUMBER_TYPES = [
  "float32",
  "float64",
  "int64",
  "int32",
  "uint32",
  "int16",
  "uint16",
  "int8",
  "uint8",
  "bool",
] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** An input of a model as its file describes it. */
export interface InputShape {
  readonly name: string;
  /** Type of the tensor's elements; one that is not in `NUMBER_TYPES` cannot be filled in here. */
  readonly type: string;
  /** A name stands for a size that may be chosen. */
  readonly shape: readonly (number | string)[];
}

/** Numbers for one input. */
export interface ParsedRows {
  readonly rows: readonly (readonly number[])[];
  /** Sizes of the tensor. */
  readonly dims: readonly number[];
  /** What was left out, in words; undefined when nothing was. */
  readonly note: string | undefined;
}

const MAX_ROWS = 1_000;
/** An id and a label may stand in front of the numbers; more is another table. */
const MAX_EXTRA_COLUMNS = 3;

/** How many numbers a row has: everything behind a first size that may be chosen. @returns undefined when it depends on the input */
export function rowLength({ shape }: Pick<InputShape, "shape">): number | undefined {
  const inner = isFree(shape[0]) ? shape.slice(1) : shape;
  return inner.every((size) => typeof size === "number" && size > 0)
    ? inner.reduce<number>((product, size) => product * Number(size), 1)
    : undefined;
}

/** "rows × 30" */
export function shapeWords({ shape }: Pick<InputShape, "shape">): string {
  if (shape.length === 0) return "one number";
  return shape
    .map((size) => (isFree(size) ? (typeof size === "string" && size !== "" ? size : "any") : size))
    .join(" × ");
}

function isFree(size: number | string | undefined): boolean {
  return typeof size === "string" || (typeof size === "number" && size <= 0);
}

/**
 * Reads rows of numbers, separated by commas, semicolons, tabs or spaces. A first line of words is a header. Leading columns that a
 * row has too many, such as an id and a label, are left out.
 * @throws Error with a sentence that says what is wrong where
 */
export function parseRows(input: InputShape, text: string): ParsedRows {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const cells = lines.map((line) => splitLine(line));
  const hasHeader =
    cells.length > 1 && cells[0]!.filter((cell) => Number.isNaN(toNumber(cell))).length > cells[0]!.length / 2;
  const body = hasHeader ? cells.slice(1) : cells;
  if (body.length === 0) throw new Error("Fill in at least one row of numbers.");
  if (body.length > MAX_ROWS) throw new Error(`At most ${MAX_ROWS} rows at a time, not ${body.length}.`);
  const length = rowLength(input) ?? body[0]!.length;
  const extra = body[0]!.length - length;
  const rows = body.map((row, index) => numbersOf(row, length, extra, index + 1));
  const notes = [
    ...(hasHeader ? ["the first line, which is a header"] : []),
    ...(extra > 0
      ? [
          `the first ${extra === 1 ? "column" : `${extra} columns`} of each row (${body[0]!.slice(0, extra).join(", ")} …)`,
        ]
      : []),
  ];
  return {
    rows,
    dims: dimsOf(input, rows.length, length),
    note: notes.length === 0 ? undefined : `Left out: ${notes.join(", ")}.`,
  };
}

function splitLine(line: string): string[] {
  const separator = line.includes(",") ? "," : line.includes(";") ? ";" : line.includes("\t") ? "\t" : /\s+/;
  return line
    .trim()
    .split(separator)
    .map((cell) => cell.trim());
}

function toNumber(cell: string): number {
  if (cell === "") return Number.NaN;
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === "true" ? 1 : 0;
  return Number(cell);
}

function numbersOf(row: readonly string[], length: number, extra: number, line: number): number[] {
  if (extra < 0 || extra > MAX_EXTRA_COLUMNS || row.length !== length + extra) {
    throw new Error(`Row ${line} has ${row.length} values, ${length} are needed.`);
  }
  return row.slice(extra).map((cell, column) => {
    const value = toNumber(cell);
    if (Number.isNaN(value)) throw new Error(`Row ${line}, value ${column + 1}: “${cell}” is no number.`);
    return value;
  });
}

function dimsOf({ shape }: InputShape, rows: number, length: number): readonly number[] {
  if (isFree(shape[0])) {
    const inner = shape.slice(1);
    const free = inner.filter(isFree).length;
    if (free > 1) throw new Error("This input has several sizes that may be chosen: it cannot be filled in here.");
    const fixed = inner.reduce<number>((product, size) => (isFree(size) ? product : product * Number(size)), 1);
    if (length % fixed !== 0) throw new Error(`A row must have a multiple of ${fixed} numbers.`);
    return [rows, ...inner.map((size) => (isFree(size) ? length / fixed : Number(size)))];
  }
  if (rows !== 1) throw new Error("This model takes one row at a time.");
  return shape.map(Number);
}

/** The flat values of an input as its type wants them. @throws Error for a fraction where whole numbers are needed */
export function typedValues(type: NumberType, rows: ParsedRows["rows"]) {
  const flat = rows.flat();
  if (type !== "float32" && type !== "float64" && flat.some((value) => !Number.isInteger(value))) {
    throw new Error("This input takes whole numbers only.");
  }
  switch (type) {
    case "float32":
      return Float32Array.from(flat);
    case "float64":
      return Float64Array.from(flat);
    case "int64":
      return BigInt64Array.from(flat, (value) => BigInt(value));
    case "int32":
      return Int32Array.from(flat);
    case "uint32":
      return Uint32Array.from(flat);
    case "int16":
      return Int16Array.from(flat);
    case "uint16":
      return Uint16Array.from(flat);
    case "int8":
      return Int8Array.from(flat);
    case "uint8":
    case "bool":
      return Uint8Array.from(flat);
  }
}

/** An output as rows of texts. */
export interface OutputTable {
  readonly columns: number;
  readonly rows: readonly (readonly string[])[];
  /** Rows and columns that are not shown. */
  readonly hidden: boolean;
}

const SHOWN_ROWS = 100;
const SHOWN_COLUMNS = 50;

/** Lays an output out: the first size is the row, the rest lies side by side. */
export function outputTable(
  dims: readonly number[],
  values: ArrayLike<number | bigint | string | boolean>,
): OutputTable {
  const rowCount = dims.length === 0 ? 1 : (dims[0] ?? 1);
  const columns = rowCount === 0 ? 0 : Math.max(1, Math.floor(values.length / rowCount));
  const rows = Array.from({ length: Math.min(rowCount, SHOWN_ROWS) }, (_, row) =>
    Array.from({ length: Math.min(columns, SHOWN_COLUMNS) }, (_, column) => valueText(values[row * columns + column])),
  );
  return { columns: Math.min(columns, SHOWN_COLUMNS), rows, hidden: rowCount > SHOWN_ROWS || columns > SHOWN_COLUMNS };
}

const DIGITS = 6;

function valueText(value: number | bigint | string | boolean | undefined): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(DIGITS)));
}
