import type { Evidence } from "./evidence.ts";
import { SERVICE_UNITS, ftns, metered } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { PALETTES, cells, lines } from "../covers/charts.ts";
import type { TabularRun } from "../models/tabular.ts";

const utf8 = new TextEncoder();
const JSON_TYPE = "application/json";
const OPENAPI = "3.1.0";

export function compute(evidence: Evidence): SeedDraft[] {
  return [batchInference(evidence.runs.breastCancer), evaluationRuns(evidence)];
}

/** How units are bought and used up; the same for every metered offer. */
function metering(unit: string, unitsPerPack: number, limitPerRequest: number): object {
  return {
    unit,
    unitsPerPack,
    limitPerRequest,
    charge:
      "Licences.consumeWithSignature with the signature in the header X-Units-Signature, before the request is answered",
    reference: "SHA-256 of the request body, as reference_",
    refused: "A request that is refused (4xx) or fails (5xx) costs no unit.",
  };
}

const SIGNATURE_HEADER = {
  name: "X-Units-Signature",
  in: "header",
  required: true,
  description: "EIP-712 signature of the licence holder over Consume(...), 0x hexadecimal",
  schema: { type: "string", pattern: "^0x[0-9a-f]{130,}$" },
};

const answer = (description: string, schema: object) => ({ description, content: { [JSON_TYPE]: { schema } } });
const REFUSALS = {
  "402": { description: "The signature does not cover the units, or no units are left." },
  "422": { description: "The body is not as specified; nothing was charged." },
};

function batchInference(run: TabularRun): SeedDraft {
  const { table } = run;
  const ranges = table.featureNames.map((name, column) => {
    const values = table.features.map((row) => row[column] as number);
    return { name, minimumSeen: Math.min(...values), maximumSeen: Math.max(...values) };
  });
  const row = { type: "array", items: { type: "number" }, minItems: ranges.length, maxItems: ranges.length };
  const probability = { type: "number", minimum: 0, maximum: 1 };
  const specification = {
    openapi: OPENAPI,
    info: {
      title: "Batch inference: Breast Cancer Wisconsin classifier",
      version: "1.0.0",
      description: "Scores rows with the model of the asset breast-cancer-classifier. For research, not for diagnosis.",
    },
    "x-metering": metering("row", 1_000, 1_000),
    "x-features": ranges,
    paths: {
      "/v1/predict": {
        post: {
          summary: "Scores up to 1,000 rows; each row costs one unit.",
          parameters: [SIGNATURE_HEADER],
          requestBody: {
            required: true,
            content: {
              [JSON_TYPE]: {
                schema: {
                  type: "object",
                  required: ["rows"],
                  properties: { rows: { type: "array", minItems: 1, maxItems: 1_000, items: row } },
                },
              },
            },
          },
          responses: {
            "200": answer("One entry for each row, in order.", {
              type: "object",
              required: ["labels", "malignant"],
              properties: {
                labels: { type: "array", items: { enum: [0, 1] } },
                malignant: { type: "array", items: probability },
              },
            }),
            ...REFUSALS,
          },
        },
      },
    },
  };
  return {
    ...offer(specification, "batch-inference"),
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
  const specification = {
    openapi: OPENAPI,
    info: {
      title: "Evaluation of a tabular ONNX classifier",
      version: "1.0.0",
      description: "Runs a classifier on labelled rows and answers with figures and their intervals.",
    },
    "x-metering": metering("evaluation", 10, 1),
    "x-figures": {
      shares: ["accuracy", "sensitivity", "specificity", "precision"],
      interval: "95 % Wilson score interval",
      auc: "area under the ROC curve by ranks, ties count half",
      brier: "mean squared error of the probability of class 1",
    },
    paths: {
      "/v1/evaluate": {
        post: {
          summary: "One evaluation costs one unit: one model, up to 100,000 rows.",
          parameters: [SIGNATURE_HEADER],
          requestBody: {
            required: true,
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  required: ["model", "rows", "label"],
                  properties: {
                    model: { type: "string", format: "binary", description: "ONNX: features -> label, probabilities" },
                    rows: { type: "string", format: "binary", description: "CSV with a header" },
                    label: { type: "string", description: "name of the class column; its values are 0 and 1" },
                  },
                },
              },
            },
          },
          responses: { "200": answer("The figures of x-figures.", { type: "object" }), ...REFUSALS },
        },
      },
    },
  };
  return {
    ...offer(specification, "evaluation-runs"),
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
