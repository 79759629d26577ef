import type { audits } from "../../../sdk/src/index.ts";
import type { Category } from "../../../sdk/src/index.ts";
import type { Customer, SeedSale } from "./sales.ts";
import { ftns } from "./terms.ts";
import type { Party } from "./types.ts";

type Trader = Customer | Party;

/** Those who audit on a fresh devnet, and have no part in anything that is sold. The publisher gives each an account of the network. */
export type Auditor = "boreal" | "meridian" | "plainSight" | "secondReading" | "tidewater";

/** An auditor as it presents itself. */
export interface SeedAuditor {
  readonly credentials: audits.Credentials;
  readonly domains: readonly Category[];
  /** FTNS base units. */
  readonly stake: bigint;
}

export const AUDITORS: Readonly<Record<Auditor, SeedAuditor>> = {
  boreal: {
    credentials: {
      name: "Boreal Model Review",
      text: `We measure models on data that their authors have never seen.

- Every figure comes with its interval and a baseline.
- Every report can be made again with the public evaluators: same file, same bytes.

**What we do not do:** certify anything that we could not open.`,
    },
    domains: ["Model", "Dataset"],
    stake: ftns(4_000),
  },
  meridian: {
    credentials: {
      name: "Meridian Data Audits",
      text: `Tables are our trade: what is missing, what is doubled, what was typed by hand.

We say how a data set was looked at and what it must not be used for.`,
    },
    domains: ["Model", "Dataset", "IP"],
    stake: ftns(6_500),
  },
  plainSight: {
    credentials: {
      name: "Plain Sight",
      text: `Two engineers who read code and files before anybody runs them.

Nothing that executes on loading passes with us.`,
    },
    domains: ["Model", "Dataset", "Tool"],
    stake: ftns(4_000),
  },
  secondReading: {
    credentials: {
      name: "Second Reading Collective",
      text: `A collective of reviewers from universities. We judge whether a claim follows from its evidence, and we sign with our stake.`,
    },
    domains: ["Model", "Dataset", "Tool", "IP"],
    stake: ftns(4_200),
  },
  tidewater: {
    credentials: {
      name: "Tidewater Assurance",
      text: `Assurance for buyers in medicine and the public sector. We look for what a model card leaves out.`,
    },
    domains: ["Model", "Dataset", "Tool"],
    stake: ftns(5_000),
  },
};

/** What a panel finds beside what is measured. By seat, since nobody knows who is drawn. */
export interface SeedOpinion {
  /** Basis points. */
  readonly peerReview: number;
  readonly reason: string;
  /** Why it fails, whatever is measured. */
  readonly objection?: string;
}

/** An audit on a fresh devnet. */
export interface SeedAudit {
  /** Key of the asset. */
  readonly asset: string;
  readonly orderer: Trader;
  /** For each auditor, FTNS base units. */
  readonly fee: bigint;
  /** The figures of the model card are reproduced; else the performance of a model is withheld. */
  readonly reproduced?: boolean;
  /** One for each seat; without them the panel is still at work. */
  readonly opinions?: readonly [SeedOpinion, SeedOpinion, SeedOpinion];
}

/** In the order in which they are ordered. */
export const AUDITS: readonly SeedAudit[] = [
  {
    ...{ asset: "breast-cancer-classifier", orderer: "modelLab", fee: ftns(40), reproduced: true },
    opinions: [
      {
        peerReview: 9_200,
        reason: "The split, the interval and the baseline are stated, and the claim stays inside them.",
      },
      {
        peerReview: 8_800,
        reason: "Sound, but one hospital's measurements only: other scanners need their own check.",
      },
      { peerReview: 9_000, reason: "The card says what the model is not for, which few do." },
    ],
  },
  {
    ...{ asset: "iris-data", orderer: "dataSteward", fee: ftns(20) },
    opinions: [
      { peerReview: 9_500, reason: "Provenance and known errors of the old file are documented." },
      { peerReview: 9_300, reason: "Complete, small, and said to be small." },
      { peerReview: 8_900, reason: "Good for teaching; the datasheet says so." },
    ],
  },
  {
    ...{ asset: "iris-classifier", orderer: "university", fee: ftns(20) },
    opinions: [
      { peerReview: 7_600, reason: "The figure could not be reproduced from what is published, so it is withheld." },
      { peerReview: 7_900, reason: "A clean export; we had no held-out data of our own to run it on." },
      { peerReview: 7_000, reason: "We expected the script that made the split." },
    ],
  },
  {
    ...{ asset: "dataset-checker", orderer: "messenger", fee: ftns(20) },
    opinions: [
      {
        ...{ peerReview: 4_500, reason: "It reports on the tables it knows, and is silent about the others." },
        objection: "A file with a byte order mark is read as if its first column had another name, without a warning.",
      },
      { peerReview: 6_800, reason: "Useful within its limits." },
      {
        ...{ peerReview: 5_000, reason: "The checks are right, the exit code is not." },
        objection: "It ends with success when it could not read its input: an automatic check would pass on nothing.",
      },
    ],
  },
  { asset: "spam-classifier", orderer: "messenger", fee: ftns(30) },
];

/** Those that come to a certificate, before anything is sold. */
export const CONCLUDED_AUDITS = AUDITS.filter(({ opinions }) => opinions !== undefined);
/** Those whose panel is at work. */
export const RUNNING_AUDITS = AUDITS.filter(({ opinions }) => opinions === undefined);

/** What a buyer says of what it bought. */
export interface SeedReview {
  readonly reviewer: Trader;
  /** Key of the asset, and the terms that were bought. */
  readonly asset: string;
  readonly kind: SeedSale["kind"];
  /** 1 to 5. */
  readonly rating: number;
  readonly text: string;
  /** What it said first, before it thought better of it. */
  readonly first?: { readonly rating: number; readonly text: string };
  /** The owner's words. */
  readonly answer?: string;
}

/** In the order in which they are written. */
export const REVIEWS: readonly SeedReview[] = [
  {
    ...{ reviewer: "clinic", asset: "breast-cancer-classifier", kind: "perpetual", rating: 5 },
    text: "We ran it on a year of our own measurements beside our pathologists. It disagrees where they disagree among themselves.",
    answer: "Thank you. If you may publish the confusion matrix, the next version will cite it.",
  },
  {
    ...{ reviewer: "messenger", asset: "spam-classifier", kind: "subscription", rating: 3 },
    text: "Good on English messages, nearly blind on others. The card does say so; we had not read it.",
    first: { rating: 2, text: "Misses most of our spam." },
    answer:
      "It was trained on English only, as the card says. A model for other languages needs data that we would have to buy.",
  },
  {
    ...{ reviewer: "clinic", asset: "batch-inference", kind: "metered", rating: 4 },
    text: "Results arrive within the hour. A receipt for each batch would help our records.",
  },
  {
    ...{ reviewer: "modelLab", asset: "evaluation-runs", kind: "metered", rating: 5 },
    text: "They found a leak in our split before our customers did.",
  },
  {
    ...{ reviewer: "clinic", asset: "evaluation-runs", kind: "metered", rating: 2 },
    text: "The report was careful, and came two days after the date that we needed it for.",
    answer: "True. The queue is public now, so that the next customer can see it before buying.",
  },
  {
    ...{ reviewer: "university", asset: "breast-cancer-data", kind: "perpetual", rating: 5 },
    text: "The datasheet answers what students ask: who was measured, by whom, and what is missing.",
  },
];
