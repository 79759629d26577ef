import type { Evaluation, InputFile } from "../evaluation.ts";
import type { LoadModel } from "./runner.ts";

export interface ModelToEvaluate {
  readonly model: InputFile;
  /** Documents of `Benchmark`, at least one. */
  readonly benchmarks: readonly InputFile[];
  readonly load: LoadModel;
  readonly onProgress?: (done: number, rows: number) => void;
  readonly signal?: AbortSignal;
}

export function evaluateModel(_what: ModelToEvaluate): Promise<Evaluation> {
  throw new Error("not yet");
}
