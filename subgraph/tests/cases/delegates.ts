import { type Case, GENESIS, rawCid, timeOf } from "../support/case.ts";
import { hash } from "../support/events.ts";
import { ALICE, BOB, CAROL } from "../support/fixture.ts";
import { delegate, lock, moveLocked, publish, unlock, votesOf } from "../support/governance.ts";
import { MALFORMED } from "../support/hostile.ts";
import { ODD_STATEMENTS } from "../support/hostile-statements.ts";
import { ftns } from "../support/market.ts";

const HOUR = 3_600;
const HOLDERS = "{ tokenHolders { id locked delegate { id } } delegates { id votes delegatorCount } }";
const malformed = Object.values(MALFORMED);
const odd = Object.values(ODD_STATEMENTS);
const digest = (n: number) => hash(0x57a7 + n);

export const cases: Case[] = [
  {
    name: "who locks and delegates counts for the delegate",
    blocks: [
      [
        ...[lock(ALICE, ftns(10)), delegate(ALICE, CAROL), votesOf(CAROL, 0n, ftns(10))],
        ...[lock(BOB, ftns(5)), delegate(BOB, CAROL), votesOf(CAROL, ftns(10), ftns(15))],
      ],
    ],
    expect: [
      [
        HOLDERS,
        {
          tokenHolders: [
            { id: ALICE, locked: String(ftns(10)), delegate: { id: CAROL } },
            { id: BOB, locked: String(ftns(5)), delegate: { id: CAROL } },
          ],
          delegates: [{ id: CAROL, votes: String(ftns(15)), delegatorCount: 2 }],
        },
      ],
      [
        "{ delegateChanges { delegator { id } from { id } to { id } timestamp } }",
        {
          delegateChanges: [ALICE, BOB].map((id) => ({
            ...{ delegator: { id }, from: null, to: { id: CAROL } },
            timestamp: String(timeOf(1)),
          })),
        },
      ],
    ],
  },
  {
    name: "another delegate takes the delegator over; nobody at all can be named",
    blocks: [
      [lock(ALICE, ftns(10)), delegate(ALICE, BOB), lock(CAROL, 1n), delegate(CAROL, BOB)],
      [delegate(ALICE, CAROL, BOB), delegate(CAROL, `0x${"00".repeat(20)}`, BOB)],
    ],
    expect: [
      [
        HOLDERS,
        {
          tokenHolders: [
            { id: ALICE, locked: String(ftns(10)), delegate: { id: CAROL } },
            { id: CAROL, locked: "1", delegate: null },
          ],
          delegates: [
            { id: BOB, votes: "0", delegatorCount: 0 },
            { id: CAROL, votes: "0", delegatorCount: 1 },
          ],
        },
      ],
    ],
  },
  {
    name: "who has nothing locked is no delegator: before, after, and when it is transferred",
    blocks: [
      [delegate(ALICE, CAROL), delegate(BOB, CAROL)],
      [lock(ALICE, ftns(10)), lock(ALICE, ftns(1))],
      [moveLocked(ALICE, BOB, ftns(11)), moveLocked(ALICE, CAROL, 0n)],
      [unlock(BOB, ftns(4))],
    ],
    expect: [
      [
        HOLDERS,
        {
          tokenHolders: [
            { id: ALICE, locked: "0", delegate: { id: CAROL } },
            { id: BOB, locked: String(ftns(7)), delegate: { id: CAROL } },
          ],
          delegates: [{ id: CAROL, votes: "0", delegatorCount: 1 }],
        },
      ],
    ],
  },
  {
    name: "the locked supply is a series",
    blocks: [
      [lock(ALICE, ftns(10)), lock(BOB, ftns(5)), unlock(ALICE, ftns(3))],
      [moveLocked(ALICE, BOB, ftns(1))],
      { timestamp: GENESIS + HOUR, events: [unlock(ALICE, ftns(2))] },
      { timestamp: GENESIS + 2 * HOUR, events: [] },
    ],
    expect: [
      ['{ governance(id: "governance") { lockedSupply } }', { governance: { lockedSupply: String(ftns(10)) } }],
      [
        '{ lockedSupplies(interval: "hour", current: include) { timestamp supply lowest highest } }',
        {
          lockedSupplies: [
            {
              ...{ timestamp: `${GENESIS + HOUR}000000`, supply: String(ftns(10)) },
              ...{ lowest: String(ftns(10)), highest: String(ftns(10)) },
            },
            {
              ...{ timestamp: `${GENESIS}000000`, supply: String(ftns(12)) },
              ...{ lowest: String(ftns(10)), highest: String(ftns(15)) },
            },
          ],
        },
      ],
    ],
  },
  {
    name: "a statement is read, replaced, and taken back",
    files: {
      [rawCid(digest(1))]: JSON.stringify({ version: 1, name: "Alice", text: "Low **fees**." }),
      [rawCid(digest(2))]: JSON.stringify({ version: 1, name: "Alice", text: "High fees." }),
    },
    blocks: [
      [publish(ALICE, digest(1)), publish(BOB, digest(1)), publish(CAROL, digest(1))],
      [publish(BOB, digest(2)), publish(CAROL, hash(0))],
    ],
    expect: [
      [
        "{ delegates { id statementCid statement { status name text } publications { statementCid timestamp } } }",
        {
          delegates: [
            {
              ...{ id: ALICE, statementCid: rawCid(digest(1)) },
              statement: { status: "Readable", name: "Alice", text: "Low **fees**." },
              publications: [{ statementCid: rawCid(digest(1)), timestamp: String(timeOf(1)) }],
            },
            {
              ...{ id: BOB, statementCid: rawCid(digest(2)) },
              statement: { status: "Readable", name: "Alice", text: "High fees." },
              publications: [1, 2].map((n) => ({ statementCid: rawCid(digest(n)), timestamp: String(timeOf(n)) })),
            },
            {
              ...{ id: CAROL, statementCid: null, statement: null },
              publications: [
                { statementCid: rawCid(digest(1)), timestamp: String(timeOf(1)) },
                { statementCid: null, timestamp: String(timeOf(2)) },
              ],
            },
          ],
        },
      ],
    ],
  },
  {
    name: "files that are no statement are marked malformed and stop nothing",
    files: Object.fromEntries(malformed.map((content, i) => [rawCid(digest(i)), content])),
    blocks: [malformed.map((_, i) => publish(ALICE, digest(i))), [lock(BOB, 1n)]],
    expect: [
      [
        "{ statements(first: 1000) { id status name text } tokenHolders { id } }",
        {
          statements: malformed.map((_, i) => ({ id: rawCid(digest(i)), status: "Malformed", name: "", text: "" })),
          tokenHolders: [{ id: BOB }],
        },
      ],
    ],
  },
  {
    name: "of a statement, what does not fit is cut or left out",
    files: Object.fromEntries(odd.map(({ content }, i) => [rawCid(digest(i)), content])),
    blocks: [odd.map((_, i) => publish(ALICE, digest(i)))],
    expect: odd.map(({ shown }, i) => [
      `{ statement(id: "${rawCid(digest(i))}") { status name text } }`,
      { statement: shown },
    ]),
  },
];
