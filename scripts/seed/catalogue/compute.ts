import type { Evidence } from "./evidence.ts";
import { JSON_TYPE, OPENAPI, batchInferenceSpecification, evaluationSpecification } from "./specifications.ts";
import { SERVICE_UNITS, ftns, metered } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { PALETTES, cells, lines } from "../covers/charts.ts";
import type { TabularRun } from "../models/tabular.ts";

const utf8 = new TextEncoder();

export function compute(evidence: Evidence): SeedDraft[] {
  return [batchInference(evidence.runs.breastCancer), evaluationRuns(evidence)];
}

function batchInference(run: TabularRun): SeedDraft {
  return {
    ...offer(batchInferenceSpecification(run.table), "batch-inference"),
    key: "batch-inference",
    name: "Batch inference by the row: Breast Cancer Wisconsin",
    description: `## What is offered

Scores from the *Breast Cancer Wisconsin classifier* without buying the model: 30 raw figures a row in, class and probability
out. **One unit is one row; a pack is 1,000 rows.** Units do not expire and can be sold on.

The artifact is the machine-readable specification (OpenAPI ${OPENAPI}): requests, answers, limits, how units are charged on the
licence contract, and for each figure the range that the model has seen. Values outside that range are answered, and are not
to be trusted.

## What is not offered

This is an example offer of the seed. On a development network no server answers behind it; what works is buying packs, taking
units with a signature, and reading the balance. Not for diagnosis.

## Revenue

A fifth of each sale, after the platform fee, goes to the model as a royalty, and through it to the data.`,
    tags: ["inference", "healthcare", "metered", "openapi", "batch"],
    task: "tabular-classification",
    parents: [{ key: "breast-cancer-classifier", royaltyBps: 2_000 }],
    terms: [metered(ftns(20), 1_000, SERVICE_UNITS)],
    cover: cells("The held-out rows by their probability: one cell each", PALETTES.compute, scoreField(run)),
  };
}

/** The held-out rows as a field of 9 × 19 cells: the malignant ones in the second colour. */
function scoreField(run: TabularRun): number[][] {
  const scores = run.testProbabilities.map((row) => row[1] as number).sort((a, b) => b - a);
  return Array.from({ length: 9 }, (_, r) =>
    Array.from({ length: 19 }, (_, c) => {
      const score = scores[r * 19 + c] ?? 0;
      return score >= 0.5 ? -score : Math.max(0.06, 1 - score) * 0.7;
    }),
  );
}

function evaluationRuns({ runs }: Evidence): SeedDraft {
  return {
    ...offer(evaluationSpecification(), "evaluation-runs"),
    key: "evaluation-runs",
    name: "Evaluation runs for tabular classifiers",
    description: `## What is offered

Somebody else measures your two-class ONNX classifier on your labelled rows: accuracy, sensitivity, specificity and precision
with 95 % Wilson intervals, area under the ROC curve, Brier score. **One unit is one evaluation; a pack is 10.**

The artifact is the machine-readable specification (OpenAPI ${OPENAPI}) with the exact definition of every figure. They are the
definitions by which the model cards of this catalogue were measured.

## What is not offered

This is an example offer of the seed. On a development network no server answers behind it. An evaluation is not an audit: it
says what the figures are on the rows that were sent, not whether those rows are right.`,
    tags: ["evaluation", "metered", "openapi", "onnx"],
    task: "model-evaluation",
    parents: [{ key: "onnx-inspector", royaltyBps: 300 }],
    terms: [metered(ftns(12), 10, SERVICE_UNITS)],
    cover: lines("Cross-validation loss of the three models by penalty", PALETTES.compute, [
      runs.breastCancer.search.tried.map(({ logLoss }) => logLoss),
      runs.iris.search.tried.map(({ logLoss }) => logLoss),
      runs.spam.search.tried.map(({ logLoss }) => logLoss),
    ]),
  };
}

function offer(specification: object, name: string) {
  return {
    category: "compute" as const,
    framework: "OpenAPI",
    languages: [],
    licence: SERVICE_UNITS,
    owner: name === "evaluation-runs" ? ("evaluator" as const) : ("computeProvider" as const),
    contributors: [],
    resaleRoyaltyBps: 0,
    encrypted: false,
    metrics: [],
    contents: [
      {
        path: `${name}.openapi.json`,
        mediaType: JSON_TYPE,
        bytes: utf8.encode(`${JSON.stringify(specification, null, 2)}\n`),
      },
    ],
    artifactName: `${name}.openapi.json`,
  };
}
