import { decayed } from "../../sdk/src/reputation/fixed-point.ts";
import { NEWCOMER, reputationOf, type Conduct, type Standing } from "../../sdk/src/reputation/score.ts";

const DAY = 86_400n;
const NOW = 1_800_000_000n;
const HALF_LIFE = 180n * DAY;
const WAD = 10n ** 18n;

function standing(conduct: Partial<Conduct>, feedback = NEWCOMER.feedback): Standing {
  return { conduct: { ...NEWCOMER.conduct, ...conduct }, feedback };
}

/** Standings at the corners of the formula, by name. */
const standings: [name: string, standing: Standing][] = [
  ["a newcomer", NEWCOMER],
  ["one delivery today", standing({ succeeded: 1n, activeAt: NOW })],
  ["one delivery a half-life ago", standing({ succeeded: 1n, activeAt: NOW - HALF_LIFE })],
  ["inactive for ten years", standing({ succeeded: 9n, activeAt: NOW - 3_650n * DAY })],
  ["only failures", standing({ failed: 3n, penalty: (6n * WAD) / 10n, penalizedAt: NOW })],
  ["a penalty of a half-life ago", standing({ failed: 1n, penalty: WAD, penalizedAt: NOW - HALF_LIFE })],
  ["more penalty than behaviour", standing({ failed: 90n, penalty: 18n * WAD, penalizedAt: NOW - DAY })],
  [
    "the best there is",
    standing(
      { succeeded: 100n, activeAt: NOW, qualitySum: 50_000n, qualityCount: 5n },
      { ratingSum: 400n, weight: 100n },
    ),
  ],
  [
    "the worst there is",
    standing(
      { failed: 100n, activeAt: NOW - 900n * DAY, penalty: 18n * WAD, penalizedAt: NOW, qualityCount: 7n },
      { ratingSum: 0n, weight: 9n },
    ),
  ],
  [
    "thirds",
    standing(
      {
        succeeded: 2n,
        failed: 1n,
        activeAt: NOW - 17n * DAY,
        penalty: 123_456_789_012_345_678n,
        penalizedAt: NOW - 333_333n,
        qualitySum: 20_001n,
        qualityCount: 3n,
      },
      { ratingSum: 7n, weight: 3n },
    ),
  ],
  [
    "every counter full",
    standing(
      {
        succeeded: 2n ** 32n - 1n,
        failed: 2n ** 32n - 1n,
        activeAt: NOW,
        penalty: 2n ** 64n - 1n,
        penalizedAt: NOW - 1_000n * DAY,
        qualitySum: 65_535n * 10_000n,
        qualityCount: 65_535n,
      },
      { ratingSum: 2n ** 128n - 1n, weight: 2n ** 126n },
    ),
  ],
  [
    "times that lie ahead",
    standing({ succeeded: 1n, activeAt: 2n ** 40n - 1n, penalty: WAD / 2n, penalizedAt: NOW + 1n }),
  ],
];

/** The score of each at one time, and powers of two by themselves. Numbers are decimal strings. */
export function reputationVectors() {
  const elapsed = [
    0n,
    1n,
    59n,
    DAY,
    90n * DAY,
    HALF_LIFE,
    HALF_LIFE + 1n,
    7n * HALF_LIFE,
    60n * HALF_LIFE,
    2n ** 40n - 1n,
  ];
  return {
    time: NOW.toString(),
    halfLife: HALF_LIFE.toString(),
    powers: elapsed.map((seconds) => ({
      seconds: seconds.toString(),
      left: decayed(WAD, 0n, seconds, HALF_LIFE).toString(),
    })),
    standings: standings.map(([name, { conduct, feedback }]) => ({
      name,
      ...asStrings(conduct),
      ...asStrings(feedback),
      ...asStrings(reputationOf({ conduct, feedback }, NOW, HALF_LIFE), "expected"),
    })),
  };
}

/** Decimal strings; with a prefix the names are those of a result, not of an input. */
function asStrings(numbers: object, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      prefix === "" ? name : `${prefix}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
      String(value),
    ]),
  );
}
