import { MarketError } from "../../errors/market-error.ts";
import {
  describeInput,
  rounded,
  scoreOf,
  shownText,
  type Check,
  type Evaluation,
  type InputFile,
} from "../evaluation.ts";
import type { Benchmark } from "./benchmark.ts";
import { parseBenchmark } from "./read-benchmark.ts";
import type { LoadedModel, LoadModel } from "./runner.ts";
import { creditOf, isLowerBetter, measure } from "./scores.ts";
import { answersOf, feedOf } from "./tensors.ts";

/** What a model is measured on, and with what it is run. */
export interface ModelToEvaluate {
  /** ONNX. */
  readonly model: InputFile;
  /** Documents of `Benchmark`, at least one. */
  readonly benchmarks: readonly InputFile[];
  readonly load: LoadModel;
  /** Rows done of all. */
  readonly onProgress?: (done: number, rows: number) => void;
  readonly signal?: AbortSignal;
}

const DEFAULT_BATCH = 256;

/**
 * Runs the model on every row of the benchmarks. The score is the mean of what each is worth beside its baseline (`creditOf`). A model that
 * cannot be loaded, stops, or does not answer each row with a value fails.
 * @throws MarketError `InvalidInput` when a benchmark is not valid or is not one for this model; the signal's reason when it is aborted
 */
export async function evaluateModel({
  model,
  benchmarks,
  load,
  onProgress,
  signal,
}: ModelToEvaluate): Promise<Evaluation> {
  if (benchmarks.length === 0) throw new MarketError("InvalidInput", "Name at least one benchmark for the model.");
  const documents = benchmarks.map(parseBenchmark);
  const rows = documents.reduce((sum, { expected }) => sum + expected.length, 0);
  const checks: Check[] = [];
  let done = 0;
  const loaded = await loadSafely(load, model.bytes);
  try {
    signal?.throwIfAborted();
    for (const [index, benchmark] of documents.entries()) {
      checks.push(
        loaded === undefined
          ? failure(index, "the model cannot be loaded")
          : await checkOf(loaded, benchmark, index, (count) => onProgress?.((done += count), rows), signal),
      );
    }
  } finally {
    await loaded?.close();
  }
  const inputs = [model, ...benchmarks].map(describeInput);
  return { kind: "performance", inputs, options: {}, checks, score: scoreOf(checks) };
}

/** The runtime's own words are not repeated: they differ between versions, and a report must not. */
async function loadSafely(load: LoadModel, bytes: Uint8Array): Promise<LoadedModel | undefined> {
  return load(bytes.slice()).catch(() => undefined);
}

async function checkOf(
  model: LoadedModel,
  benchmark: Benchmark,
  index: number,
  onRows: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<Check> {
  requireFit(model, benchmark);
  const answers = await answerAll(model, benchmark, onRows, signal);
  if (typeof answers === "string") return failure(index, answers, benchmark);
  const { name, metric, baseline, expected } = benchmark;
  const score = measure(metric, expected, answers);
  const credit = creditOf(metric, score, baseline.score);
  const figure = Number.isFinite(score) ? rounded(score) : "no number";
  const side = isLowerBetter(metric) ? "lower is better" : "higher is better";
  return {
    name: checkName(index),
    outcome: "measured",
    value: rounded(credit),
    weight: 1,
    detail: `“${shownText(name, 120)}”: ${metric} ${figure} on ${expected.length} rows, ${side}; baseline ${rounded(baseline.score)} (${baseline.kind}).`,
  };
}

/** The answers for all rows, or what is wrong with them. */
async function answerAll(
  model: LoadedModel,
  { inputs, output, expected, batch = DEFAULT_BATCH }: Benchmark,
  onRows: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<(number | string)[] | string> {
  const answers: (number | string)[] = [];
  for (let start = 0; start < expected.length; start += batch) {
    signal?.throwIfAborted();
    const end = Math.min(start + batch, expected.length);
    const feeds = inputs.map((input) => feedOf(input, start, end));
    const outputs = await model.run(feeds).catch(() => undefined);
    signal?.throwIfAborted();
    if (outputs === undefined) return "the model stops with an error";
    const found = outputs.find(({ name }) => name === output);
    const rows = found && answersOf(found, end - start);
    if (rows === undefined) return "the model does not answer each row with a value";
    answers.push(...rows);
    onRows(end - start);
  }
  return answers;
}

function requireFit(model: LoadedModel, { name, inputs, output, expected }: Benchmark): void {
  const wrong = (what: string) => {
    return new MarketError("InvalidInput", `The benchmark “${name}” is not one for this model: ${what}`, {
      expected: expected.length,
    });
  };
  for (const { name: input, type } of inputs) {
    const found = model.inputs.find((candidate) => candidate.name === input);
    if (found === undefined)
      throw wrong(`it has no input “${input}”, but ${listed(model.inputs.map((each) => each.name))}.`);
    if (found.type !== type) throw wrong(`its input “${input}” takes ${found.type}, not ${type}.`);
  }
  const missing = model.inputs.find((each) => !inputs.some((input) => input.name === each.name));
  if (missing !== undefined) throw wrong(`it also needs the input “${shownText(missing.name, 80)}”.`);
  if (!model.outputs.includes(output)) throw wrong(`it has no output “${output}”, but ${listed(model.outputs)}.`);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `“${shownText(name, 80)}”`).join(", ");
}

function failure(index: number, what: string, benchmark?: Benchmark): Check {
  const name = benchmark === undefined ? "" : ` on “${shownText(benchmark.name, 120)}”`;
  const detail = `${what[0]?.toUpperCase()}${what.slice(1)}${name}.`;
  return { name: checkName(index), outcome: "failed", value: 0, weight: 1, detail };
}

function checkName(index: number): string {
  return `performance.benchmark-${index + 1}`;
}
