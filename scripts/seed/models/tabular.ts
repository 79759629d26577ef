import { type PenaltySearch, searchPenalty } from "./cross-validation.ts";
import type { Table } from "./data-files.ts";
import { type Scaler, fitScaler, scale } from "./scaler.ts";
import { type LinearClassifier, denseRow, fitSoftmaxRegression, predictProbabilities } from "./softmax-regression.ts";
import { type Split, stratifiedSplit } from "./split.ts";

/** A scaler and the classifier behind it. */
export interface TabularModel {
  scaler: Scaler;
  classifier: LinearClassifier;
}

/** A training run on a table: everything that its card, its report and its check need. */
export interface TabularRun {
  table: Table;
  seed: number;
  split: Split;
  search: PenaltySearch;
  model: TabularModel;
  /** Labels and probabilities of the held-out rows, in the order of `split.test`. */
  testLabels: number[];
  testProbabilities: Float64Array[];
  trainLabels: number[];
}

export interface TabularSettings {
  seed: number;
  testShare: number;
  folds: number;
  penalties: readonly number[];
}

export function fitTabular(
  rows: readonly Float64Array[],
  labels: number[],
  classCount: number,
  penalty: number,
): TabularModel {
  const scaler = fitScaler(rows);
  const classifier = fitSoftmaxRegression(
    rows.map((row) => denseRow(scale(scaler, row))),
    labels,
    { featureCount: rows[0]?.length ?? 0, classCount, penalty },
  );
  return { scaler, classifier };
}

export function predictTabular(model: TabularModel, rows: readonly Float64Array[]): Float64Array[] {
  return predictProbabilities(
    model.classifier,
    rows.map((row) => denseRow(scale(model.scaler, row))),
  );
}

/** Splits, chooses the penalty by cross-validation inside the training part, fits, and predicts the held-out rows once. */
export function trainOnTable(table: Table, settings: TabularSettings): TabularRun {
  const { seed, testShare, folds, penalties } = settings;
  // Equal rows count as one specimen, so that none is in both parts.
  const groups = table.features.map((row) => row.join(","));
  const split = stratifiedSplit(table.labels, { testShare, seed, groups });
  const rowsAt = (rows: number[]) => rows.map((row) => table.features[row] as Float64Array);
  const labelsAt = (rows: number[]) => rows.map((row) => table.labels[row] as number);
  const classCount = table.classNames.length;

  const search = searchPenalty(
    labelsAt(split.train),
    penalties,
    { folds, seed, groups: split.train.map((row) => groups[row] as string) },
    (penalty, train, test) => {
      const original = (rows: number[]) => rows.map((row) => split.train[row] as number);
      const model = fitTabular(rowsAt(original(train)), labelsAt(original(train)), classCount, penalty);
      return predictTabular(model, rowsAt(original(test)));
    },
  );
  const trainLabels = labelsAt(split.train);
  const model = fitTabular(rowsAt(split.train), trainLabels, classCount, search.chosen);
  return {
    table,
    seed,
    split,
    search,
    model,
    trainLabels,
    testLabels: labelsAt(split.test),
    testProbabilities: predictTabular(model, rowsAt(split.test)),
  };
}
