import { MarketError } from "../../errors/market-error.ts";
import { readTable } from "../data/csv.ts";
import { parseDocument, requireDocument } from "../documents.ts";
import type { DocumentKind } from "../../metadata/document.ts";
import type { InputFile } from "../evaluation.ts";
import { canonicalJson } from "../report/canonical-json.ts";
import { BENCHMARK_MAX_BYTES, type Benchmark, type CsvBenchmark } from "./benchmark.ts";
import { benchmarkShape } from "./benchmark-schema.ts";

const BENCHMARK: DocumentKind<Benchmark> = {
  name: "benchmark",
  shape: benchmarkShape,
  maxBytes: BENCHMARK_MAX_BYTES,
};

/**
 * Reads a benchmark from anywhere. Bounded: 32 MiB, a million rows.
 * @throws MarketError `InvalidInput` that says what is wrong
 */
export function parseBenchmark({ bytes }: InputFile): Benchmark {
  return parseDocument(BENCHMARK, bytes);
}

/**
 * Makes a benchmark's document of a table: what is hashed, kept and run again is the document.
 * @throws MarketError `InvalidInput` that says what is wrong with the table or the options
 */
export async function benchmarkFromCsv(table: InputFile, options: CsvBenchmark): Promise<InputFile> {
  const { columns, rows } = await readTable(table);
  const { name, metric, baseline, input, output, target, ignore = [], classes } = options;
  const at = columns.indexOf(target);
  if (at === -1)
    throw new MarketError("InvalidInput", `The table has no column “${target}” with the expected answers.`);
  const used = columns
    .map((_, index) => index)
    .filter((index) => index !== at && !ignore.includes(columns[index] ?? ""));
  const isClass = metric === "accuracy" || metric === "f1-macro";
  const benchmark: Benchmark = {
    schema: "ftns-market/benchmark/v1",
    ...{ name, metric, baseline },
    inputs: [
      {
        name: input.name,
        type: input.type ?? "float32",
        shape: [used.length],
        rows: rows.map((row, index) => used.map((column) => numberIn(row, column, index))),
      },
    ],
    output,
    expected: rows.map((row, index) => {
      const answer = row[at] ?? "";
      if (classes !== undefined) return positionOf(answer, classes, index);
      return isClass && !isNumber(answer) ? answer : numberIn(row, at, index);
    }),
  };
  const bytes = canonicalJson(requireDocument(BENCHMARK, benchmark));
  return { name: `${table.name.replace(/\.[^.]*$/, "")}.benchmark.json`, bytes };
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

function numberIn(row: readonly string[], column: number, index: number): number {
  const text = row[column] ?? "";
  if (isNumber(text)) return Number(text);
  throw new MarketError("InvalidInput", `Row ${index + 1} of the table has no number in column ${column + 1}.`);
}

function positionOf(answer: string, classes: readonly string[], index: number): number {
  const position = classes.indexOf(answer);
  if (position !== -1) return position;
  throw new MarketError(
    "InvalidInput",
    `Row ${index + 1} of the table expects a class that is not in the list of classes.`,
  );
}
