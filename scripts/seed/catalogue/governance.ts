import type { governance } from "../../../sdk/src/index.ts";
import { ftns } from "./terms.ts";

/** Who has locked FTNS on a fresh devnet: its delegate, and two of the market's customers. */
export type Voter = "delegate" | "university" | "clinic";

/** FTNS that is locked for votes, and who votes with it. */
export interface SeedLock {
  readonly holder: Voter;
  /** FTNS base units. */
  readonly amount: bigint;
  readonly delegate: Voter;
}

export const LOCKS: readonly SeedLock[] = [
  { holder: "delegate", amount: ftns(1_200_000), delegate: "delegate" },
  { holder: "university", amount: ftns(700_000), delegate: "university" },
  { holder: "clinic", amount: ftns(500_000), delegate: "delegate" },
];

/** What those who vote for others stand for. */
export const STATEMENTS: Readonly<Partial<Record<Voter, governance.Statement>>> = {
  delegate: {
    name: "Open Market Delegate",
    text: `I vote for a market that a stranger can trust.

- **Fees** as low as the treasury's duties allow.
- **Windows** that leave people time: nobody should lose money because of a weekend.
- **The treasury** pays for reviews and for nothing that cannot be checked.

I vote on every proposal and give a reason each time.`,
  },
  university: {
    name: "University Machine Learning Group",
    text: `We buy models and data for teaching and research.

We look at what a change does to *small* buyers and to authors of open data sets, and we publish the numbers behind our votes.`,
  },
};

/** A vote on a proposal of the seed. */
export interface SeedVote {
  readonly voter: Voter;
  readonly vote: "For" | "Against" | "Abstain";
  readonly reason: string;
}

/** Decided and carried out before anything else happens on the chain. */
export const REST_BETWEEN_PAUSES = {
  title: "A longer rest between pauses",
  body: `The guardian can stop new business for three days at a time, and again thirty days later.

Forty-five days of rest leave the guardian what it needs in an emergency, and sellers more days in a year on which nobody can stop them.`,
  parameter: "PauseCooldown",
  /** Seconds. */
  value: 45n * 86_400n,
  votes: [
    { voter: "delegate", vote: "For", reason: "An emergency brake, not a switch." },
    { voter: "university", vote: "For", reason: "Courses need a market that is open." },
  ],
} as const satisfies { readonly votes: readonly SeedVote[] } & Record<string, unknown>;

/** Open for votes when the devnet is ready. */
export const SECOND_REVIEW = {
  title: "Pay for a second review of the auctions",
  body: `The auctions hold the money of bids for days. One group has reviewed their contracts; a second pair of eyes costs little beside what they hold.

The payment goes to the auditor at once. The report will be public.`,
  /** FTNS base units. */
  amount: ftns(25_000),
  votes: [
    { voter: "delegate", vote: "For", reason: "Cheap against one lost bid." },
    { voter: "university", vote: "Against", reason: "Pay on delivery of the report, not before." },
  ],
} as const satisfies { readonly votes: readonly SeedVote[] } & Record<string, unknown>;
