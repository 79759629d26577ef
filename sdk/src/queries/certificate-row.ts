import type { Hex } from "viem";
import { scoresOf, type Finding } from "../audits/finding.ts";
import type { AssetId, AuditId } from "../chain/ids.ts";
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
    waivedFrom
    transaction
    audit {
      id
    }
    asset {
      id
    }
    version {
      number
      fraudulent
    }
  }
`);

/** What an auditor found, or what a panel's findings came to. */
export interface FoundScores extends Finding {
  /** Weighted mean of the scores, basis points. */
  readonly overall: number;
}

/** A certificate. */
export interface CertificateRow extends FoundScores {
  readonly audit: AuditId;
  readonly asset: AssetId;
  readonly version: number;
  /** The version is proved to be something else than was committed: whatever was certified of its content is refuted. */
  readonly fraudulent: boolean;
  /**
   * It is the latest of its version, and that is not proved fraudulent. It is live if it also passed and now < `expiresAt`; whether a majority of
   * its panel still has a bond at stake, only the chain says: `reads.readCertificate`.
   */
  readonly current: boolean;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** Seconds since 1970 from which it takes the content window from purchases, while it is live; undefined: it never does. */
  readonly waivedFrom: number | undefined;
  readonly transaction: Hex;
}

export function toCertificate(row: ResultOf<typeof certificateRow>): CertificateRow {
  return {
    audit: BigInt(row.audit.id),
    asset: Number(row.asset.id),
    version: row.version.number,
    fraudulent: row.version.fraudulent,
    scores: scoresOf(row.scores),
    overall: row.overall,
    passed: row.passed,
    contentCertified: row.contentCertified,
    expiresAt: Number(row.expiresAt),
    current: row.current,
    issuedAt: Number(row.issuedAt),
    waivedFrom: row.waivedFrom === null ? undefined : Number(row.waivedFrom),
    transaction: row.transaction,
  };
}
