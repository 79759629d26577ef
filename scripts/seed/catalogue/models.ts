import { breastCancerCard, irisCard, spamCard } from "./cards.ts";
import type { Evidence } from "./evidence.ts";
import { binaryMetrics, rounded } from "./figures.ts";
import type { ModelFiles } from "./model-files.ts";
import { CC_BY, COMMERCIAL_USE, free, ftns, perpetual, subscription } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { PALETTES, bars, curve, regions } from "../covers/charts.ts";
import { spreadOut } from "../covers/drawing.ts";
import { mostLikely, rocCurve } from "../models/evaluation.ts";
import { SEED, TEST_SHARE } from "../models/runs.ts";
import { predictTabular } from "../models/tabular.ts";

const ONNX = "application/onnx";
export const HELD_OUT = `held-out ${TEST_SHARE * 100} %, stratified, seed ${SEED}`;

export function models(evidence: Evidence, files: ModelFiles): SeedDraft[] {
  return [
    irisClassifier(evidence, files.iris),
    breastCancerClassifier(evidence, files.breastCancer),
    spamClassifier(evidence, files.spam),
  ];
}

function breastCancerClassifier(evidence: Evidence, bytes: Uint8Array): SeedDraft {
  const { breastCancer: figures } = evidence;
  const run = evidence.runs.breastCancer;
  return {
    key: "breast-cancer-classifier",
    category: "model",
    name: "Breast Cancer Wisconsin classifier",
    description: breastCancerCard(evidence, bytes.length),
    tags: ["healthcare", "tabular", "logistic-regression", "onnx", "binary-classification"],
    framework: "ONNX",
    task: "tabular-classification",
    languages: [],
    licence: COMMERCIAL_USE,
    owner: "modelLab",
    contributors: [
      { party: "modelLab", weight: 60 },
      { party: "dataSteward", weight: 25 },
      { party: "evaluator", weight: 15 },
    ],
    parents: [{ key: "breast-cancer-data", royaltyBps: 1_000 }],
    resaleRoyaltyBps: 500,
    encrypted: true,
    terms: [perpetual(ftns(250), COMMERCIAL_USE, { transferable: true }), subscription(ftns(25), 30, COMMERCIAL_USE)],
    metrics: binaryMetrics(figures, "Breast Cancer Wisconsin (Diagnostic)", HELD_OUT),
    contents: [{ path: "breast-cancer-classifier.onnx", mediaType: ONNX, bytes }],
    artifactName: "breast-cancer-classifier.onnx",
    cover: curve(
      "ROC curve of the classifier on the held-out rows",
      PALETTES.model,
      rocCurve(
        run.testLabels,
        run.testProbabilities.map((row) => row[1] as number),
      ),
    ),
  };
}

function irisClassifier(evidence: Evidence, bytes: Uint8Array): SeedDraft {
  return {
    key: "iris-classifier",
    category: "model",
    name: "Iris species classifier",
    description: irisCard(evidence, bytes.length),
    tags: ["tabular", "softmax-regression", "onnx", "teaching", "multi-class"],
    framework: "ONNX",
    task: "tabular-classification",
    languages: [],
    licence: CC_BY,
    owner: "modelLab",
    contributors: [],
    parents: [{ key: "iris-data", royaltyBps: 500 }],
    resaleRoyaltyBps: 0,
    encrypted: false,
    terms: [free(CC_BY)],
    metrics: [
      {
        name: "accuracy",
        value: rounded(evidence.iris.value),
        lower: rounded(evidence.iris.lower),
        upper: rounded(evidence.iris.upper),
        baseline: rounded(1 / 3),
        dataset: "Iris (UCI)",
        split: HELD_OUT,
      },
    ],
    contents: [{ path: "iris-classifier.onnx", mediaType: ONNX, bytes }],
    artifactName: "iris-classifier.onnx",
    cover: irisCover(evidence),
  };
}

/** Where the model draws the borders in the plane of the petals, the sepals held at their means. */
function irisCover({ runs: { iris } }: Evidence): string {
  const column = (index: number) => iris.table.features.map((row) => row[index] as number);
  const [sepalLength = 0, sepalWidth = 0] = iris.model.scaler.mean;
  const [lengths, widths] = [column(2), column(3)];
  const between = (values: number[], at: number) =>
    Math.min(...values) + at * (Math.max(...values) - Math.min(...values));
  const [across, up] = [spreadOut(lengths), spreadOut(widths)];
  return regions(
    "Borders between the three species by petal length and width",
    PALETTES.model,
    (x, y) => {
      const row = Float64Array.of(sepalLength, sepalWidth, between(lengths, x), between(widths, y));
      return mostLikely(predictTabular(iris.model, [row])[0] as Float64Array);
    },
    across.map((x, i) => ({ x, y: up[i] as number, label: iris.table.labels[i] as number })),
  );
}

function spamClassifier(evidence: Evidence, bytes: Uint8Array): SeedDraft {
  const { classifier } = evidence.runs.spam;
  return {
    key: "spam-classifier",
    category: "model",
    name: "SMS spam classifier",
    description: spamCard(evidence, bytes.length),
    tags: ["text", "spam", "moderation", "logistic-regression", "onnx"],
    framework: "ONNX",
    task: "text-classification",
    languages: ["en"],
    licence: COMMERCIAL_USE,
    owner: "modelLab",
    contributors: [
      { party: "modelLab", weight: 70 },
      { party: "toolWorkshop", weight: 30 },
    ],
    parents: [
      { key: "spam-features", royaltyBps: 800 },
      { key: "spam-tokenizer", royaltyBps: 200 },
    ],
    resaleRoyaltyBps: 500,
    encrypted: true,
    terms: [subscription(ftns(40), 30, COMMERCIAL_USE), perpetual(ftns(300), COMMERCIAL_USE, { transferable: false })],
    metrics: binaryMetrics(evidence.spam, "SMS Spam Collection v.1", HELD_OUT),
    contents: [{ path: "spam-classifier.onnx", mediaType: ONNX, bytes }],
    artifactName: "spam-classifier.onnx",
    cover: bars("The largest weights of the spam classifier", PALETTES.model, largestWeights(classifier.weights, 64)),
  };
}

/** Weights of class 1, the largest by size, in the order of their buckets. */
function largestWeights(weights: Float64Array, count: number): number[] {
  const ofSpam = [...weights].filter((_, at) => at % 2 === 1);
  const threshold = ofSpam.map(Math.abs).sort((a, b) => b - a)[count - 1] as number;
  return ofSpam.filter((weight) => Math.abs(weight) >= threshold).slice(0, count);
}
