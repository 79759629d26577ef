import type { Address, Hex } from "viem";
import type { Category } from "../chain/enums.ts";
import type { AssetId, AuditId } from "../chain/ids.ts";
import { certificateRow, toCertificate, type CertificateRow } from "./certificate-row.ts";
import { graphql, type ResultOf } from "./graphql.ts";

/** What a list shows of an audit. */
export const auditRow = graphql(
  `
    fragment AuditRow on Audit {
      id
      number
      domain
      seatCount
      fee
      phase
      round
      drawBlock
      deadline
      filled
      committed
      opened
      revealed
      certified
      refund
      orderedAt
      concludedAt
      transaction
      concludedTransaction
      orderer {
        id
      }
      asset {
        id
        owner {
          id
        }
        metadata {
          status
          name
        }
      }
      version {
        number
        encrypted
        fraudulent
      }
      certificate {
        ...CertificateRow
      }
    }
  `,
  [certificateRow],
);

type Row = ResultOf<typeof auditRow>;

/** An audit. Amounts in FTNS base units, times in seconds since 1970. What can be done now: `audits.auditNextAt`. */
export interface AuditRow {
  readonly audit: AuditId;
  readonly asset: AssetId;
  /** Of the asset's latest version; undefined until IPFS answered. */
  readonly assetName: string | undefined;
  readonly assetOwner: Address;
  readonly version: number;
  /** The version needs a key, which its auditors ask the owner for. */
  readonly encrypted: boolean;
  /** The version is proved to be something else than was committed. */
  readonly fraudulent: boolean;
  readonly domain: Category;
  readonly orderer: Address;
  /** Seats of the panel. */
  readonly seats: number;
  /** For each seat. */
  readonly fee: bigint;
  readonly phase: Row["phase"];
  /** Draws so far, at most three. */
  readonly round: number;
  /** Whose hash decides the next draw, or decided the last. */
  readonly drawBlock: bigint;
  /** Last second to draw, to commit or to reveal; undefined at the end. */
  readonly deadline: number | undefined;
  /** Seats that are taken. */
  readonly filled: number;
  /** Seats that have committed. */
  readonly committed: number;
  /** Seats that have revealed, or recused themselves. */
  readonly opened: number;
  /** Seats that have revealed. */
  readonly revealed: number;
  /** There is a certificate, passed or not; undefined until the end. */
  readonly certified: boolean | undefined;
  readonly certificate: CertificateRow | undefined;
  /** What went back to the orderer; undefined until the end. */
  readonly refund: bigint | undefined;
  readonly orderedAt: number;
  readonly concludedAt: number | undefined;
  readonly transaction: Hex;
  readonly concludedTransaction: Hex | undefined;
}

export function toAuditRow(row: Row): AuditRow {
  const { asset, version, certificate } = row;
  return {
    audit: BigInt(row.id),
    asset: Number(asset.id),
    assetName: asset.metadata?.status === "Readable" ? asset.metadata.name : undefined,
    assetOwner: asset.owner.id,
    version: version.number,
    encrypted: version.encrypted,
    fraudulent: version.fraudulent,
    domain: row.domain,
    orderer: row.orderer.id,
    seats: row.seatCount,
    fee: BigInt(row.fee),
    phase: row.phase,
    round: row.round,
    drawBlock: BigInt(row.drawBlock),
    deadline: row.deadline === null ? undefined : Number(row.deadline),
    filled: row.filled,
    committed: row.committed,
    opened: row.opened,
    revealed: row.revealed,
    certified: row.certified ?? undefined,
    certificate: certificate === null ? undefined : toCertificate(certificate),
    refund: row.refund === null ? undefined : BigInt(row.refund),
    orderedAt: Number(row.orderedAt),
    concludedAt: row.concludedAt === null ? undefined : Number(row.concludedAt),
    transaction: row.transaction,
    concludedTransaction: row.concludedTransaction ?? undefined,
  };
}
