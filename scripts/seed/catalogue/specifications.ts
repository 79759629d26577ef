import type { Table } from "../models/data-files.ts";

export const JSON_TYPE = "application/json";
export const OPENAPI = "3.1.0";

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

/** Scoring of rows with the breast cancer classifier, as an OpenAPI document. */
export function batchInferenceSpecification(table: Table): object {
  const ranges = table.featureNames.map((name, column) => {
    const values = table.features.map((row) => row[column] as number);
    return { name, minimumSeen: Math.min(...values), maximumSeen: Math.max(...values) };
  });
  const row = { type: "array", items: { type: "number" }, minItems: ranges.length, maxItems: ranges.length };
  const probability = { type: "number", minimum: 0, maximum: 1 };
  return {
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
}

/** Evaluation of a classifier on labelled rows, as an OpenAPI document. */
export function evaluationSpecification(): object {
  return {
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
}
