import assert from "node:assert/strict";
import { describe, it } from "node:test";

import {
  accuracyOf,
  areaUnderRoc,
  evaluateBinary,
  logLoss,
  mostLikely,
  rocCurve,
  wilson,
} from "../../scripts/seed/models/evaluation.ts";
import { minimise } from "../../scripts/seed/models/lbfgs.ts";
import { seededRandom, shuffled } from "../../scripts/seed/models/random.ts";
import { fitScaler, scale } from "../../scripts/seed/models/scaler.ts";
import { denseRow, fitSoftmaxRegression, predictProbabilities } from "../../scripts/seed/models/softmax-regression.ts";
import { stratifiedFolds, stratifiedSplit } from "../../scripts/seed/models/split.ts";

const near = (actual: number, expected: number, tolerance = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe("seededRandom", () => {
  it("repeats itself for a seed, differs for another, and fills [0, 1) evenly", () => {
    const take = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 10_000 }, random);
    };
    assert.deepEqual(take(1), take(1));
    assert.notDeepEqual(take(1), take(2));
    assert.ok(take(1).every((value) => value >= 0 && value < 1));
    near(take(1).reduce((sum, value) => sum + value, 0) / 10_000, 0.5, 0.01);
  });

  it("shuffles without losing or repeating anything", () => {
    const items = Array.from({ length: 100 }, (_, i) => i);
    const mixed = shuffled(items, seededRandom(1));
    assert.notDeepEqual(mixed, items);
    assert.deepEqual(
      [...mixed].sort((a, b) => a - b),
      items,
    );
  });
});

describe("stratifiedSplit", () => {
  const labels = Array.from({ length: 300 }, (_, row) => (row % 3 === 0 ? 1 : 0));
  const groups = labels.map((_, row) => Math.floor(row / 6) * 2 + (row % 3 === 0 ? 1 : 0));

  it("keeps the shares of the classes and puts each row on one side", () => {
    const { train, test } = stratifiedSplit(labels, { testShare: 0.3, seed: 1 });
    assert.equal(test.length, 90);
    assert.equal(test.filter((row) => labels[row] === 1).length, 30);
    assert.deepEqual(
      [...train, ...test].sort((a, b) => a - b),
      [...labels.keys()],
    );
  });

  it("never puts a group on both sides", () => {
    const { train, test } = stratifiedSplit(labels, { testShare: 0.3, seed: 1, groups });
    const trainGroups = new Set(train.map((row) => groups[row]));
    assert.ok(test.length > 0 && test.every((row) => !trainGroups.has(groups[row])));
  });

  it("depends on the seed alone", () => {
    const split = (seed: number) => stratifiedSplit(labels, { testShare: 0.3, seed });
    assert.deepEqual(split(1), split(1));
    assert.notDeepEqual(split(1), split(2));
  });

  it("makes folds that test each row once and keep groups together", () => {
    const folds = stratifiedFolds(labels, { folds: 5, seed: 1, groups });
    assert.deepEqual(
      folds.flatMap(({ test }) => test).sort((a, b) => a - b),
      [...labels.keys()],
    );
    for (const { train, test } of folds) {
      const trainGroups = new Set(train.map((row) => groups[row]));
      assert.ok(test.every((row) => !trainGroups.has(groups[row])));
    }
  });
});

describe("minimise", () => {
  it("finds the minimum of a badly scaled quadratic", () => {
    const scales = [1, 100, 10_000];
    const { point } = minimise((x, gradient) => {
      let value = 0;
      scales.forEach((scale_, i) => {
        const distance = (x[i] as number) - (i + 1);
        gradient[i] = scale_ * distance;
        value += (scale_ * distance * distance) / 2;
      });
      return value;
    }, new Float64Array(3));
    point.forEach((value, i) => near(value, i + 1, 1e-6));
  });

  it("says when a gradient is wrong", () => {
    const wrong = (x: Float64Array, gradient: Float64Array) => {
      gradient[0] = -1;
      return x[0] as number;
    };
    assert.throws(() => minimise(wrong, new Float64Array(1)), /gradient/);
  });

  it("says when it did not arrive", () => {
    const slope = (x: Float64Array, gradient: Float64Array) => {
      gradient[0] = 1;
      return x[0] as number;
    };
    assert.throws(() => minimise(slope, new Float64Array(1), 1e-8, 20), /20 iterations/);
  });
});

