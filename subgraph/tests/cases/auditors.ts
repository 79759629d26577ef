import { type Case, rawCid, timeOf } from "../support/case.ts";
import { hash } from "../support/events.ts";
import { ALICE, BOB, CAROL, DAVE, market } from "../support/fixture.ts";
import { MALFORMED } from "../support/hostile.ts";
import { ODD_CREDENTIALS } from "../support/hostile-trust.ts";
import { ftns } from "../support/market.ts";
import {
  bond,
  CANDIDATE,
  CREDENTIALS,
  DATASETS,
  GOVERNMENT,
  MODELS,
  offence,
  register,
  roster,
  slash,
  unbond,
} from "../support/trust.ts";

const DECLARED = "1099511627775";
const malformed = Object.values(MALFORMED);
const odd = Object.values(ODD_CREDENTIALS);
const digest = (n: number) => hash(0xced0 + n);
const reason = hash(0xbad);

const registry = (event: string, values: Parameters<typeof market.emit>[2]) =>
  market.emit("AuditorRegistry", event, values);

export const cases: Case[] = [
  {
    name: "an auditor registers with domains and credentials, and counts on the roster while it is bonded",
    files: { [rawCid(CREDENTIALS)]: JSON.stringify({ version: 1, name: "Alice", text: "Ten years." }) },
    blocks: [
      [register(ALICE, { domains: MODELS | DATASETS }), bond(ALICE, ftns(1_000)), roster(ALICE, true)],
      [register(BOB), roster(BOB, true)],
      [roster(BOB, false)],
    ],
    expect: [
      [
        "{ auditors(orderBy: registeredAt) { id account { id } admission kind domains domainsFrom stake drawable score } }",
        {
          auditors: [
            {
              ...{ id: ALICE, account: { id: ALICE }, admission: "Admitted", kind: "Independent" },
              ...{ domains: ["Model", "Dataset"], domainsFrom: "0", stake: String(ftns(1_000)), drawable: true },
              score: "625000000000000000",
            },
            {
              ...{ id: BOB, account: { id: BOB }, admission: "Admitted", kind: "Independent" },
              ...{ domains: ["Model"], domainsFrom: "0", stake: "0", drawable: false },
              score: "625000000000000000",
            },
          ],
        },
      ],
      [
        `{ auditor(id: "${ALICE}") { credentialsCid credentials { status name text website } } }`,
        {
          auditor: {
            credentialsCid: rawCid(CREDENTIALS),
            credentials: { status: "Readable", name: "Alice", text: "Ten years.", website: null },
          },
        },
      ],
      [
        '{ market(id: "market") { drawableAuditors staked } }',
        { market: { drawableAuditors: 1, staked: String(ftns(1_000)) } },
      ],
    ],
  },
  {
    name: "a vote admits a candidate, expels it for a reason, and names its kind",
    files: { [rawCid(reason)]: "It copied a report." },
    blocks: [
      [register(ALICE, { admission: CANDIDATE })],
      [registry("AuditorAdmitted", { auditor: ALICE, kind: GOVERNMENT })],
      [registry("AuditorExpelled", { auditor: ALICE, reasonDigest: reason })],
    ],
    expect: [
      [
        "{ auditors { admission kind admissions(orderBy: timestamp) { admission kind reason { text } reasonCid timestamp } } }",
        {
          auditors: [
            {
              ...{ admission: "Expelled", kind: "Independent" },
              admissions: [
                { admission: "Candidate", kind: "Independent", reason: null, reasonCid: null },
                { admission: "Admitted", kind: "Government", reason: null, reasonCid: null },
                {
                  ...{ admission: "Expelled", kind: "Independent" },
                  ...{ reason: { text: "It copied a report." }, reasonCid: rawCid(reason) },
                },
              ].map((change, i) => ({ ...change, timestamp: String(timeOf(i + 1)) })),
            },
          ],
        },
      ],
    ],
  },
  {
    name: "a candidate that tries again has no change of domains any more",
    blocks: [
      [register(ALICE, { admission: CANDIDATE })],
      [registry("DomainsChanging", { auditor: ALICE, domains: DATASETS, from: timeOf(9) })],
      [register(ALICE, { domains: DATASETS | MODELS, credentials: digest(1) })],
    ],
    expect: [
      [
        "{ auditors { admission domains nextDomains domainsFrom credentialsCid registeredAt } }",
        {
          auditors: [
            {
              ...{ admission: "Admitted", domains: ["Model", "Dataset"], nextDomains: [], domainsFrom: "0" },
              ...{ credentialsCid: rawCid(digest(1)), registeredAt: String(timeOf(1)) },
            },
          ],
        },
      ],
    ],
  },
  {
    name: "domains change later; a second change keeps what the first has become by then",
    blocks: [
      [register(ALICE), register(BOB)],
      [ALICE, BOB].map((auditor) =>
        registry("DomainsChanging", { auditor, domains: DATASETS, from: auditor === ALICE ? timeOf(3) : timeOf(9) }),
      ),
      [ALICE, BOB].map((auditor) => registry("DomainsChanging", { auditor, domains: MODELS, from: timeOf(20) })),
    ],
    expect: [
      [
        "{ auditors { id domains nextDomains domainsFrom } }",
        {
          auditors: [
            { id: ALICE, domains: ["Dataset"], nextDomains: ["Model"], domainsFrom: String(timeOf(20)) },
            { id: BOB, domains: ["Model"], nextDomains: ["Model"], domainsFrom: String(timeOf(20)) },
          ],
        },
      ],
    ],
  },
  {
    name: "affiliates are declared, dropped for later, and declared again: since the first time while that still counts",
    blocks: [
      [
        register(ALICE),
        registry("AffiliateDeclared", { auditor: ALICE, affiliate: BOB }),
        registry("AffiliateDeclared", { auditor: ALICE, affiliate: CAROL }),
        registry("AffiliateDeclared", { auditor: ALICE, affiliate: DAVE }),
      ],
      [
        ...[BOB, CAROL].map((affiliate) =>
          registry("AffiliateDropped", { auditor: ALICE, affiliate, until: timeOf(50) }),
        ),
        registry("AffiliateDropped", { auditor: ALICE, affiliate: DAVE, until: timeOf(3) }),
      ],
      [CAROL, DAVE].map((affiliate) => registry("AffiliateDeclared", { auditor: ALICE, affiliate })),
    ],
    expect: [
      [
        "{ affiliates { account until since auditor { id } } }",
        {
          affiliates: [
            { account: BOB, until: String(timeOf(50)), since: "1", auditor: { id: ALICE } },
            { account: CAROL, until: DECLARED, since: "1", auditor: { id: ALICE } },
            { account: DAVE, until: DECLARED, since: "3", auditor: { id: ALICE } },
          ],
        },
      ],
    ],
  },
  {
    name: "stake is bonded, leaves slashable, is slashed from both, and withdrawn",
    blocks: [
      [register(ALICE), bond(ALICE, ftns(10))],
      [unbond(ALICE, ftns(4), timeOf(30))],
      [slash(ALICE, hash(7), ftns(2))],
      [slash(ALICE, hash(8), ftns(5))],
      [registry("StakeWithdrawn", { auditor: ALICE, amount: ftns(3) })],
    ],
    expect: [
      [
        '{ auditors { stake unbonding withdrawableFrom slashed } market(id: "market") { staked } }',
        {
          auditors: [{ stake: "0", unbonding: "0", withdrawableFrom: String(timeOf(30)), slashed: String(ftns(7)) }],
          market: { staked: "0" },
        },
      ],
      [
        "{ stakeMovements(orderBy: timestamp) { kind amount stake unbonding timestamp } }",
        {
          stakeMovements: (
            [
              ["Bonded", 10, 10, 0],
              ["UnbondingStarted", 4, 6, 4],
              ["Slashed", 2, 4, 4],
              ["Slashed", 5, 0, 3],
              ["Withdrawn", 3, 0, 0],
            ] as const
          ).map(([kind, amount, stake, unbonding], i) => ({
            ...{ kind, amount: String(ftns(amount)), stake: String(ftns(stake)), unbonding: String(ftns(unbonding)) },
            timestamp: String(timeOf(i + 1)),
          })),
        },
      ],
      [
        "{ auditorSlashes(orderBy: timestamp) { offence amount seat { id } } }",
        {
          auditorSlashes: [
            { offence: hash(7), amount: String(ftns(2)), seat: null },
            { offence: hash(8), amount: String(ftns(5)), seat: null },
          ],
        },
      ],
    ],
  },
  {
    name: "a vote slashes somebody who never registered: nothing was taken, and nothing stops",
    blocks: [[slash(BOB, offence(1), 0n)], [register(ALICE)]],
    expect: [
      [
        "{ auditorSlashes { id } auditors { id slashed } }",
        { auditorSlashes: [], auditors: [{ id: ALICE, slashed: "0" }] },
      ],
    ],
  },
  {
    name: "files that are no credentials are marked malformed and stop nothing",
    files: Object.fromEntries(malformed.map((content, i) => [rawCid(digest(i)), content])),
    blocks: [
      [
        register(ALICE),
        ...malformed.map((_, i) => registry("CredentialsChanged", { auditor: ALICE, credentials: digest(i) })),
      ],
      [register(BOB)],
    ],
    expect: [
      [
        `{ credentials_collection(first: 1000, where: { id_not: "${rawCid(CREDENTIALS)}" }) { id status name text website } auditors { id } }`,
        {
          credentials_collection: malformed.map((_, i) => ({
            ...{ id: rawCid(digest(i)), status: "Malformed", name: "", text: "", website: null },
          })),
          auditors: [{ id: ALICE }, { id: BOB }],
        },
      ],
    ],
  },
  {
    name: "of credentials, what does not fit is cut or left out",
    files: Object.fromEntries(odd.map(({ content }, i) => [rawCid(digest(i)), content])),
    blocks: [
      [
        register(ALICE),
        ...odd.map((_, i) => registry("CredentialsChanged", { auditor: ALICE, credentials: digest(i) })),
      ],
    ],
    expect: odd.map(({ shown }, i) => [
      `{ credentials(id: "${rawCid(digest(i))}") { status name text website } }`,
      { credentials: shown },
    ]),
  },
];
