import { type BinaryEvaluation, type Share, accuracyOf, evaluateBinary } from "../models/evaluation.ts";
import { FOLDS, type Runs, TEST_SHARE, runTraining } from "../models/runs.ts";
import { type FeatureSelection, selectFeatures } from "../studies/feature-selection.ts";
import { type DuplicateStudy, studyDuplicates } from "../studies/message-duplicates.ts";
import { type RepeatedSplits, repeatSplits } from "../studies/repeated-splits.ts";

/** Everything measured that the catalogue states. Nothing in it is written by hand. */
export interface Evidence {
  runs: Runs;
  breastCancer: BinaryEvaluation;
  /** Out-of-fold on the training part, under the chosen penalty. */
  breastCancerOutOfFold: BinaryEvaluation;
  repeated: RepeatedSplits;
  selection: FeatureSelection;
  iris: Share;
  irisOutOfFold: Share;
  spam: BinaryEvaluation;
  duplicates: DuplicateStudy;
}

const REPEATED_SPLITS = 20;
const SELECTION_STEPS = 6;
const DUPLICATE_SEEDS = 5;

/** Trains the models and runs the studies. Takes seconds; the same result on every run. */
export function gatherEvidence(): Evidence {
  const runs = runTraining();
  const { breastCancer, iris, spam } = runs;
  return {
    runs,
    breastCancer: evaluateBinary(breastCancer.testLabels, breastCancer.testProbabilities),
    breastCancerOutOfFold: evaluateBinary(breastCancer.trainLabels, breastCancer.search.outOfFold),
    repeated: repeatSplits(breastCancer, REPEATED_SPLITS, TEST_SHARE),
    selection: selectFeatures(breastCancer, { steps: SELECTION_STEPS, folds: FOLDS }),
    iris: accuracyOf(iris.testLabels, iris.testProbabilities),
    irisOutOfFold: accuracyOf(iris.trainLabels, iris.search.outOfFold),
    spam: evaluateBinary(spam.testLabels, spam.testProbabilities),
    duplicates: studyDuplicates(spam.hashed, {
      seeds: DUPLICATE_SEEDS,
      testShare: TEST_SHARE,
      penalty: spam.search.chosen,
    }),
  };
}
