import type { Evidence } from "./evidence.ts";
import { count, evaluationTable, percent, share, spreadNumber, spreadText, table } from "./figures.ts";
import { BREAST_CANCER_CREDIT, SPAM_CREDIT } from "./model-files.ts";
import { dataFileDigest } from "../models/data-files.ts";
import { mostLikely } from "../models/evaluation.ts";
import type { LinearClassifier } from "../models/softmax-regression.ts";
import type { FeatureSet } from "../studies/feature-selection.ts";

/** The evaluation report of the breast cancer classifier, Markdown. */
export function evaluationReport(evidence: Evidence): string {
  const { breastCancer: figures } = evidence;
  const run = evidence.runs.breastCancer;
  const { truePositive, falseNegative, falsePositive, trueNegative } = figures.confusion;
  return `# Evaluation of the Breast Cancer Wisconsin classifier

Subject: logistic regression with L2 penalty on 30 standardised figures of cell nuclei, ONNX file *breast-cancer-classifier.onnx*.
Data: ${BREAST_CANCER_CREDIT}. Source file SHA-256 \`${dataFileDigest("wdbc.data")}\`.

## 1. Set-up

${run.table.labels.length} rows, split once by diagnosis with seed ${run.seed}: ${run.split.train.length} for training, ${run.split.test.length} held out. No row occurs twice. Means and deviations come
from training rows only. The penalty was chosen by ${run.search.folds}-fold cross-validation inside the training part. The held-out rows were
used only to measure.

## 2. Held-out figures

${evaluationTable(figures, "malignant")}

| | Called benign | Called malignant |
| --- | --- | --- |
| Benign | ${trueNegative} | ${falsePositive} |
| Malignant | ${falseNegative} | ${truePositive} |

Intervals are 95 % Wilson score intervals. They cover the chance of the sample, not the difference to other hospitals.

## 3. Wrong calls

${wrongCalls(evidence)}

## 4. Calibration on the held-out rows

${calibration(evidence)}

${choiceAndSpread(evidence)}`;
}

/** Sections 5 to 8 of the evaluation report. */
function choiceAndSpread({
  runs: { breastCancer: run },
  breastCancerOutOfFold: outOfFold,
  repeated,
}: Evidence): string {
  return `## 5. Choice of the penalty

${table(
  ["L2 penalty", "Out-of-fold log loss"],
  run.search.tried.map(({ penalty, logLoss }) => [String(penalty), logLoss.toFixed(4)]),
)}

Chosen: ${run.search.chosen}. Out of fold with it: accuracy ${share(outOfFold.accuracy)}, AUC ${outOfFold.auc.toFixed(4)}.

## 6. Other splits

${repeated.splits} other random splits (seeds ${run.seed + 1} to ${run.seed + repeated.splits}) with the same penalty, mean (least to largest):

${table(
  ["Figure", "Value"],
  [
    ["Accuracy", spreadText(repeated.accuracy)],
    ["Sensitivity", spreadText(repeated.sensitivity)],
    ["Specificity", spreadText(repeated.specificity)],
    ["AUC", spreadNumber(repeated.auc)],
  ],
)}

The model card's figures come from seed ${run.seed}: the first one, not the best of them.

## 7. Weights

Difference of the two classes' weights for each standardised figure: positive speaks for malignant. Many figures are close to
each other, so a single weight says little.

${table(
  ["Figure", "Weight"],
  weightsOfPositive(run.model.classifier)
    .map((weight, column) => ({ name: run.table.featureNames[column] ?? "", weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ name, weight }) => [name, weight.toFixed(4)]),
)}

## 8. What this report does not say

Nothing about other hospitals, instruments or years; nothing about groups of patients, because the data do not name them. It is
written by a party that earns a share of the model. The classifier is no medical device.
`;
}

/** The recipe of the small model, Markdown. */
export function featureRecipe(evidence: Evidence): string {
  const { selection, runs } = evidence;
  const small = selection.steps.at(-1);
  if (!small) throw new Error("the selection has no step");
  return `# The breast cancer classifier with ${small.features.length} figures

Data: ${BREAST_CANCER_CREDIT}.

## How the figures were found

Greedy forward selection: start with none, add the one that lowers the ${selection.folds}-fold out-of-fold log loss on the ${runs.breastCancer.split.train.length} training rows
most, repeat. The ${runs.breastCancer.split.test.length} held-out rows took no part in the choice.

${table(
  ["Step", "Added", "Out-of-fold log loss", "Held-out accuracy", "Held-out AUC"],
  selection.steps.map((set, step) => [String(step + 1), set.features.at(-1) ?? "", ...figuresOf(set)]),
)}

## Groups of figures

${table(
  ["Figures", "Out-of-fold log loss", "Held-out accuracy", "Held-out AUC"],
  selection.groups.map(({ name, set }) => [name, ...figuresOf(set)]),
)}

The log loss decides, because it was measured without the held-out rows; where a smaller set does better on the held-out rows
than on it, that may be the luck of ${runs.breastCancer.split.test.length} rows.

## The model

z = bias + Σ weight · (value − mean) / deviation; probability of malignant = 1 / (1 + exp(−z)).

${table(
  ["Figure", "Mean", "Deviation", "Weight"],
  weightsOfPositive(small.model.classifier).map((weight, i) => [
    small.features[i] ?? "",
    (small.model.scaler.mean[i] ?? 0).toPrecision(8),
    (small.model.scaler.deviation[i] ?? 0).toPrecision(8),
    weight.toPrecision(8),
  ]),
)}

Bias: ${((small.model.classifier.bias[1] ?? 0) - (small.model.classifier.bias[0] ?? 0)).toPrecision(8)}.

Held-out figures of this model:

${evaluationTable(small.heldOut, "malignant")}
`;
}

