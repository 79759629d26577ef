import { type Case, rawCid, timeOf } from "../support/case.ts";
import { hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, DAVE, market } from "../support/fixture.ts";
import { DATASET, ftns } from "../support/market.ts";
import {
  commit,
  conclude,
  draw,
  FEE,
  offence,
  openReveal,
  order,
  OVERALL,
  register,
  reveal,
  scheduleDraw,
  SCORES,
  silence,
  slash,
} from "../support/trust.ts";

const COMMIT_BY = timeOf(100);
const REVEAL_BY = timeOf(200);
/** Seconds from an order, or a further round. */
const DRAW_WINDOW = 86_400;
const PANEL = [BOB, CAROL, DAVE];
const publish = () => [...market.publish({ asset: 1, owner: ALICE, category: DATASET, encrypted: true })];
const registered = PANEL.map((auditor) => register(auditor));
const seatId = (auditor: string, audit = 1) => `${audit}-${auditor}`;
const FEES = '{ market(id: "market") { audits auditFees } }';

function keyRequested(auditor: string, seat: number, b: string) {
  return market.emit("AuditKeys", "KeyRequested", { audit: 1, auditor, seat, b });
}

function keyDelivered(auditor: string, seat: number) {
  return market.emit("AuditKeys", "KeyDelivered", { audit: 1, auditor, seat, r1: "0x0011", w: "0x0022" });
}

