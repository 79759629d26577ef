import { encodeAbiParameters, keccak256 } from "viem";
import { addressOf, hash, type MockEvent } from "./events.ts";
import { market } from "./fixture.ts";
import { ftns } from "./market.ts";

/** Numbers of the policy's parameters and of enums, in the contracts' order. */
const HALF_LIFE_PARAMETER = 23;
export const HALF_LIFE = 15_552_000;
export const CANDIDATE = 1;
export const ADMITTED = 2;
export const INDEPENDENT = 0;
export const GOVERNMENT = 1;
export const NEWS = {
  Delivered: 0,
  Struck: 1,
  AuditDone: 2,
  NotDelivered: 3,
  Fraud: 4,
  AuditMissed: 5,
  DisputeLost: 6,
  BidForfeited: 7,
  Slashed: 8,
} as const;
export const NOT_APPLICABLE = 65_535;
export const WITHHELD = 65_534;
/** Sets of domains. */
export const MODELS = 0b1;
export const DATASETS = 0b10;
export const FEE = ftns(10);

/** Without it nothing decays, and no score can be computed. */
export function setHalfLife(): MockEvent {
  const values = { parameter: HALF_LIFE_PARAMETER, previousValue: 0, newValue: HALF_LIFE };
  return market.emit("MarketPolicy", "ParameterChanged", values);
}

// ── auditors ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Registration {
  readonly admission?: number;
  readonly domains?: number;
  readonly credentials?: string;
}

/** Digest of the credentials that `register` names. */
export const CREDENTIALS = hash(0xced);

export function register(auditor: string, registration: Registration = {}): MockEvent {
  const { admission = ADMITTED, domains = MODELS, credentials = CREDENTIALS } = registration;
  return market.emit("AuditorRegistry", "AuditorRegistered", { auditor, admission, domains, credentials });
}

export function bond(auditor: string, amount: bigint): MockEvent {
  return market.emit("AuditorRegistry", "Bonded", { auditor, amount });
}

export function unbond(auditor: string, amount: bigint, withdrawableFrom: number): MockEvent {
  return market.emit("AuditorRegistry", "UnbondingStarted", { auditor, amount, withdrawableFrom });
}

export function slash(auditor: string, offence: string, amount: bigint): MockEvent {
  return market.emit("AuditorRegistry", "AuditorSlashed", { auditor, offence, amount });
}

export function roster(auditor: string, drawable: boolean): MockEvent {
  return market.emit("AuditorRegistry", "RosterChanged", { auditor, drawable });
}

// ── audits ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Order {
  readonly audit?: number;
  readonly asset?: number;
  readonly version?: number;
  readonly orderer: string;
  readonly seats?: number;
  readonly drawBlock?: number;
}

/** The block that decides is told of first. */
export function order({ audit = 1, asset = 1, version = 1, orderer, seats = 3, drawBlock = 3 }: Order): MockEvent[] {
  return [
    scheduleDraw(drawBlock, audit),
    market.emit("Audits", "AuditOrdered", { audit, asset, version, orderer, seats, fee: FEE, drawBlock }),
  ];
}

export function scheduleDraw(drawBlock: number, audit = 1): MockEvent {
  return market.emit("Audits", "DrawScheduled", { audit, drawBlock });
}

/** @param drawn by their places; an empty one has nobody */
export function draw(drawn: readonly (string | undefined)[], filled: number, commitBy: number, audit = 1): MockEvent[] {
  const seats = drawn.flatMap((auditor, seat) =>
    auditor === undefined ? [] : [market.emit("Audits", "AuditorDrawn", { audit, auditor, seat })],
  );
  return [...seats, market.emit("Audits", "PanelDrawn", { audit, filled, commitBy })];
}

export function commit(auditor: string, commitment = hash(0xc0), audit = 1): MockEvent {
  return market.emit("Audits", "FindingCommitted", { audit, auditor, commitment });
}

export function openReveal(revealBy: number, audit = 1): MockEvent {
  return market.emit("Audits", "RevealOpened", { audit, revealBy });
}

export interface MockFinding {
  readonly scores?: readonly number[];
  readonly passed?: boolean;
  readonly contentCertified?: boolean;
  readonly expiresAt?: number;
}

