import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { evaluators, parseMetadata } from "../../sdk/src/index.ts";
import { modelLoader } from "./onnx.ts";
import type { BenchmarkOptions, CheckOptions, EvaluationOptions, FileOptions } from "./options.ts";
import type { Surroundings } from "./run.ts";
import { pickleLines, reportLines } from "./words.ts";

type Printer = Pick<Surroundings, "log" | "signal">;

/** Evaluates a file that lies here, with no chain. @returns whether it passed */
export async function evaluateFile(options: FileOptions, { log, signal }: Printer): Promise<boolean> {
  const { file, kind, card, licence, opcodes, out } = options;
  const artifact = await readInput(file);
  if (opcodes) pickleLines(artifact).forEach(log);
  const { report, bytes, digest } = await evaluators.evaluateArtifact({
    ...{ artifact, kind, signal, ...(await evaluationOf(options, signal)) },
    ...(card !== undefined && { description: await readFile(card, "utf8") }),
    ...(licence !== undefined && { licence }),
  });
  reportLines(report, digest).forEach(log);
  if (out !== undefined) await writeFile(out, bytes);
  return report.verdict === "passed";
}

/** Makes a report again of the files that it names. @returns whether it is equal */
export async function checkReport({ report: path, inputs }: CheckOptions, { log, signal }: Printer): Promise<boolean> {
  const report = new Uint8Array(await readFile(path));
  const files = (await Promise.all(inputs.map(readInput))).flatMap((file) => [file, ...descriptionIn(file)]);
  const { equal, again } = await evaluators.reproduce({ report, files, load: modelLoader(signal) });
  log(equal ? `${path} is equal: the same files give ${again.digest}.` : `${path} is NOT equal. The files give:`);
  if (!equal) reportLines(again.report, again.digest).forEach(log);
  return equal;
}

/** Makes a benchmark of a CSV. */
export async function makeBenchmark({ table, out, ...options }: BenchmarkOptions, { log }: Printer): Promise<boolean> {
  const made = await evaluators.benchmarkFromCsv(await readInput(table), options);
  const path = out ?? made.name;
  await writeFile(path, made.bytes);
  const { expected, metric, baseline } = evaluators.parseBenchmark(made);
  log(`${path}: ${expected.length} rows, ${metric}, baseline ${baseline.score} (${baseline.kind}).`);
  return true;
}

/** What the options say of an evaluation, with the files read. */
export async function evaluationOf(
  { benchmarks, label, header, judgements, objection }: EvaluationOptions,
  signal: AbortSignal,
) {
  return {
    benchmarks: await Promise.all(benchmarks.map(readInput)),
    ...{ judgements, load: modelLoader(signal) },
    ...(label !== undefined && { label }),
    ...(header !== undefined && { header }),
    ...(objection !== undefined && { objection }),
  };
}

/** The description that was evaluated is a part of the metadata document. */
function descriptionIn({ bytes }: evaluators.InputFile): evaluators.InputFile[] {
  const parsed = parseMetadata(bytes);
  return parsed.ok ? [{ name: "description.md", bytes: new TextEncoder().encode(parsed.metadata.description) }] : [];
}

async function readInput(path: string): Promise<evaluators.InputFile> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Error(`${path} cannot be read.`, { cause });
  });
  return { name: basename(path), bytes: new Uint8Array(bytes) };
}
