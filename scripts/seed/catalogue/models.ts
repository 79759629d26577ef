import type { Evidence } from "./evidence.ts";
import { binaryMetrics, count, evaluationTable, rounded, share, spreadText } from "./figures.ts";
import { BREAST_CANCER_CREDIT, IRIS_CREDIT, type ModelFiles, SPAM_CREDIT } from "./model-files.ts";
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
  const { breastCancer: figures, breastCancerOutOfFold: outOfFold, repeated } = evidence;
  const run = evidence.runs.breastCancer;
  const { table, split, search } = run;
  const [firstRow = 0] = split.test;
  const description = `## What it does

Calls a breast mass benign (0) or malignant (1) from 30 figures of the cell nuclei in a fine-needle aspirate. Logistic
regression on standardised figures, with the standardisation inside the file: the input is the raw figures.

**For research and teaching. It is not a medical device and must not decide about a patient.**

## Input and output

| Name | Type | Meaning |
| --- | --- | --- |
| \`features\` | float32 [N, 30] | the 30 figures of the data set in their order, unscaled |
| \`label\` | int64 [N] | 0 benign, 1 malignant (the more likely one) |
| \`probabilities\` | float32 [N, 2] | of benign and malignant |

ONNX IR version 8, operator set 17, ${count(bytes.length)} bytes. To check the delivered file: row ${table.rowIds[firstRow]} of the data set must
give malignant with probability ${(run.testProbabilities[0]?.[1] ?? 0).toFixed(6)}.

\`\`\`js
import * as ort from "onnxruntime-web";
const session = await ort.InferenceSession.create(bytes);
const { label, probabilities } = await session.run({ features: new ort.Tensor("float32", values, [rows, 30]) });
\`\`\`

## Training

${table.labels.length} rows, ${split.train.length} for training and ${split.test.length} held out (stratified by diagnosis, seed ${run.seed}, no row twice). The L2 penalty (${search.chosen}) was
chosen among ${search.tried.length} by ${search.folds}-fold cross-validation inside the training part; the held-out rows were used only to measure.

## Figures

${evaluationTable(figures, "malignant")}

Out of fold on the training part: accuracy ${share(outOfFold.accuracy)}, AUC ${outOfFold.auc.toFixed(4)}. On ${repeated.splits} other random splits with the same penalty,
mean (least to largest): accuracy ${spreadText(repeated.accuracy)}, sensitivity ${spreadText(repeated.sensitivity)}.

## Limits

- One hospital, before 1996, ${table.labels.length} masses: nothing is known about other clinics, instruments or populations.
- Of ${figures.sensitivity.total} malignant masses held out, ${figures.confusion.falseNegative} ${figures.confusion.falseNegative === 1 ? "was" : "were"} called benign.
- The probabilities were not calibrated on other data.

## Credit

Trained on ${BREAST_CANCER_CREDIT}.`;
  return {
    key: "breast-cancer-classifier",
    category: "model",
    name: "Breast Cancer Wisconsin classifier",
    description,
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
  const run = evidence.runs.iris;
  const { table, split, search } = run;
  const description = `## What it does

Names the species of an iris (0 setosa, 1 versicolor, 2 virginica) from four lengths in centimetres. Softmax regression, with
the standardisation inside the file. Open and free: a small real model to try a tool chain with.

## Input and output

| Name | Type | Meaning |
| --- | --- | --- |
| \`features\` | float32 [N, 4] | sepal length, sepal width, petal length, petal width, cm |
| \`label\` | int64 [N] | the most likely species |
| \`probabilities\` | float32 [N, 3] | of the three species |

ONNX IR version 8, operator set 17, ${count(bytes.length)} bytes.

## Training and figures

${table.labels.length} flowers, ${split.train.length} for training and ${split.test.length} held out (stratified, seed ${run.seed}; equal rows were kept on one side). L2 penalty ${search.chosen},
chosen by ${search.folds}-fold cross-validation inside the training part.

Held-out accuracy: ${share(evidence.iris)}. Out of fold on the training
part: ${share(evidence.irisOutOfFold)}.

## Limits

The held-out part is small, and Iris is an easy data set: read the interval, not the value. The data are UCI's copy, in which
rows 35 and 38 differ from Fisher's paper.

## Credit

Trained on ${IRIS_CREDIT}.`;
  return {
    key: "iris-classifier",
    category: "model",
    name: "Iris species classifier",
    description,
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
  const run = evidence.runs.spam;
  const { split, search, hashed, classifier } = run;
  const description = `## What it does

Calls a short message ham (0) or spam (1). Logistic regression on hashed tokens; there is no vocabulary in the file. The input
row comes from the open tool *SMS spam tokenizer* of this catalogue.

## Input and output

| Name | Type | Meaning |
| --- | --- | --- |
| \`features\` | float32 [N, 4096] | \`featureVector(text)\` of the tokenizer |
| \`label\` | int64 [N] | 0 ham, 1 spam |
| \`probabilities\` | float32 [N, 2] | of ham and spam |

ONNX IR version 8, operator set 17, ${count(bytes.length)} bytes.

## Training

${count(hashed.labels.length)} messages. Messages that differ only in case, digits, spaces and signs count as one group, and a group is never on both
sides: ${count(split.train.length)} messages for training, ${count(split.test.length)} held out (stratified, seed ${run.seed}). L2 penalty ${search.chosen}, chosen by ${search.folds}-fold cross-validation
inside the training part.

## Figures

${evaluationTable(evidence.spam, "spam")}

## Limits

- English messages from the United Kingdom and Singapore, before 2012. Spam of today looks different.
- ${evidence.spam.confusion.falsePositive} of ${count(evidence.spam.specificity.total)} real messages held out were called spam, and ${evidence.spam.confusion.falseNegative} of ${evidence.spam.sensitivity.total} spam messages got through.
- The tokens (single words, 4,096 buckets) were settled on by cross-validation over all messages, before this split: the held-out
  figures may be favourable by a little.
- Whoever knows the tokens can write around the filter.

## Credit

Trained on ${SPAM_CREDIT}.`;
  return {
    key: "spam-classifier",
    category: "model",
    name: "SMS spam classifier",
    description,
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
