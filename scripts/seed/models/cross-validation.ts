import { logLoss } from "./evaluation.ts";
import { stratifiedFolds } from "./split.ts";

/** Fits on some rows and gives the class probabilities of others. Row numbers are those of the data handed to the search. */
export type FitAndPredict = (penalty: number, train: number[], test: number[]) => Float64Array[];

/** How the penalty was chosen, so that a model card can say it. */
export interface PenaltySearch {
  folds: number;
  tried: { penalty: number; logLoss: number }[];
  chosen: number;
  /** Out-of-fold probabilities of every row under the chosen penalty. */
  outOfFold: Float64Array[];
}

/** Chooses the penalty with the lowest out-of-fold log loss. Sees only the rows it is given: hand in the training part. */
export function searchPenalty(
  labels: readonly number[],
  penalties: readonly number[],
  options: { folds: number; seed: number; groups?: readonly (string | number)[] },
  fitAndPredict: FitAndPredict,
): PenaltySearch {
  const folds = stratifiedFolds(labels, options);
  const runs = penalties.map((penalty) => {
    const outOfFold = new Array<Float64Array>(labels.length);
    for (const { train, test } of folds) {
      fitAndPredict(penalty, train, test).forEach((row, i) => (outOfFold[test[i] as number] = row));
    }
    return { penalty, outOfFold, logLoss: logLoss(labels, outOfFold) };
  });
  const best = runs.reduce((a, b) => (b.logLoss < a.logLoss ? b : a));
  const tried = runs.map(({ penalty, logLoss: loss }) => ({ penalty, logLoss: loss }));
  return { folds: options.folds, tried, chosen: best.penalty, outOfFold: best.outOfFold };
}
