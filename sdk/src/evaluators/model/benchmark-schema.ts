import { line } from "../../metadata/safe-text.ts";
import {
  addProblem,
  choice,
  constant,
  finiteNumber,
  list,
  object,
  optional,
  wholeNumber,
  type JsonSchema,
  type Report as Problems,
  type Shape,
} from "../../metadata/shape.ts";
import {
  BASELINE_KINDS,
  BENCHMARK_MAX_ROWS,
  BENCHMARK_METRICS,
  type Benchmark,
  type BenchmarkInput,
} from "./benchmark.ts";
import { TENSOR_TYPES } from "./runner.ts";

const MAX_TEXT = 4_096;
const MAX_ROW_VALUES = 1_048_576;

/** Numbers and texts; written out, because a document holds millions of them. */
const cells = (max: number): Shape<(number | string)[]> => ({
  schema: { type: "array", minItems: 1, maxItems: max, items: { type: ["number", "string"], maxLength: MAX_TEXT } },
  read(value, field, problems) {
    if (!Array.isArray(value) || value.length === 0) return addProblem(problems, field, "must be a list of values.");
    if (value.length > max) return addProblem(problems, field, `has more than ${max.toLocaleString("en")} values.`);
    const wrong = value.findIndex((cell) => !isCell(cell));
    return wrong === -1
      ? (value as (number | string)[])
      : addProblem(problems, `${field}[${wrong}]`, "must be a finite number or a text.");
  },
});

function isCell(cell: unknown): boolean {
  return typeof cell === "string" ? cell.length <= MAX_TEXT : Number.isFinite(cell);
}

const input = object<BenchmarkInput>(
  {
    name: line(200),
    type: choice(TENSOR_TYPES),
    shape: list(wholeNumber(1, MAX_ROW_VALUES), 8),
    rows: list(cells(MAX_ROW_VALUES), BENCHMARK_MAX_ROWS),
  },
  ({ shape, rows, type }, field, problems) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const uneven = rows.findIndex((row) => row.length !== length);
    if (uneven !== -1)
      addProblem(problems, `${field}.rows[${uneven}]`, `must have ${length} values, as the shape says.`);
    const kind = type === "string" ? "string" : "number";
    const strange = rows.findIndex((row) => row.some((cell) => typeof cell !== kind));
    if (strange !== -1) addProblem(problems, `${field}.rows[${strange}]`, `must hold ${kind}s only, as the type says.`);
  },
);

const baseline = object<Benchmark["baseline"]>({
  score: finiteNumber(),
  kind: choice(BASELINE_KINDS),
  source: optional(line(500)),
});

/** How a benchmark is read. */
export const benchmarkShape: Shape<Benchmark> = object<Benchmark>(
  {
    schema: constant("ftns-market/benchmark/v1"),
    name: line(120),
    metric: choice(BENCHMARK_METRICS),
    baseline,
    inputs: list(input, 32, ({ name }) => name),
    output: line(200),
    expected: cells(BENCHMARK_MAX_ROWS),
    batch: optional(wholeNumber(1, BENCHMARK_MAX_ROWS)),
  },
  checkRows,
);

function checkRows(
  { inputs, expected, metric, baseline: { score } }: Benchmark,
  field: string,
  problems: Problems,
): void {
  if (inputs.length === 0) addProblem(problems, "inputs", "must have at least one entry.");
  inputs.forEach(({ rows }, index) => {
    if (rows.length === expected.length) return;
    addProblem(problems, `inputs[${index}].rows`, `must be as many as expected answers, ${expected.length}.`);
  });
  const isClass = metric === "accuracy" || metric === "f1-macro";
  if (score < 0 || (isClass && score > 1)) {
    addProblem(problems, "baseline.score", isClass ? "must be from 0 to 1." : "must not be below 0.");
  }
  if (!isClass && expected.some((answer) => typeof answer !== "number")) {
    addProblem(problems, "expected", `must be numbers, because the metric is ${metric}.`);
  }
}

/** The schema for other languages and tools (JSON Schema, draft 2020-12). */
export const benchmarkJsonSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "FTNS Market benchmark, version 1",
  ...benchmarkShape.schema,
};
