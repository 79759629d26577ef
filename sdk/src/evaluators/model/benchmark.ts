import type { TensorType } from "./runner.ts";

/** How answers are compared with what was expected. */
export const BENCHMARK_METRICS = ["accuracy", "f1-macro", "rmse", "mae"] as const;
export type BenchmarkMetric = (typeof BENCHMARK_METRICS)[number];

/** What the baseline is. */
export const BASELINE_KINDS = [
  "majority-class",
  "random",
  "constant",
  "previous-version",
  "published",
  "other",
] as const;
export type BaselineKind = (typeof BASELINE_KINDS)[number];

/** Rows for one input of a model. */
export interface BenchmarkInput {
  readonly name: string;
  readonly type: TensorType;
  /** Sizes of one row, without the first one that counts the rows. */
  readonly shape: readonly number[];
  /** Flat, one list for each row. */
  readonly rows: readonly (readonly (number | string)[])[];
}

/** Rows with their answers, and the score to beat. */
export interface Benchmark {
  readonly schema: "ftns-market/benchmark/v1";
  readonly name: string;
  readonly metric: BenchmarkMetric;
  readonly baseline: { readonly score: number; readonly kind: BaselineKind; readonly source?: string };
  readonly inputs: readonly BenchmarkInput[];
  /** Name of the output that is compared. Of an output with several values for each row the largest one's index is taken, for classes. */
  readonly output: string;
  /** One for each row: a class (number or text), or a number. */
  readonly expected: readonly (number | string)[];
  /** Rows in one run; 256 when left out. A model that takes one row at a time needs 1. */
  readonly batch?: number;
}

/** How a CSV becomes a benchmark: its columns but one are the input, in their order. */
export interface CsvBenchmark {
  readonly name: string;
  readonly metric: BenchmarkMetric;
  readonly baseline: Benchmark["baseline"];
  /** Name and type of the model's input; the type is float32 when left out. */
  readonly input: { readonly name: string; readonly type?: "float32" | "float64" };
  readonly output: string;
  /** Column of the expected answers. */
  readonly target: string;
  /** Columns that are neither, such as an id. */
  readonly ignore?: readonly string[];
  /** What the model answers for each text in the target column, by position; without it the texts are compared themselves. */
  readonly classes?: readonly string[];
}

/** Rows of one benchmark at most. */
export const BENCHMARK_MAX_ROWS = 1_000_000;
export const BENCHMARK_MAX_BYTES = 33_554_432;
