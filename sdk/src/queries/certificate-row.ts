import type { Hex } from "viem";
import type { AssetId } from "../chain/ids.ts";
import { graphql, type ResultOf } from "./graphql.ts";

/** What a list shows of a certificate. */
export const certificateRow = graphql(`
  fragment CertificateRow on Certificate {
    id
    scores
    overall
    passed
    contentCertified
    expiresAt
    current
    issuedAt
    transaction
    audit {
      id
    }
    asset {
      id
    }
    version {
      number
    }
  }
`);

/** A score: basis points, or why there is none. */
export type Score = number | "NotApplicable" | "Withheld";

/** What an auditor found, or what a panel's findings came to. */
export interface FoundScores {
  /** Model performance, data quality, code quality, documentation, peer review. */
  readonly scores: readonly Score[];
  /** Weighted mean of the scores, basis points. */
  readonly overall: number;
  readonly passed: boolean;
  /** Decrypted the artifact, and found what the version committed to. */
  readonly contentCertified: boolean;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** A certificate. */
export interface CertificateRow extends FoundScores {
  readonly audit: bigint;
  readonly asset: AssetId;
  readonly version: number;
  /**
   * It is the latest of its version, and that is not proved fraudulent. It is live if it also passed and now < `expiresAt`; whether a majority of
   * its panel still has a bond at stake, only the chain says: `reads.readCertificate`.
   */
  readonly current: boolean;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly transaction: Hex;
}

const NOT_APPLICABLE = 65_535;
const WITHHELD = 65_534;

export function toScores(scores: readonly number[]): Score[] {
  return scores.map((score) => (score === NOT_APPLICABLE ? "NotApplicable" : score === WITHHELD ? "Withheld" : score));
}

export function toCertificate(row: ResultOf<typeof certificateRow>): CertificateRow {
  return {
    audit: BigInt(row.audit.id),
    asset: Number(row.asset.id),
    version: row.version.number,
    scores: toScores(row.scores),
    overall: row.overall,
    passed: row.passed,
    contentCertified: row.contentCertified,
    expiresAt: Number(row.expiresAt),
    current: row.current,
    issuedAt: Number(row.issuedAt),
    transaction: row.transaction,
  };
}