export const SCORES = [8_000, NOT_APPLICABLE, 6_000, WITHHELD, 10_000];
/** (30 * 8000 + 20 * 6000 + 15 * 10000) / 75, rounded down. */
export const OVERALL = 6_800;
export const EXPIRY = 1_800_000_000;

function words({ scores = SCORES, passed = true, contentCertified = true, expiresAt = EXPIRY }: MockFinding) {
  return [scores, passed, contentCertified, expiresAt];
}

export function reveal(auditor: string, finding: MockFinding = {}, report = hash(0x4e), audit = 1): MockEvent {
  return market.emit("Audits", "FindingRevealed", { audit, auditor, finding: words(finding), report });
}

export function silence(auditor: string, audit = 1): MockEvent {
  return market.emit("Audits", "AuditorSilent", { audit, auditor });
}

export function conclude(certified: boolean, refund = 0n, audit = 1): MockEvent {
  return market.emit("Audits", "AuditConcluded", { audit, certified, refund });
}

interface Issue extends MockFinding {
  readonly asset?: number;
  readonly version?: number;
  readonly audit?: number;
  readonly overall?: number;
}

export function certify({ asset = 1, version = 1, audit = 1, overall = OVERALL, ...finding }: Issue = {}): MockEvent {
  return market.emit("Audits", "CertificateIssued", { asset, version, audit, finding: words(finding), overall });
}

/** What the contracts call an offence: silence in an audit, or with a seat a refuted finding. */
export function offence(audit: number, seat?: number): string {
  const values = [addressOf("Audits"), BigInt(audit), ...(seat === undefined ? [] : [BigInt(seat)])];
  const types = ["address", "uint256", "uint256"].slice(0, values.length).map((type) => ({ type }));
  return keccak256(encodeAbiParameters(types, values));
}

// ── reviews ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Written {
  readonly terms: bigint;
  readonly reviewer: string;
  readonly rating: number;
  readonly textDigest?: string;
}

export function review({
  terms,
  reviewer,
  rating,
  seller,
  weight,
  textDigest = hash(0),
}: Written & {
  readonly seller: string;
  readonly weight: number;
}): MockEvent {
  return market.emit("Reviews", "Reviewed", { terms, reviewer, seller, rating, weight, textDigest });
}

export function edit(written: Written & { readonly previous: number }): MockEvent {
  const { terms, reviewer, previous, rating, textDigest = hash(0) } = written;
  return market.emit("Reviews", "ReviewEdited", { terms, reviewer, previous, rating, textDigest });
}

export function answer(terms: bigint, reviewer: string, seller: string, textDigest: string): MockEvent {
  return market.emit("Reviews", "ReviewAnswered", { terms, reviewer, seller, textDigest });
}

export function strike(terms: bigint, reviewer: string, split = 1): MockEvent {
  return market.emit("Reviews", "ReviewStruck", { terms, reviewer, split });
}

// ── reputation ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the contract counts of an account's deals. */
export interface MockConduct {
  readonly succeeded?: bigint;
  readonly failed?: bigint;
  readonly activeAt?: bigint;
  readonly penalty?: bigint;
  readonly penalizedAt?: bigint;
  readonly qualitySum?: bigint;
  readonly qualityCount?: bigint;
}

const FIELDS = [
  ["succeeded", 0n],
  ["failed", 32n],
  ["activeAt", 64n],
  ["penalty", 104n],
  ["penalizedAt", 168n],
  ["qualitySum", 208n],
  ["qualityCount", 240n],
] as const;

export function pack(conduct: MockConduct): bigint {
  return FIELDS.reduce((word, [name, offset]) => word | ((conduct[name] ?? 0n) << offset), 0n);
}

export function news(account: string, kind: keyof typeof NEWS, conduct: MockConduct): MockEvent {
  return market.emit("Reputation", "ConductChanged", { account, news: NEWS[kind], conduct: pack(conduct) });
}

export function feedback(account: string, ratingSum: bigint, weight: bigint): MockEvent {
  return market.emit("Reputation", "FeedbackChanged", { account, ratingSum, weight });
}
