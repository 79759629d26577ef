import { seededRandom, shuffled } from "./random.ts";

/** Row numbers for training and for the held-out test, each in ascending order. */
export interface Split {
  train: number[];
  test: number[];
}

/**
 * Splits rows by class, so that both parts have the class shares of the whole. Rows of one group always land on the same
 * side: without that, a copy of a training row in the test part would make the figures look better than they are.
 * @param labels class of each row
 * @param options.testShare share of the groups that is held out, in (0, 1)
 * @param options.groups group of each row; by default each row is its own group
 */
export function stratifiedSplit(
  labels: readonly number[],
  options: { testShare: number; seed: number; groups?: readonly (string | number)[] },
): Split {
  const held = new Set<number>();
  for (const groups of shuffledGroupsByClass(labels, options.seed, options.groups)) {
    for (const rows of groups.slice(0, Math.round(groups.length * options.testShare))) rows.forEach((r) => held.add(r));
  }
  const rows = labels.map((_, row) => row);
  return { train: rows.filter((row) => !held.has(row)), test: rows.filter((row) => held.has(row)) };
}

/** Cross-validation folds by the same rules: each row is in the test part of exactly one fold. */
export function stratifiedFolds(
  labels: readonly number[],
  options: { folds: number; seed: number; groups?: readonly (string | number)[] },
): Split[] {
  const foldOf = new Array<number>(labels.length).fill(0);
  for (const groups of shuffledGroupsByClass(labels, options.seed, options.groups)) {
    groups.forEach((rows, index) => rows.forEach((row) => (foldOf[row] = index % options.folds)));
  }
  const rows = labels.map((_, row) => row);
  return Array.from({ length: options.folds }, (_, fold) => ({
    train: rows.filter((row) => foldOf[row] !== fold),
    test: rows.filter((row) => foldOf[row] === fold),
  }));
}

/** For each class its groups of rows in seeded order. A group belongs to the class of its first row. */
function shuffledGroupsByClass(
  labels: readonly number[],
  seed: number,
  groups: readonly (string | number)[] = labels.map((_, row) => row),
): number[][][] {
  const rowsOfGroup = new Map<string | number, number[]>();
  groups.forEach((group, row) => {
    const rows = rowsOfGroup.get(group);
    if (rows) rows.push(row);
    else rowsOfGroup.set(group, [row]);
  });
  const byClass = new Map<number, number[][]>();
  for (const rows of rowsOfGroup.values()) {
    const label = labels[rows[0] as number] as number;
    const siblings = byClass.get(label);
    if (siblings) siblings.push(rows);
    else byClass.set(label, [rows]);
  }
  const random = seededRandom(seed);
  return [...byClass.keys()].sort((a, b) => a - b).map((label) => shuffled(byClass.get(label) ?? [], random));
}
