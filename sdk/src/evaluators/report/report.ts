import type { Hex } from "viem";
import type { Metric, Score, Scores } from "../../audits/finding.ts";
import type { Evaluation, Input } from "../evaluation.ts";

/** A score that no evaluator measured but the auditor gives, with the reason that the report keeps. */
export interface Judgement {
  readonly metric: Metric;
  readonly score: Score;
  /** At most 2,000 characters. */
  readonly reason: string;
}

/** The version that is audited. */
export interface Subject {
  readonly chainId: number;
  /** Asset id, decimal text. */
  readonly asset: string;
  readonly version: number;
}

/** What an audit found. No times and no names of people in it: the same inputs give the same bytes. */
export interface Report {
  readonly schema: "ftns-market/audit-report/v1";
  readonly evaluator: { readonly name: "ftns-market/evaluators"; readonly version: string };
  /** Absent for a file that was evaluated without a market. */
  readonly subject?: Subject;
  /** The file that is sold, as the auditor had it. */
  readonly artifact: Input;
  readonly evaluations: readonly Evaluation[];
  readonly judgements: readonly Judgement[];
  /** Why the auditor fails it, whatever was measured. */
  readonly objection?: string;
  readonly scores: Scores;
  readonly verdict: "passed" | "failed";
}

/** What a report is made of. */
export interface ReportParts {
  readonly subject?: Subject;
  readonly artifact: Input;
  readonly evaluations: readonly Evaluation[];
  readonly judgements?: readonly Judgement[];
  readonly objection?: string;
}

/** A report as it is stored: canonical JSON (RFC 8785), and the digest that is committed to. */
export interface EncodedReport {
  readonly report: Report;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** sha2-256; as a raw block's CID it is where the report is on IPFS. */
  readonly digest: Hex;
}

/** The scores for the auditor's finding. */
export function scoresOf({ scores }: Report): Scores {
  return scores;
}