/** The research note on near-duplicates, Markdown. */
export function duplicatesNote({ duplicates: study, runs }: Evidence): string {
  const { random, grouped } = study;
  const difference = Math.abs(random.accuracy.mean - grouped.accuracy.mean);
  return `# Near-duplicates in the SMS Spam Collection: do they flatter a filter?

Data: ${SPAM_CREDIT}. Source file SHA-256 \`${dataFileDigest("sms_spam.tsv")}\`.

## Question

A filter that has seen a message in training finds its twin in the test for free. How many twins are there, and how much do they
change the figures?

## Method

Two messages are twins when they are equal after lower-casing, writing every digit as 0, and dropping spaces and signs.
Classifier: logistic regression on 4,096 hashed tokens, L2 penalty ${runs.spam.search.chosen}. ${study.seeds} splits each (seeds 1 to ${study.seeds}), 30 % held out: once row by row,
once with twins kept on one side.

## Result

${count(study.messages)} messages form ${count(study.groups)} groups; the largest has ${study.largestGroup} members. ${study.spam} spam messages form ${study.spamGroups} groups.

${table(
  ["Mean (least to largest)", "Row by row", "Twins kept together"],
  [
    ["Held-out spam with a twin in training", spreadText(random.seenSpam), spreadText(grouped.seenSpam)],
    ["Accuracy", spreadText(random.accuracy), spreadText(grouped.accuracy)],
    ["Spam found", spreadText(random.sensitivity), spreadText(grouped.sensitivity)],
    ["AUC", spreadNumber(random.auc), spreadNumber(grouped.auc)],
  ],
)}

The mean accuracies differ by ${(difference * 100).toFixed(2)} percentage points. From split to split the accuracy of the row-by-row kind moves by
${((random.accuracy.max - random.accuracy.min) * 100).toFixed(2)} points.

## Conclusion

${percent(random.seenSpam.mean)} of the held-out spam had a twin in training, and yet for this simple filter the effect is smaller than the difference between
one split and the next. A model that can learn messages by heart may gain more. Keeping twins together costs nothing: do it.

## Limits

One classifier, one definition of a twin, ${study.seeds} splits. Twins with other words in them are not found.
`;
}

function figuresOf(set: FeatureSet): string[] {
  return [set.logLoss.toFixed(4), percent(set.heldOut.accuracy.value), set.heldOut.auc.toFixed(4)];
}

function weightsOfPositive({ weights, featureCount }: LinearClassifier): number[] {
  return Array.from({ length: featureCount }, (_, f) => (weights[2 * f + 1] as number) - (weights[2 * f] as number));
}

function wrongCalls({ runs: { breastCancer: run } }: Evidence): string {
  const wrong = run.split.test.flatMap((row, i) => {
    const probabilities = run.testProbabilities[i] as Float64Array;
    const label = run.testLabels[i] as number;
    if (mostLikely(probabilities) === label) return [];
    return [[run.table.rowIds[row] ?? "", run.table.classNames[label] ?? "", (probabilities[1] as number).toFixed(4)]];
  });
  return wrong.length === 0 ? "None." : table(["Id", "Diagnosis", "Probability of malignant"], wrong);
}

function calibration({ runs: { breastCancer: run } }: Evidence): string {
  const edges = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1];
  const rows = edges.slice(1).map((upper, index) => {
    const lower = edges[index] as number;
    const inside = run.testProbabilities.flatMap((probabilities, i) => {
      const score = probabilities[1] as number;
      return score >= lower && (score < upper || upper === 1) ? [{ score, label: run.testLabels[i] as number }] : [];
    });
    const mean = inside.reduce((sum, { score }) => sum + score, 0) / inside.length;
    const malignant = inside.filter(({ label }) => label === 1).length;
    const range = `${lower} to ${upper}`;
    return [range, String(inside.length), inside.length === 0 ? "" : percent(mean), `${malignant} of ${inside.length}`];
  });
  return table(["Probability of malignant", "Rows", "Mean probability", "Malignant"], rows);
}
