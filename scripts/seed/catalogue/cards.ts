import type { Evidence } from "./evidence.ts";
import { count, evaluationTable, share, spreadText } from "./figures.ts";
import { BREAST_CANCER_CREDIT, IRIS_CREDIT, SPAM_CREDIT } from "./model-files.ts";

/** Model card of the breast cancer classifier; `size` is that of the file in bytes. */
export function breastCancerCard(evidence: Evidence, size: number): string {
  const { breastCancer: figures, breastCancerOutOfFold: outOfFold, repeated } = evidence;
  const run = evidence.runs.breastCancer;
  const { table, split, search } = run;
  const [firstRow = 0] = split.test;
  return `## What it does

Calls a breast mass benign (0) or malignant (1) from 30 figures of the cell nuclei in a fine-needle aspirate. Logistic
regression on standardised figures, with the standardisation inside the file: the input is the raw figures.

**For research and teaching. It is not a medical device and must not decide about a patient.**

## Input and output

| Name | Type | Meaning |
| --- | --- | --- |
| \`features\` | float32 [N, 30] | the 30 figures of the data set in their order, unscaled |
| \`label\` | int64 [N] | 0 benign, 1 malignant (the more likely one) |
| \`probabilities\` | float32 [N, 2] | of benign and malignant |

ONNX IR version 8, operator set 17, ${count(size)} bytes. To check the delivered file: row ${table.rowIds[firstRow]} of the data set must
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
}

/** Model card of the iris classifier. */
export function irisCard(evidence: Evidence, size: number): string {
  const run = evidence.runs.iris;
  const { table, split, search } = run;
  return `## What it does

Names the species of an iris (0 setosa, 1 versicolor, 2 virginica) from four lengths in centimetres. Softmax regression, with
the standardisation inside the file. Open and free: a small real model to try a tool chain with.

## Input and output

| Name | Type | Meaning |
| --- | --- | --- |
| \`features\` | float32 [N, 4] | sepal length, sepal width, petal length, petal width, cm |
| \`label\` | int64 [N] | the most likely species |
| \`probabilities\` | float32 [N, 3] | of the three species |

ONNX IR version 8, operator set 17, ${count(size)} bytes.

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
}

/** Model card of the spam classifier. */
export function spamCard(evidence: Evidence, size: number): string {
  const run = evidence.runs.spam;
  const { split, search, hashed } = run;
  return `## What it does

Calls a short message ham (0) or spam (1). Logistic regression on hashed tokens; there is no vocabulary in the file. The input
row comes from the open tool *SMS spam tokenizer* of this catalogue.

## Input and output

| Name | Type | Meaning |
| --- | --- | --- |
| \`features\` | float32 [N, 4096] | \`featureVector(text)\` of the tokenizer |
| \`label\` | int64 [N] | 0 ham, 1 spam |
| \`probabilities\` | float32 [N, 2] | of ham and spam |

ONNX IR version 8, operator set 17, ${count(size)} bytes.

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
}
