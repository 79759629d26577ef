import { evaluateBinary } from "../models/evaluation.ts";
import { stratifiedSplit } from "../models/split.ts";
import { type TabularRun, fitTabular, predictTabular } from "../models/tabular.ts";

/** Least, mean and largest of a figure over several splits. */
export interface Spread {
  min: number;
  mean: number;
  max: number;
}

/** How much the held-out figures depend on the luck of one split. */
export interface RepeatedSplits {
  splits: number;
  accuracy: Spread;
  auc: Spread;
  sensitivity: Spread;
  specificity: Spread;
}

/** Fits and evaluates on further splits, of the seeds after the run's own, with the penalty of the run. */
export function repeatSplits(run: TabularRun, splits: number, testShare: number): RepeatedSplits {
  const { features, labels, classNames } = run.table;
  const evaluations = Array.from({ length: splits }, (_, index) => {
    const { train, test } = stratifiedSplit(labels, { testShare, seed: run.seed + 1 + index });
    const at = (rows: number[]) => rows.map((row) => features[row] as Float64Array);
    const labelsAt = (rows: number[]) => rows.map((row) => labels[row] as number);
    const model = fitTabular(at(train), labelsAt(train), classNames.length, run.search.chosen);
    return evaluateBinary(labelsAt(test), predictTabular(model, at(test)));
  });
  return {
    splits,
    accuracy: spread(evaluations.map(({ accuracy }) => accuracy.value)),
    auc: spread(evaluations.map(({ auc }) => auc)),
    sensitivity: spread(evaluations.map(({ sensitivity }) => sensitivity.value)),
    specificity: spread(evaluations.map(({ specificity }) => specificity.value)),
  };
}

export function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { min: Math.min(...values), mean, max: Math.max(...values) };
}
