import type { Evaluation, InputFile } from "../evaluation.ts";

export interface DocumentationToEvaluate {
  /** Markdown. */
  readonly text: InputFile;
  readonly kind: "model" | "dataset";
  /** SPDX id or name of the licence that the metadata states, which counts as stated. */
  readonly licence?: string;
}

export function evaluateDocumentation(_what: DocumentationToEvaluate): Evaluation {
  throw new Error("not yet");
}
