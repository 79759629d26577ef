import { type BinaryEvaluation, evaluateBinary, logLoss } from "../models/evaluation.ts";
import { stratifiedFolds } from "../models/split.ts";
import { type TabularModel, type TabularRun, fitTabular, predictTabular } from "../models/tabular.ts";

/** A set of features and its figures. */
export interface FeatureSet {
  features: string[];
  /** Out-of-fold log loss on the training part; lower is better. */
  logLoss: number;
  /** Fitted on the whole training part. */
  model: TabularModel;
  /** Figures of `model` on the held-out part. */
  heldOut: BinaryEvaluation;
}

export interface FeatureSelection {
  folds: number;
  /** The features that carry a prefix of the table's names (`mean_`, `worst_`, …), then all. */
  groups: { name: string; set: FeatureSet }[];
  /** Greedy forward selection: each step adds the feature that lowers the out-of-fold log loss most. */
  steps: FeatureSet[];
}

/** Which features carry the signal. Chooses by cross-validation in the training part; the held-out part only measures. */
export function selectFeatures(run: TabularRun, options: { steps: number; folds: number }): FeatureSelection {
  const names = run.table.featureNames;
  const all = names.map((_, column) => column);
  const groups = [
    { name: "mean values (10)", columns: all.filter((c) => names[c]?.startsWith("mean_")) },
    { name: "standard errors (10)", columns: all.filter((c) => names[c]?.endsWith("_se")) },
    { name: "worst values (10)", columns: all.filter((c) => names[c]?.startsWith("worst_")) },
    { name: "all (30)", columns: all },
  ].map(({ name, columns }) => ({ name, set: measure(run, columns, options.folds) }));

  const chosen: number[] = [];
  const steps: FeatureSet[] = [];
  while (steps.length < options.steps) {
    const candidates = all.filter((column) => !chosen.includes(column));
    const losses = candidates.map((column) => outOfFoldLoss(run, [...chosen, column], options.folds));
    chosen.push(candidates[losses.indexOf(Math.min(...losses))] as number);
    steps.push(measure(run, chosen, options.folds));
  }
  return { folds: options.folds, groups, steps };
}

function measure(run: TabularRun, columns: number[], folds: number): FeatureSet {
  const train = pick(run, run.split.train, columns);
  const model = fitTabular(train, run.trainLabels, run.table.classNames.length, run.search.chosen);
  const probabilities = predictTabular(model, pick(run, run.split.test, columns));
  return {
    features: columns.map((column) => run.table.featureNames[column] as string),
    logLoss: outOfFoldLoss(run, columns, folds),
    model,
    heldOut: evaluateBinary(run.testLabels, probabilities),
  };
}

function outOfFoldLoss(run: TabularRun, columns: number[], folds: number): number {
  const rows = pick(run, run.split.train, columns);
  const outOfFold = new Array<Float64Array>(rows.length);
  for (const { train, test } of stratifiedFolds(run.trainLabels, { folds, seed: run.seed })) {
    const at = (indices: number[]) => indices.map((index) => rows[index] as Float64Array);
    const labels = train.map((index) => run.trainLabels[index] as number);
    const model = fitTabular(at(train), labels, run.table.classNames.length, run.search.chosen);
    predictTabular(model, at(test)).forEach((row, i) => (outOfFold[test[i] as number] = row));
  }
  return logLoss(run.trainLabels, outOfFold);
}

function pick(run: TabularRun, rows: number[], columns: number[]): Float64Array[] {
  return rows.map((row) => Float64Array.from(columns, (column) => run.table.features[row]?.[column] as number));
}