export const cases: Case[] = [
  {
    name: "an audit is ordered for a version and waits for a block; the fees of its seats are held",
    blocks: [[...publish(), ...order({ orderer: ALICE, drawBlock: 7 })]],
    expect: [
      [
        `{ audit(id: "1") {
          number asset { id } version { id } domain orderer { id } seatCount fee phase round drawBlock deadline
          filled committed opened revealed certified certificate { id } refund orderedAt concludedAt seats { id }
        } }`,
        {
          audit: {
            ...{ number: "1", asset: { id: "1" }, version: { id: "1-1" }, domain: "Dataset", orderer: { id: ALICE } },
            ...{ seatCount: 3, fee: String(FEE), phase: "Drawing", round: 0, drawBlock: "7" },
            ...{ deadline: String(timeOf(1) + DRAW_WINDOW) },
            ...{ filled: 0, committed: 0, opened: 0, revealed: 0, certified: null, certificate: null, refund: null },
            ...{ orderedAt: String(timeOf(1)), concludedAt: null, seats: [] },
          },
        },
      ],
      [FEES, { market: { audits: 1, auditFees: String(3n * FEE) } }],
    ],
  },
  {
    name: "a block whose hash is gone gives way to another, for no longer than before; a further round has its own time",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE }), ...order({ audit: 2, orderer: ALICE, drawBlock: 7 })],
      [scheduleDraw(300), ...draw([BOB], 1, COMMIT_BY, 2)],
      [silence(BOB, 2), scheduleDraw(400, 2)],
    ],
    expect: [
      [
        "{ audits { id phase drawBlock round deadline } }",
        {
          audits: [
            { id: "1", phase: "Drawing", drawBlock: "300", round: 0, deadline: String(timeOf(1) + DRAW_WINDOW) },
            { id: "2", phase: "Drawing", drawBlock: "400", round: 1, deadline: String(timeOf(3) + DRAW_WINDOW) },
          ],
        },
      ],
    ],
  },
  {
    name: "who is drawn owes a commitment, then a reveal; who revealed is paid at the end, and who was recused",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE })],
      draw(PANEL, 3, COMMIT_BY),
      [commit(BOB, hash(0xb)), commit(CAROL, hash(0xc)), commit(DAVE, hash(0xd)), openReveal(REVEAL_BY)],
      [reveal(BOB), reveal(CAROL, { passed: false, contentCertified: false, scores: [0, 1, 2, 3, 4] })],
      [market.emit("Audits", "AuditorRecused", { audit: 1, auditor: DAVE }), conclude(true)],
    ],
    expect: [
      [
        `{ auditSeats {
          id audit { id } auditor { id } asset { id } number round state commitment scores overall passed contentCertified
          report reportCid paid refuted drawnAt drawnInBlock committedAt openedAt silentAt
        } }`,
        {
          auditSeats: [
            {
              ...{ id: seatId(BOB), auditor: { id: BOB }, number: 0, state: "Revealed", commitment: hash(0xb) },
              ...{ scores: SCORES, overall: OVERALL, passed: true, contentCertified: true },
              ...{ report: hash(0x4e), reportCid: rawCid(hash(0x4e)), paid: String(FEE), openedAt: String(timeOf(4)) },
            },
            {
              ...{ id: seatId(CAROL), auditor: { id: CAROL }, number: 1, state: "Revealed", commitment: hash(0xc) },
              // (25 * 1 + 20 * 2 + 10 * 3 + 15 * 4) / 100, rounded down
              ...{ scores: [0, 1, 2, 3, 4], overall: 1, passed: false, contentCertified: false },
              ...{ report: hash(0x4e), reportCid: rawCid(hash(0x4e)), paid: String(FEE), openedAt: String(timeOf(4)) },
            },
            {
              ...{ id: seatId(DAVE), auditor: { id: DAVE }, number: 2, state: "Recused", commitment: hash(0xd) },
              ...{ scores: null, overall: null, passed: null, contentCertified: null },
              ...{ report: null, reportCid: null, paid: String(FEE), openedAt: String(timeOf(5)) },
            },
          ].map((seat) => ({
            ...{ ...seat, audit: { id: "1" }, asset: { id: "1" }, round: 1, refuted: false },
            ...{ drawnAt: String(timeOf(2)), drawnInBlock: "2", committedAt: String(timeOf(3)), silentAt: null },
          })),
        },
      ],
      [
        '{ audit(id: "1") { phase round deadline filled committed opened revealed certified refund concludedAt } }',
        {
          audit: {
            ...{ phase: "Concluded", round: 1, deadline: null, filled: 3, committed: 3, opened: 3, revealed: 2 },
            ...{ certified: true, refund: "0", concludedAt: String(timeOf(5)) },
          },
        },
      ],
      [
        "{ auditors { id auditsDone auditsMissed recused openSeats earned } }",
        {
          auditors: [
            { id: BOB, auditsDone: 1, auditsMissed: 0, recused: 0, openSeats: 0, earned: String(FEE) },
            { id: CAROL, auditsDone: 1, auditsMissed: 0, recused: 0, openSeats: 0, earned: String(FEE) },
            { id: DAVE, auditsDone: 0, auditsMissed: 0, recused: 1, openSeats: 0, earned: String(FEE) },
          ],
        },
      ],
      [FEES, { market: { audits: 1, auditFees: "0" } }],
    ],
  },
  {
    name: "an audit shows its deadline while it commits and while it reveals, and whom it waits for",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE }), ...order({ audit: 2, orderer: BOB })],
      [...draw([BOB, undefined, CAROL], 2, COMMIT_BY), ...draw([DAVE], 1, COMMIT_BY, 2)],
      [commit(DAVE, hash(1), 2), openReveal(REVEAL_BY, 2)],
    ],
    expect: [
      [
        "{ audits { id phase deadline filled committed } auditSeats { id number state } auditors { id openSeats } }",
        {
          audits: [
            { id: "1", phase: "Committing", deadline: String(COMMIT_BY), filled: 2, committed: 0 },
            { id: "2", phase: "Revealing", deadline: String(REVEAL_BY), filled: 1, committed: 1 },
          ],
          auditSeats: [
            { id: seatId(BOB), number: 0, state: "Drawn" },
            { id: seatId(CAROL), number: 2, state: "Drawn" },
            { id: seatId(DAVE, 2), number: 0, state: "Committed" },
          ],
          auditors: PANEL.map((id) => ({ id, openSeats: 1 })),
        },
      ],
    ],
  },
  {
    name: "the silent are slashed, before the commitment and after it, and the audit goes on without them",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE })],
      [...draw([BOB, CAROL], 2, COMMIT_BY), commit(CAROL)],
      [silence(BOB), slash(BOB, offence(1), ftns(1)), scheduleDraw(9)],
      [...draw([DAVE], 2, COMMIT_BY), commit(DAVE), openReveal(REVEAL_BY)],
      [silence(CAROL), slash(CAROL, offence(1), ftns(2)), silence(DAVE), slash(DAVE, offence(1), 0n)],
      [conclude(false, 3n * FEE)],
    ],
    expect: [
      [
        '{ audit(id: "1") { phase round drawBlock filled committed certified refund } }',
        {
          audit: {
            ...{ phase: "Concluded", round: 2, drawBlock: "9", filled: 2, committed: 2 },
            ...{ certified: false, refund: String(3n * FEE) },
          },
        },
      ],
      [
        "{ auditSeats { id number round state silentAt paid } auditors { id auditsMissed auditsDone openSeats } }",
        {
          auditSeats: [
            { id: seatId(BOB), number: 0, round: 1, state: "Silent", silentAt: String(timeOf(3)), paid: "0" },
            { id: seatId(CAROL), number: 1, round: 1, state: "Silent", silentAt: String(timeOf(5)), paid: "0" },
            { id: seatId(DAVE), number: 0, round: 2, state: "Silent", silentAt: String(timeOf(5)), paid: "0" },
          ],
          auditors: PANEL.map((id) => ({ id, auditsMissed: 1, auditsDone: 0, openSeats: 0 })),
        },
      ],
      [
        "{ auditorSlashes { auditor { id } amount seat { id } } }",
        {
          auditorSlashes: [ftns(1), ftns(2), 0n].map((amount, i) => ({
            ...{ auditor: { id: PANEL[i] }, amount: String(amount), seat: { id: seatId(PANEL[i] ?? "") } },
          })),
        },
      ],
    ],
  },
  {
    name: "an auditor asks for the key of a sealed artifact; its latest request is answered",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE })],
      [...draw(PANEL, 3, COMMIT_BY), keyRequested(BOB, 0, "0xb0"), keyRequested(CAROL, 1, "0xb1")],
      [keyDelivered(BOB, 0), keyRequested(CAROL, 1, "0xb2")],
      [keyDelivered(CAROL, 1)],
    ],
    expect: [
      [
        "{ auditSeats { id auditorKey keyRequestedAt r1 w keyDeliveredAt } }",
        {
          auditSeats: [
            {
              ...{ id: seatId(BOB), auditorKey: "0xb0", keyRequestedAt: String(timeOf(2)) },
              ...{ r1: "0x0011", w: "0x0022", keyDeliveredAt: String(timeOf(3)) },
            },
            {
              ...{ id: seatId(CAROL), auditorKey: "0xb2", keyRequestedAt: String(timeOf(3)) },
              ...{ r1: "0x0011", w: "0x0022", keyDeliveredAt: String(timeOf(4)) },
            },
            { id: seatId(DAVE), auditorKey: null, keyRequestedAt: null, r1: null, w: null, keyDeliveredAt: null },
          ],
        },
      ],
    ],
  },
  {
    name: "a key goes to who sits on the place now, not to the silent one before",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE })],
      draw([BOB], 1, COMMIT_BY),
      [silence(BOB), scheduleDraw(9)],
      [...draw([CAROL], 1, COMMIT_BY), keyRequested(CAROL, 0, "0xb0"), keyDelivered(CAROL, 0)],
    ],
    expect: [
      [
        "{ auditSeats { id w } }",
        {
          auditSeats: [
            { id: seatId(BOB), w: null },
            { id: seatId(CAROL), w: "0x0022" },
          ],
        },
      ],
    ],
  },
  {
    name: "who certified content that is proved wrong is slashed for its seat",
    blocks: [
      [...publish(), ...registered, ...order({ orderer: ALICE })],
      [...draw([undefined, BOB], 1, COMMIT_BY), commit(BOB), openReveal(REVEAL_BY), reveal(BOB)],
      [
        market.emit("Audits", "FindingRefuted", { audit: 1, auditor: BOB }),
        slash(BOB, offence(1, 1), ftns(3)),
        slash(BOB, offence(2), ftns(1)),
      ],
    ],
    expect: [
      [
        `{ auditSeats { id refuted } auditor(id: "${BOB}") { refuted slashed } auditorSlashes { offence seat { id } } }`,
        {
          auditSeats: [{ id: seatId(BOB), refuted: true }],
          auditor: { refuted: 1, slashed: String(ftns(4)) },
          auditorSlashes: [
            { offence: offence(1, 1), seat: { id: seatId(BOB) } },
            { offence: offence(2), seat: null },
          ],
        },
      ],
    ],
  },
];
