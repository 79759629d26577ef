import type { BenchmarkMetric } from "./benchmark.ts";

type Answer = number | string;

/** Metrics of which less is better. */
const ERRORS: readonly BenchmarkMetric[] = ["rmse", "mae"];

export function isLowerBetter(metric: BenchmarkMetric): boolean {
  return ERRORS.includes(metric);
}

/** The metric of answers against what was expected, row by row. NaN when an answer is none. */
export function measure(metric: BenchmarkMetric, expected: readonly Answer[], answers: readonly Answer[]): number {
  switch (metric) {
    case "accuracy":
      return answers.filter((answer, row) => answer === expected[row]).length / expected.length;
    case "f1-macro":
      return macroF1(expected, answers);
    case "rmse":
      return Math.sqrt(meanOf(differences(expected, answers), (difference) => difference ** 2));
    case "mae":
      return meanOf(differences(expected, answers), Math.abs);
  }
}

/**
 * What a score is worth beside its baseline, from 0 to 1: score / baseline / 2, so that as good as the baseline is a half, twice as good or
 * better is 1 (mechanisms.md, Quality). Of an error the ratio is baseline / score. Beside a baseline of 0 a ratio says nothing: the
 * same is a half, better is 1, worse is 0. A score that is no number is worth 0.
 */
export function creditOf(metric: BenchmarkMetric, score: number, baseline: number): number {
  if (!Number.isFinite(score)) return 0;
  const [better, worse] = isLowerBetter(metric) ? [baseline, score] : [score, baseline];
  if (worse === 0) return better === 0 ? 0.5 : 1;
  return Math.min(Math.max(better / worse / 2, 0), 1);
}

/** Mean of F1 over every class that was expected or answered; a class that was never met counts 0. */
function macroF1(expected: readonly Answer[], answers: readonly Answer[]): number {
  const counts = new Map<Answer, { hits: number; expected: number; answered: number }>();
  const countOf = (answer: Answer) => {
    const found = counts.get(answer) ?? { hits: 0, expected: 0, answered: 0 };
    counts.set(answer, found);
    return found;
  };
  expected.forEach((wanted, row) => {
    const answer = answers[row] as Answer;
    countOf(wanted).expected++;
    countOf(answer).answered++;
    if (answer === wanted) countOf(wanted).hits++;
  });
  return meanOf([...counts.values()], (count) => (2 * count.hits) / (count.expected + count.answered));
}

function differences(expected: readonly Answer[], answers: readonly Answer[]): number[] {
  return expected.map((wanted, row) => Number(answers[row]) - Number(wanted));
}

function meanOf<T>(values: readonly T[], figure: (value: T) => number): number {
  return values.reduce((sum, value) => sum + figure(value), 0) / values.length;
}
