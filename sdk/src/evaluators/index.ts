export { evaluateArtifact, type ArtifactToEvaluate } from "./evaluate-artifact.ts";
export type { Check, Evaluation, EvaluationKind, Input, InputFile, Outcome } from "./evaluation.ts";
export { describeInput } from "./evaluation.ts";
export { evaluateData, type DataToEvaluate } from "./data/evaluate-data.ts";
export { evaluateDocumentation, type DocumentationToEvaluate } from "./documentation/evaluate-documentation.ts";
export {
  BASELINE_KINDS,
  BENCHMARK_METRICS,
  benchmarkFromCsv,
  parseBenchmark,
  type BaselineKind,
  type Benchmark,
  type BenchmarkInput,
  type BenchmarkMetric,
  type CsvBenchmark,
} from "./model/benchmark.ts";
export { evaluateModel, type ModelToEvaluate } from "./model/evaluate-model.ts";
export type { Feed, LoadedModel, LoadModel, ModelInput, ModelOutput } from "./model/runner.ts";
export {
  combine,
  METRICS,
  reportOf,
  scoresOf,
  type EncodedReport,
  type Judgement,
  type Metric,
  type Report,
  type ReportParts,
  type Score,
  type Subject,
} from "./report/report.ts";
export { evaluateFileSafety } from "./safety/evaluate-file-safety.ts";
