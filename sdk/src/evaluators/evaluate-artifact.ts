import type { InputFile } from "./evaluation.ts";
import type { LoadModel } from "./model/runner.ts";
import type { EncodedReport, Judgement, Subject } from "./report/report.ts";

/** Everything that an audit of an artifact takes. */
export interface ArtifactToEvaluate {
  readonly subject?: Subject;
  /** The file that is sold, decrypted. An archive is opened; what is in it is evaluated. */
  readonly artifact: InputFile;
  /** "model" wants a model card, everything else a datasheet. */
  readonly kind: "model" | "dataset";
  /** The description in the metadata, Markdown. Documentation is not applicable without it and without a text in the archive. */
  readonly description?: string;
  /** Licence that the metadata states. */
  readonly licence?: string;
  /** Documents of `Benchmark`; performance is not measured without one. */
  readonly benchmarks?: readonly InputFile[];
  /** Class column of the tables. */
  readonly label?: string;
  readonly judgements?: readonly Judgement[];
  /** Needed for benchmarks. */
  readonly load?: LoadModel;
  readonly onProgress?: (what: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs every evaluator that fits the artifact and makes the report of it.
 * @throws MarketError `InvalidInput` for what the caller gave; hostile content is no error, it fails the verdict
 */
export function evaluateArtifact(_what: ArtifactToEvaluate): Promise<EncodedReport> {
  throw new Error("not yet");
}
