import { BUCKETS, buckets } from "../assets/spam-tokenizer.mjs";
import { type PenaltySearch, searchPenalty } from "./cross-validation.ts";
import type { Messages } from "./data-files.ts";
import {
  type LinearClassifier,
  type SparseRow,
  fitSoftmaxRegression,
  predictProbabilities,
} from "./softmax-regression.ts";
import { type Split, stratifiedSplit } from "./split.ts";

/** Hashed features of messages. Holds no text. */
export interface HashedMessages {
  rows: SparseRow[];
  labels: number[];
  /** Number of the group of near-duplicates that a message belongs to, from 1. */
  groups: number[];
}

/** A training run on messages. */
export interface MessageRun {
  hashed: HashedMessages;
  seed: number;
  split: Split;
  search: PenaltySearch;
  classifier: LinearClassifier;
  trainLabels: number[];
  testLabels: number[];
  testProbabilities: Float64Array[];
}

export interface MessageSettings {
  seed: number;
  testShare: number;
  folds: number;
  penalties: readonly number[];
}

/** Coarser than for the tables: 8,194 weights, and the figures do not move below this. */
const TOLERANCE = 1e-5;

export function hashMessages({ texts, labels }: Messages): HashedMessages {
  const numbers = new Map<string, number>();
  const groups = texts.map((text) => {
    const key = templateOf(text);
    const group = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, group);
    return group;
  });
  return { rows: texts.map(hashedRow), labels, groups };
}

export function hashedRow(text: string): SparseRow {
  const used = buckets(text);
  return { indices: Uint32Array.from(used), values: Float64Array.from(used, () => 1 / Math.sqrt(used.length)) };
}

/** Splits by groups of near-duplicates, chooses the penalty inside the training part, fits, predicts the held-out once. */
export function trainOnMessages(hashed: HashedMessages, settings: MessageSettings): MessageRun {
  const { seed, testShare, folds, penalties } = settings;
  const split = stratifiedSplit(hashed.labels, { testShare, seed, groups: hashed.groups });
  const train = select(hashed, split.train);
  const search = searchPenalty(
    train.labels,
    penalties,
    { folds, seed, groups: train.groups },
    (penalty, inside, outside) =>
      predictProbabilities(fitMessages(select(train, inside), penalty), select(train, outside).rows),
  );
  const classifier = fitMessages(train, search.chosen);
  const test = select(hashed, split.test);
  return {
    hashed,
    seed,
    split,
    search,
    classifier,
    trainLabels: train.labels,
    testLabels: test.labels,
    testProbabilities: predictProbabilities(classifier, test.rows),
  };
}

export function fitMessages({ rows, labels }: HashedMessages, penalty: number): LinearClassifier {
  return fitSoftmaxRegression(rows, labels, { featureCount: BUCKETS, classCount: 2, penalty, tolerance: TOLERANCE });
}

export function select(hashed: HashedMessages, rows: readonly number[]): HashedMessages {
  return {
    rows: rows.map((row) => hashed.rows[row] as SparseRow),
    labels: rows.map((row) => hashed.labels[row] as number),
    groups: rows.map((row) => hashed.groups[row] as number),
  };
}

/** Messages that differ only in case, digits, spaces and signs are one template sent twice. */
function templateOf(text: string): string {
  const letters = text.toLowerCase().replace(/\p{N}/gu, "0");
  return letters.replace(/[^\p{L}0]+/gu, " ").trim();
}
