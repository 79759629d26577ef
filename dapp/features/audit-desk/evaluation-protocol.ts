import type { ArtifactToEvaluate, Report } from "@ftns-market/sdk/evaluators";

/** What the worker evaluates. */
export type EvaluationRequest = Pick<
  ArtifactToEvaluate,
  "subject" | "artifact" | "kind" | "description" | "licence" | "benchmarks" | "label" | "judgements" | "objection"
>;

/** A report with the bytes that are committed to. */
export interface Evaluated {
  readonly report: Report;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the worker answers. */
export type EvaluationResponse =
  | { readonly kind: "progress"; readonly done: number; readonly rows: number }
  | ({ readonly kind: "done" } & Evaluated)
  | { readonly kind: "failed"; readonly message: string };
