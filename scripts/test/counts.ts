import { stripVTControlCharacters } from "node:util";

/** What a suite reports: tests that passed, failed, and were left out on purpose. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Reads a suite's own summary from its output; undefined when the output holds none. */
export type Counter = (output: string) => Count | undefined;

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

/** The number in the last line that matches, so that a test which prints the same words does not count. */
function last(output: string, pattern: RegExp): number | undefined {
  const number = [...output.matchAll(pattern)].at(-1)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** A check has no summary: it passed when its command succeeded. */
export const oneCheck: Counter = () => ({ ...NOTHING, passed: 1 });

/** Hardhat's two runners, mocha and Solidity: `12 passing`, `1 failing`, `2 pending` or `2 skipped`. */
export const hardhatTests: Counter = (output) => {
  const passed = last(output, /^\s*(\d+) passing\b/gm);
  const failed = last(output, /^\s*(\d+) failing\b/gm);
  if (passed === undefined && failed === undefined) return undefined;
  return { passed: passed ?? 0, failed: failed ?? 0, skipped: last(output, /^\s*(\d+) (?:pending|skipped)\b/gm) ?? 0 };
};

/** `node --test` with the spec reporter: `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`, `ℹ skipped 0`, `ℹ todo 0`. */
export const nodeTests: Counter = (output) => {
  const line = (word: string) => last(output, new RegExp(`^ℹ ${word} (\\d+)$`, "gm"));
  const passed = line("pass");
  if (passed === undefined) return undefined;
  return {
    passed,
    failed: (line("fail") ?? 0) + (line("cancelled") ?? 0),
    skipped: (line("skipped") ?? 0) + (line("todo") ?? 0),
  };
};

/** Vitest: `Tests  1 failed | 11 passed | 2 skipped (14)`. */
export const vitestTests: Counter = (output) => {
  const line = [...output.matchAll(/^\s*Tests {2}(.*\(\d+\))$/gm)].at(-1)?.[1];
  if (line === undefined) return undefined;
  const count = (word: string) => last(line, new RegExp(`(\\d+) ${word}`, "g")) ?? 0;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") + count("todo") };
};

/** A runner of our own, which ends like this one does, its name in front or not: `12 passed, 0 failed`. */
export const ownSummary: Counter = (output) => {
  const passed = last(output, /^(?:.*: )?(\d+) passed, \d+ failed$/gm);
  if (passed === undefined) return undefined;
  return { ...NOTHING, passed, failed: last(output, /^(?:.*: )?\d+ passed, (\d+) failed$/gm) ?? 0 };
};

/**
 * What a finished suite counts for. A suite that exits non-zero has at least one failure, whatever it says; one that ran
 * nothing has failed.
 */
export function judge(counter: Counter, output: string, exitCode: number): Count {
  if (counter === oneCheck) return exitCode === 0 ? (oneCheck(output) ?? NOTHING) : { ...NOTHING, failed: 1 };
  const count = counter(stripVTControlCharacters(output)) ?? NOTHING;
  const broken = count.failed === 0 && (exitCode !== 0 || count.passed === 0);
  return broken ? { ...count, failed: 1 } : count;
}
