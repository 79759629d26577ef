import { evaluateBinary } from "../models/evaluation.ts";
import { type HashedMessages, fitMessages, select } from "../models/messages.ts";
import { predictProbabilities } from "../models/softmax-regression.ts";
import { type Split, stratifiedSplit } from "../models/split.ts";
import { type Spread, spread } from "./repeated-splits.ts";

/** Held-out figures of one way to split, over several seeds. */
export interface SplitFigures {
  accuracy: Spread;
  /** Recall of spam. */
  sensitivity: Spread;
  auc: Spread;
  /** Share of the held-out spam whose template also occurs in the training part. */
  seenSpam: Spread;
}

/** What near-duplicates in the collection do to held-out figures. */
export interface DuplicateStudy {
  seeds: number;
  messages: number;
  groups: number;
  /** Messages of the largest group. */
  largestGroup: number;
  /** Spam messages, and groups of them. */
  spam: number;
  spamGroups: number;
  random: SplitFigures;
  grouped: SplitFigures;
}

/** Compares a plain random split with one that keeps near-duplicates together: same model, same penalty, same seeds. */
export function studyDuplicates(
  hashed: HashedMessages,
  options: { seeds: number; testShare: number; penalty: number },
): DuplicateStudy {
  const sizes = new Map<number, number>();
  for (const group of hashed.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const spamGroups = hashed.groups.filter((_, row) => hashed.labels[row] === 1);
  const figures = (groups?: number[]) =>
    summarise(
      Array.from({ length: options.seeds }, (_, index) => {
        const split = stratifiedSplit(hashed.labels, { testShare: options.testShare, seed: index + 1, groups });
        return measure(hashed, split, options.penalty);
      }),
    );
  return {
    seeds: options.seeds,
    messages: hashed.labels.length,
    groups: sizes.size,
    largestGroup: Math.max(...sizes.values()),
    spam: spamGroups.length,
    spamGroups: new Set(spamGroups).size,
    random: figures(),
    grouped: figures(hashed.groups),
  };
}

type Figures = Record<keyof SplitFigures, number>;

function measure(hashed: HashedMessages, split: Split, penalty: number): Figures {
  const train = select(hashed, split.train);
  const test = select(hashed, split.test);
  const known = new Set(train.groups);
  const spam = test.groups.filter((_, row) => test.labels[row] === 1);
  const evaluation = evaluateBinary(test.labels, predictProbabilities(fitMessages(train, penalty), test.rows));
  return {
    accuracy: evaluation.accuracy.value,
    sensitivity: evaluation.sensitivity.value,
    auc: evaluation.auc,
    seenSpam: spam.filter((group) => known.has(group)).length / spam.length,
  };
}

function summarise(figures: Figures[]): SplitFigures {
  return {
    accuracy: spread(figures.map(({ accuracy }) => accuracy)),
    sensitivity: spread(figures.map(({ sensitivity }) => sensitivity)),
    auc: spread(figures.map(({ auc }) => auc)),
    seenSpam: spread(figures.map(({ seenSpam }) => seenSpam)),
  };
}
