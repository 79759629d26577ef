import type { Metric } from "../audits/finding.ts";
import { MarketError } from "../errors/market-error.ts";
import type { MetadataCategory } from "../metadata/types.ts";
import { evaluateData } from "./data/evaluate-data.ts";
import { isParquet } from "./data/parquet.ts";
import { evaluateDocumentation } from "./documentation/evaluate-documentation.ts";
import { describeInput, type Evaluation, type InputFile } from "./evaluation.ts";
import { evaluateModel } from "./model/evaluate-model.ts";
import type { LoadModel } from "./model/runner.ts";
import { combine } from "./report/combine.ts";
import type { EncodedReport, Judgement, Subject } from "./report/report.ts";
import { safetyOf } from "./safety/evaluate-file-safety.ts";
import { inspect, type SeenFile } from "./safety/inspect.ts";
import { isOnnx } from "./safety/onnx.ts";

/** Everything that an audit of an artifact takes. */
export interface ArtifactToEvaluate {
  readonly subject?: Subject;
  /** The file that is sold, decrypted. An archive is opened; what is in it is evaluated. */
  readonly artifact: InputFile;
  /** Category of the asset. */
  readonly kind: MetadataCategory;
  /** The description in the metadata, Markdown. Texts in the archive count too: the best one is the asset's documentation. */
  readonly description?: string;
  /** Licence that the metadata states. */
  readonly licence?: string;
  /** Documents of `Benchmark`. */
  readonly benchmarks?: readonly InputFile[];
  /** Class column of the tables that have it. */
  readonly label?: string;
  /** Whether the first lines of its CSV files name the columns; by their look when left out. */
  readonly header?: boolean;
  /** What is judged is not measured. */
  readonly judgements?: readonly Judgement[];
  /** Why it fails, whatever is measured. */
  readonly objection?: string;
  /** Needed for benchmarks. */
  readonly load?: LoadModel;
  /** Rows of benchmarks done, of all. */
  readonly onProgress?: (done: number, rows: number) => void;
  readonly signal?: AbortSignal;
}

const MAX_TABLES = 16;
const TABLE_NAME = /\.(?:csv|tsv)$/i;
const TEXT_NAME = /\.(?:md|markdown)$/i;

/**
 * Runs every evaluator that fits the artifact and makes the report of it. What an asset of its kind should have and nobody measured or
 * judged counts as withheld, and the report says why: leaving a score out must not beat a bad one (decisions.md).
 * @throws MarketError `InvalidInput` for what the caller gave, and for tables above the bounds; hostile content is no error, it fails the
 * verdict
 */
export async function evaluateArtifact(what: ArtifactToEvaluate): Promise<EncodedReport> {
  const { artifact, subject, judgements = [], objection } = what;
  const inspection = inspect(artifact);
  const files = inspection.files.filter(({ isArchive }) => !isArchive);
  const isJudged = (metric: Metric) => judgements.some((judgement) => judgement.metric === metric);
  const evaluations = [
    safetyOf(artifact, inspection),
    ...(isJudged("ModelPerformance") ? [] : await performance(what, files)),
    ...(isJudged("DataQuality") ? [] : await tables(what, files)),
    ...(isJudged("Documentation") ? [] : documentation(what, files)),
  ];
  const missing = withheld(what.kind, evaluations).filter(({ metric }) => !isJudged(metric));
  return combine({
    ...(subject !== undefined && { subject }),
    artifact: describeInput(artifact),
    evaluations,
    judgements: [...judgements, ...missing],
    ...(objection !== undefined && { objection }),
  });
}

async function performance(what: ArtifactToEvaluate, files: readonly SeenFile[]): Promise<Evaluation[]> {
  const { benchmarks = [], load, onProgress, signal } = what;
  if (benchmarks.length === 0) return [];
  const models = files.filter(({ bytes }) => isOnnx(bytes));
  const [model] = models;
  if (model === undefined)
    throw new MarketError("InvalidInput", "There is no ONNX model in it for the benchmarks to run on.");
  if (models.length > 1)
    throw new MarketError("InvalidInput", "There are several ONNX models in it: evaluate each by itself.");
  if (load === undefined) throw new MarketError("InvalidInput", "Benchmarks need an ONNX runtime.");
  return [
    await evaluateModel({ model, benchmarks, load, ...(onProgress && { onProgress }), ...(signal && { signal }) }),
  ];
}

async function tables(
  { label, header, signal }: ArtifactToEvaluate,
  files: readonly SeenFile[],
): Promise<Evaluation[]> {
  const found = files.filter(({ name, bytes }) => isParquet(bytes) || TABLE_NAME.test(name));
  if (found.length > MAX_TABLES) {
    throw new MarketError(
      "InvalidInput",
      `There are more than ${MAX_TABLES} tables in it: evaluate them in parts, and judge the whole.`,
    );
  }
  const evaluations: Evaluation[] = [];
  for (const file of found) {
    signal?.throwIfAborted();
    evaluations.push(await tableOf(file, label, header));
  }
  if (label !== undefined && !evaluations.some(({ options }) => "label" in options)) {
    throw new MarketError(
      "InvalidInput",
      `No table in it has a column “${label}”. Name the column that holds the classes.`,
    );
  }
  return evaluations;
}

/** With the balance of its classes if it has the column. */
async function tableOf(file: InputFile, label: string | undefined, header: boolean | undefined): Promise<Evaluation> {
  const plain = { file, ...(header !== undefined && { header }) };
  if (label === undefined) return evaluateData(plain);
  return evaluateData({ ...plain, label }).catch((error: unknown) => {
    if (error instanceof MarketError && error.details["missingColumn"] === label) return evaluateData(plain);
    throw error;
  });
}

/** The best of the description and the texts in the archive. */
function documentation({ description, kind, licence }: ArtifactToEvaluate, files: readonly SeenFile[]): Evaluation[] {
  const described =
    description === undefined ? [] : [{ name: "description.md", bytes: new TextEncoder().encode(description) }];
  const card = kind === "model" || kind === "dataset" ? kind : "other";
  const evaluations = [...described, ...files.filter(({ name }) => TEXT_NAME.test(name))].map((text) =>
    evaluateDocumentation({ text, kind: card, ...(licence !== undefined && { licence }) }),
  );
  const best = Math.max(...evaluations.map(({ score = 0 }) => score));
  return evaluations.filter(({ score }) => score === best).slice(0, 1);
}

function withheld(kind: MetadataCategory, evaluations: readonly Evaluation[]): Judgement[] {
  const isMeasured = (measured: Evaluation["kind"]) => evaluations.some((evaluation) => evaluation.kind === measured);
  const missing = (metric: Metric, reason: string): Judgement[] => [{ metric, score: "Withheld", reason }];
  return [
    ...(kind === "model" && !isMeasured("performance") ? missing("ModelPerformance", "No benchmark was run.") : []),
    ...(kind === "dataset" && !isMeasured("data")
      ? missing("DataQuality", "It holds no table that can be measured.")
      : []),
    ...(isMeasured("documentation") ? [] : missing("Documentation", "It has no description.")),
  ];
}
