import { readFileSync } from "node:fs";
import { type Case, timeOf } from "../support/case.ts";
import { account, type MockEvent } from "../support/events.ts";
import { ALICE, BOB, market } from "../support/fixture.ts";
import { CANDIDATE, feedback, type MockConduct, news, pack, register, setHalfLife } from "../support/trust.ts";

type Vector = Record<keyof MockConduct | "ratingSum" | "weight" | "expectedScore" | "name", string>;

/** Held equal to the contracts and to the SDK as well. */
const VECTORS = JSON.parse(readFileSync(new URL("../../../test/vectors/reputation.json", import.meta.url), "utf8")) as {
  readonly time: string;
  readonly standings: readonly Vector[];
};
const NEWCOMER = "625000000000000000";

function conductOf(vector: Vector): MockConduct {
  const { succeeded, failed, activeAt, penalty, penalizedAt, qualitySum, qualityCount } = vector;
  const fields = { succeeded, failed, activeAt, penalty, penalizedAt, qualitySum, qualityCount };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, BigInt(value)]));
}

const holder = (i: number) => account(0x5c0e0 + i);

function happened(vector: Vector, i: number): MockEvent[] {
  return [
    feedback(holder(i), BigInt(vector.ratingSum), BigInt(vector.weight)),
    news(holder(i), "Delivered", conductOf(vector)),
  ];
}

export const cases: Case[] = [
  {
    name: "a score is, to the last unit, what the contracts and the SDK say of the same standing",
    blocks: [
      [setHalfLife()],
      { timestamp: Number(VECTORS.time), events: VECTORS.standings.flatMap((vector, i) => happened(vector, i)) },
    ],
    expect: VECTORS.standings.map((vector, i) => [
      `{ account(id: "${holder(i)}") {
        score scoredAt succeeded failed activeAt penalty penalizedAt qualitySum qualityCount feedbackSum feedbackWeight
      } }`,
      {
        account: {
          ...{ score: vector.expectedScore, scoredAt: VECTORS.time },
          ...{ succeeded: vector.succeeded, failed: vector.failed, activeAt: vector.activeAt },
          ...{ penalty: vector.penalty, penalizedAt: vector.penalizedAt },
          ...{ qualitySum: vector.qualitySum, qualityCount: Number(vector.qualityCount) },
          ...{ feedbackSum: vector.ratingSum, feedbackWeight: vector.weight },
        },
      },
    ]),
  },
  {
    name: "every change is kept, with the score before and after it",
    blocks: [
      [setHalfLife()],
      [news(ALICE, "Delivered", { succeeded: 1n, activeAt: BigInt(timeOf(2)) })],
      [
        market.emit("Reputation", "QualityFound", {
          ...{ account: ALICE, quality: 9_000 },
          conduct: pack({ succeeded: 1n, activeAt: BigInt(timeOf(3)), qualitySum: 9_000n, qualityCount: 1n }),
        }),
      ],
    ],
    expect: [
      [
        "{ reputationChanges(orderBy: timestamp) { account { id } cause quality previousScore score timestamp } }",
        {
          reputationChanges: [
            {
              ...{ account: { id: ALICE }, cause: "Delivered", quality: null, previousScore: NEWCOMER },
              // 0.4 * (0.6 + 0.4 * 0.5) + 0.35 * 0.5 + 0.25
              ...{ score: "745000000000000000", timestamp: String(timeOf(2)) },
            },
            {
              ...{ account: { id: ALICE }, cause: "QualityFound", quality: 9_000 },
              // Twelve seconds of a half-life of 180 days have passed; the number is the SDK's.
              previousScore: "744999601547444888",
              // 0.4 * (0.6 + 0.4 * 0.9) + 0.35 * 0.5 + 0.25
              ...{ score: "809000000000000000", timestamp: String(timeOf(3)) },
            },
          ],
        },
      ],
    ],
  },
  {
    name: "deliveries are counted, and no longer when they are struck; other news is none",
    blocks: [
      [setHalfLife()],
      [news(ALICE, "Delivered", { succeeded: 1n }), news(ALICE, "Delivered", { succeeded: 2n })],
      [news(ALICE, "Struck", { succeeded: 1n }), news(ALICE, "AuditDone", { succeeded: 2n })],
      [news(BOB, "NotDelivered", { failed: 1n }), news(BOB, "Struck", { failed: 1n })],
    ],
    expect: [
      [
        "{ accounts { id deliveries succeeded failed } }",
        {
          accounts: [
            { id: ALICE, deliveries: 1, succeeded: "2", failed: "0" },
            { id: BOB, deliveries: 0, succeeded: "0", failed: "1" },
          ],
        },
      ],
      [
        `{ reputationChanges(where: { account: "${ALICE}" }) { cause } }`,
        { reputationChanges: ["Delivered", "Delivered", "Struck", "AuditDone"].map((cause) => ({ cause })) },
      ],
    ],
  },
  {
    name: "every kind of news has its name",
    blocks: [
      [setHalfLife()],
      (["Fraud", "AuditMissed", "DisputeLost", "BidForfeited", "Slashed"] as const).map((kind) =>
        news(ALICE, kind, {}),
      ),
      [feedback(ALICE, 4n, 1n)],
    ],
    expect: [
      [
        "{ reputationChanges { cause } }",
        {
          reputationChanges: ["Fraud", "AuditMissed", "DisputeLost", "BidForfeited", "Slashed", "Reviewed"].map(
            (cause) => ({ cause }),
          ),
        },
      ],
    ],
  },
  {
    name: "an auditor has the score of its account, from before it registered and after",
    blocks: [
      [setHalfLife()],
      [feedback(ALICE, 4n, 1n), register(ALICE, { admission: CANDIDATE })],
      [register(BOB), feedback(BOB, 0n, 1n)],
    ],
    expect: [
      [
        "{ auditors { id score account { score } } }",
        {
          auditors: [
            { id: ALICE, score: "800000000000000000", account: { score: "800000000000000000" } },
            { id: BOB, score: "450000000000000000", account: { score: "450000000000000000" } },
          ],
        },
      ],
    ],
  },
  {
    name: "who may report is on record, the retired too",
    blocks: [
      [ALICE, BOB].map((reporter) => market.emit("Reputation", "ReporterChanged", { reporter, allowed: true })),
      [market.emit("Reputation", "ReporterChanged", { reporter: BOB, allowed: false })],
    ],
    expect: [
      [
        "{ reporters { id allowed updatedAt } }",
        {
          reporters: [
            { id: ALICE, allowed: true, updatedAt: String(timeOf(1)) },
            { id: BOB, allowed: false, updatedAt: String(timeOf(2)) },
          ],
        },
      ],
    ],
  },
];
