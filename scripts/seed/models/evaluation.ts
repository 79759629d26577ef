/** A share with its 95 % Wilson score interval. */
export interface Share {
  value: number;
  lower: number;
  upper: number;
  /** `hits` of `total` rows. */
  hits: number;
  total: number;
}

/** Figures of a two-class classifier on rows it has not seen; class 1 is the positive one. */
export interface BinaryEvaluation {
  accuracy: Share;
  /** True positive rate, also called recall. */
  sensitivity: Share;
  /** True negative rate. */
  specificity: Share;
  /** Of the rows called positive, the share that is. */
  precision: Share;
  /** Area under the ROC curve. */
  auc: number;
  /** Mean squared error of the positive probability; lower is better. */
  brier: number;
  /** Share of the larger class: what a classifier that never looks would reach. */
  majorityShare: number;
  confusion: { truePositive: number; falseNegative: number; falsePositive: number; trueNegative: number };
}

const Z_95 = 1.959963984540054;

/** The 95 % Wilson score interval of `hits` of `total`: honest for small samples, where plus-minus is not. */
export function wilson(hits: number, total: number): Share {
  if (total === 0) return { value: 0, lower: 0, upper: 1, hits, total };
  const value = hits / total;
  const square = Z_95 ** 2;
  const center = (value + square / (2 * total)) / (1 + square / total);
  const half = (Z_95 / (1 + square / total)) * Math.sqrt((value * (1 - value)) / total + square / (4 * total * total));
  return { value, lower: Math.max(0, center - half), upper: Math.min(1, center + half), hits, total };
}

/** The class with the highest probability; the first one of equals, as ONNX ArgMax. */
export function mostLikely(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++)
    if ((probabilities[k] as number) > (probabilities[best] as number)) best = k;
  return best;
}

export function accuracyOf(labels: readonly number[], probabilities: readonly ArrayLike<number>[]): Share {
  return wilson(
    labels.filter((label, row) => mostLikely(probabilities[row] as ArrayLike<number>) === label).length,
    labels.length,
  );
}

/** Mean negative log-likelihood of the true classes; lower is better. */
export function logLoss(labels: readonly number[], probabilities: readonly ArrayLike<number>[]): number {
  const losses = labels.map((label, row) => -Math.log(Math.max(probabilities[row]?.[label] ?? 0, Number.MIN_VALUE)));
  return losses.reduce((sum, loss) => sum + loss, 0) / labels.length;
}

export function evaluateBinary(
  labels: readonly number[],
  probabilities: readonly ArrayLike<number>[],
): BinaryEvaluation {
  const positive = probabilities.map((row) => row[1] as number);
  const counts = { truePositive: 0, falseNegative: 0, falsePositive: 0, trueNegative: 0 };
  let squares = 0;
  labels.forEach((label, row) => {
    const called = mostLikely(probabilities[row] as ArrayLike<number>) === 1;
    if (label === 1) counts[called ? "truePositive" : "falseNegative"]++;
    else counts[called ? "falsePositive" : "trueNegative"]++;
    squares += ((positive[row] as number) - label) ** 2;
  });
  const positives = counts.truePositive + counts.falseNegative;
  const negatives = labels.length - positives;
  return {
    accuracy: wilson(counts.truePositive + counts.trueNegative, labels.length),
    sensitivity: wilson(counts.truePositive, positives),
    specificity: wilson(counts.trueNegative, negatives),
    precision: wilson(counts.truePositive, counts.truePositive + counts.falsePositive),
    auc: areaUnderRoc(labels, positive),
    brier: squares / labels.length,
    majorityShare: Math.max(positives, negatives) / labels.length,
    confusion: counts,
  };
}

/**
 * Probability that a random positive row scores above a random negative one; ties count half (Mann-Whitney).
 * @throws Error when a score is not a number: such scores have no order
 */
export function areaUnderRoc(labels: readonly number[], scores: readonly number[]): number {
  if (scores.some(Number.isNaN)) throw new Error("a score is not a number");
  const order = scores.map((_, row) => row).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let rankSum = 0;
  let positives = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && scores[order[end] as number] === scores[order[start] as number]) end++;
    const rank = (start + 1 + end) / 2;
    for (const row of order.slice(start, end)) {
      if (labels[row] !== 1) continue;
      positives++;
      rankSum += rank;
    }
    start = end;
  }
  const negatives = labels.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Points (false positive rate, true positive rate) of the ROC curve, from (0, 0) to (1, 1). */
export function rocCurve(labels: readonly number[], scores: readonly number[]): { x: number; y: number }[] {
  const order = scores.map((_, row) => row).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const positives = labels.filter((label) => label === 1).length;
  const negatives = labels.length - positives;
  const points = [{ x: 0, y: 0 }];
  let hits = 0;
  order.forEach((row, index) => {
    if (labels[row] === 1) hits++;
    if (scores[order[index + 1] ?? -1] === scores[row]) return;
    points.push({ x: (index + 1 - hits) / negatives, y: hits / positives });
  });
  return points;
}
