import { readBreastCancer, readIris, readMessages } from "./data-files.ts";
import { type MessageRun, hashMessages, trainOnMessages } from "./messages.ts";
import { type TabularRun, trainOnTable } from "./tabular.ts";

/** The training runs behind the seed's models. */
export interface Runs {
  breastCancer: TabularRun;
  iris: TabularRun;
  spam: MessageRun;
}

/** The split is the one of seed 1: the first tried, not the best of many. */
export const SEED = 1;
export const TEST_SHARE = 0.3;
export const FOLDS = 5;

/** Trains all three classifiers; takes a few seconds on one core. */
export function runTraining(): Runs {
  const common = { seed: SEED, testShare: TEST_SHARE, folds: FOLDS };
  return {
    breastCancer: trainOnTable(readBreastCancer(), { ...common, penalties: [3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1] }),
    iris: trainOnTable(readIris(), { ...common, penalties: [1e-4, 3e-4, 1e-3, 3e-3, 1e-2] }),
    spam: trainOnMessages(hashMessages(readMessages()), { ...common, folds: 3, penalties: [1e-4, 3e-5, 1e-5, 3e-6] }),
  };
}