describe("fitScaler", () => {
  it("gives mean 0 and deviation 1, and leaves a constant column alone", () => {
    const rows = [
      [1, 5],
      [3, 5],
    ];
    const scaler = fitScaler(rows);
    assert.deepEqual([...scaler.mean], [2, 5]);
    assert.deepEqual([...scaler.deviation], [1, 1]);
    assert.deepEqual(
      rows.map((row) => [...scale(scaler, row)]),
      [
        [-1, 0],
        [1, 0],
      ],
    );
  });
});

describe("fitSoftmaxRegression", () => {
  // One feature, x = 0 or 1; the classes occur 3:1 at 0 and 1:3 at 1. Without a penalty the fit is the observed share.
  const rows = [0, 0, 0, 0, 1, 1, 1, 1].map((x) => denseRow([x]));
  const labels = [0, 0, 0, 1, 0, 1, 1, 1];

  it("reaches the closed solution", () => {
    const fitted = fitSoftmaxRegression(rows, labels, { featureCount: 1, classCount: 2, penalty: 1e-9 });
    const [low, high] = predictProbabilities(fitted, [denseRow([0]), denseRow([1])]);
    near(low?.[1] ?? 0, 0.25, 1e-5);
    near(high?.[1] ?? 0, 0.75, 1e-5);
  });

  it("is drawn to the common share by a penalty, and leaves the bias free", () => {
    const fitted = fitSoftmaxRegression(rows, labels, { featureCount: 1, classCount: 2, penalty: 100 });
    for (const row of predictProbabilities(fitted, rows)) near(row[1] ?? 0, 0.5, 0.01);
  });

  it("has a gradient that agrees with differences of its value, through the optimum it finds", () => {
    const options = { featureCount: 1, classCount: 2, penalty: 0.1 };
    const best = fitSoftmaxRegression(rows, labels, options);
    const loss = (classifier: typeof best) =>
      logLoss(labels, predictProbabilities(classifier, rows)) +
      0.05 * classifier.weights.reduce((sum, weight) => sum + weight * weight, 0);
    for (const step of [1e-3, -1e-3]) {
      assert.ok(loss({ ...best, weights: best.weights.map((w, i) => (i === 1 ? w + step : w)) }) > loss(best));
      assert.ok(loss({ ...best, bias: best.bias.map((b, i) => (i === 1 ? b + step : b)) }) > loss(best));
    }
  });
});

describe("evaluation", () => {
  const labels = [1, 1, 1, 0, 0];
  const scores = [0.9, 0.8, 0.3, 0.4, 0.1];
  const probabilities = scores.map((p) => [1 - p, p]);

  it("counts the confusion matrix", () => {
    const result = evaluateBinary(labels, probabilities);
    assert.deepEqual(result.confusion, { truePositive: 2, falseNegative: 1, falsePositive: 0, trueNegative: 2 });
    near(result.accuracy.value, 0.8);
    near(result.sensitivity.value, 2 / 3);
    near(result.specificity.value, 1);
    near(result.precision.value, 1);
    near(result.majorityShare, 0.6);
    near(result.brier, (0.01 + 0.04 + 0.49 + 0.16 + 0.01) / 5);
    near(accuracyOf(labels, probabilities).value, 0.8);
  });

  it("takes the area under the ROC curve from ranks, ties half", () => {
    near(areaUnderRoc(labels, scores), 5 / 6);
    near(areaUnderRoc([1, 0], [0.5, 0.5]), 0.5);
    near(areaUnderRoc([0, 1], [0.9, 0.1]), 0);
    assert.throws(() => areaUnderRoc([0, 1], [NaN, 0.1]), /not a number/);
  });

  it("draws a ROC curve whose area is the same", () => {
    const points = rocCurve(labels, scores);
    const area = points.slice(1).reduce((sum, { x, y }, i) => {
      const before = points[i] as { x: number; y: number };
      return sum + ((x - before.x) * (y + before.y)) / 2;
    }, 0);
    near(area, areaUnderRoc(labels, scores));
    assert.deepEqual(
      [points[0], points.at(-1)],
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    );
  });

  it("gives the Wilson interval of the textbook", () => {
    const { lower, upper } = wilson(10, 10);
    near(lower, 0.7224672, 1e-6);
    near(upper, 1);
    const half = wilson(50, 100);
    near(half.lower, 0.4038315, 1e-6);
    near(half.upper, 0.5961685, 1e-6);
  });

  it("takes the first of equal classes, as ArgMax does", () => {
    assert.equal(mostLikely([0.2, 0.4, 0.4]), 1);
  });
});
