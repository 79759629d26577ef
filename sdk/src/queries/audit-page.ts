import type { AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditRow, toAuditRow, type AuditRow } from "./audit-row.ts";
import { auditSeat, toAuditSeat, type AuditSeat } from "./audit-seats.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";

const auditPage = graphql(
  `
    query AuditPage($id: ID!) {
      audit(id: $id) {
        ...AuditRow
        version {
          artifactCid
          artifactDigest
          size
        }
        seats(orderBy: drawnAt, first: 100) {
          ...AuditSeat
          auditor {
            admission
            stake
            credentials {
              status
              name
            }
          }
        }
      }
    }
  `,
  [auditRow, auditSeat],
);

/** A seat, and who sits on it. */
export interface PanelSeat extends AuditSeat {
  /** As the auditor calls itself. */
  readonly auditorName: string | undefined;
  /** What the auditor answers with now: its bonded stake while it is admitted, FTNS base units. A certificate needs a bond behind most seats. */
  readonly atStake: bigint;
}

/** An audit with everybody who was ever drawn for it, by seat, then in the order of the draws. */
export interface AuditPage extends AuditRow {
  readonly panel: readonly PanelSeat[];
  /** What is audited: file, its sha2-256 root digest and bytes. */
  readonly artifact: { readonly cid: string; readonly digest: `0x${string}`; readonly size: bigint };
}

/** The page of an audit. @returns undefined when the index does not know it (yet) */
export async function readAuditPage(
  market: MarketClient,
  audit: AuditId,
  signal?: AbortSignal,
): Promise<AuditPage | undefined> {
  const { audit: row } = await request(market, auditPage, { id: String(audit) }, signal);
  if (row === null) return undefined;
  const { artifactCid, artifactDigest, size } = row.version;
  return {
    ...toAuditRow(row),
    artifact: { cid: artifactCid, digest: artifactDigest, size: BigInt(size) },
    // Seats of one draw have one time: the index gives them in no order.
    panel: row.seats.map(toPanelSeat).sort((one, other) => one.seat - other.seat || one.drawnAt - other.drawnAt),
  };
}

type Row = NonNullable<ResultOf<typeof auditPage>["audit"]>["seats"][number];

function toPanelSeat(seat: Row): PanelSeat {
  return {
    ...toAuditSeat(seat),
    auditorName: seat.auditor.credentials?.status === "Readable" ? seat.auditor.credentials.name : undefined,
    atStake: seat.auditor.admission === "Admitted" ? BigInt(seat.auditor.stake) : 0n,
  };
}
