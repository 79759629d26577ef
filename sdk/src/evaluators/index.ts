export { evaluateArtifact, type ArtifactToEvaluate } from "./evaluate-artifact.ts";
export {
  describeInput,
  type Check,
  type Evaluation,
  type EvaluationKind,
  type Input,
  type InputFile,
  type Outcome,
} from "./evaluation.ts";
export { DATA_WEIGHTS, evaluateData, type DataToEvaluate } from "./data/evaluate-data.ts";
export {
  evaluateDocumentation,
  type DocumentationKind,
  type DocumentationToEvaluate,
} from "./documentation/evaluate-documentation.ts";
export {
  BASELINE_KINDS,
  BENCHMARK_METRICS,
  type BaselineKind,
  type Benchmark,
  type BenchmarkInput,
  type BenchmarkMetric,
  type CsvBenchmark,
} from "./model/benchmark.ts";
export { benchmarkJsonSchema } from "./model/benchmark-schema.ts";
export { evaluateModel, type ModelToEvaluate } from "./model/evaluate-model.ts";
export { loadWithOnnxRuntime, type OnnxRuntime } from "./model/onnx-runtime.ts";
export { benchmarkFromCsv, parseBenchmark } from "./model/read-benchmark.ts";
export type { Feed, LoadedModel, LoadModel, ModelInput, ModelOutput } from "./model/runner.ts";
export { creditOf } from "./model/scores.ts";
export { combine, REPORT, REPORT_MAX_BYTES, reportOf } from "./report/combine.ts";
export { reportJsonSchema } from "./report/report-schema.ts";
export {
  scoresOf,
  type EncodedReport,
  type Judgement,
  type Report,
  type ReportParts,
  type Subject,
} from "./report/report.ts";
export { reproduce, type ReportToReproduce, type Reproduction } from "./report/reproduce.ts";
export { evaluateFileSafety } from "./safety/evaluate-file-safety.ts";
export { listPickles, type FoundPickle } from "./safety/list-pickles.ts";
export { listPickle, type PickleListing } from "./safety/pickle.ts";
