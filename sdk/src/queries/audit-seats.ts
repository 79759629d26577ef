import type { Address, Hex } from "viem";
import { scoresOf } from "../audits/finding.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditRow, toAuditRow, type AuditRow } from "./audit-row.ts";
import type { FoundScores } from "./certificate-row.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

/** What a list shows of a seat. */
export const auditSeat = graphql(`
  fragment AuditSeat on AuditSeat {
    id
    number
    round
    state
    commitment
    scores
    overall
    passed
    contentCertified
    expiresAt
    report
    reportCid
    paid
    refuted
    auditorKey
    keyRequestedAt
    r1
    w
    keyDeliveredAt
    drawnAt
    committedAt
    openedAt
    silentAt
    transaction
    openedTransaction
    auditor {
      id
    }
  }
`);

const seatsOf = graphql(
  `
    query AuditSeats($where: AuditSeat_filter!, $first: Int!) {
      auditSeats(where: $where, orderBy: drawnAt, orderDirection: asc, first: $first) {
        ...AuditSeat
        audit {
          ...AuditRow
        }
      }
    }
  `,
  [auditSeat, auditRow],
);

type Row = ResultOf<typeof auditSeat>;

/** An auditor's seat in an audit. Amounts in FTNS base units, times in seconds since 1970. */
export interface AuditSeat {
  readonly auditor: Address;
  /** Its place on the panel, from 0. */
  readonly seat: number;
  /** The draw it comes from. */
  readonly round: number;
  readonly state: Row["state"];
  readonly commitment: Hex | undefined;
  /** Undefined until it is revealed. */
  readonly finding: FoundScores | undefined;
  /** The report behind it, a raw IPFS block. */
  readonly report: { readonly digest: Hex; readonly cid: string } | undefined;
  /** The fee it earned, by revealing or until it was recused; 0 before the end. */
  readonly paid: bigint;
  /** A proof of fraud refuted that the content was certified. */
  readonly refuted: boolean;
  /** The auditor asked for the key of a sealed artifact: B of docs/delivery.md, 128 bytes. */
  readonly keyRequest: { readonly b: Hex; readonly at: number } | undefined;
  /** The answer, which the chain has checked. */
  readonly keyDelivery: { readonly r1: Hex; readonly w: Hex; readonly at: number } | undefined;
  readonly drawnAt: number;
  readonly committedAt: number | undefined;
  readonly openedAt: number | undefined;
  readonly silentAt: number | undefined;
  readonly transaction: Hex;
  readonly openedTransaction: Hex | undefined;
}

/** A seat with its audit. */
export interface DeskSeat extends AuditSeat {
  readonly audit: AuditRow;
}

/**
 * The seats that wait for an auditor, to commit or to reveal, the oldest first, page by page. What it can do now: `audits.auditNextAt` of the audit.
 * @throws MarketError `InvalidInput`, the index codes
 */
export function listMyDesk(
  market: MarketClient,
  auditor: Address,
  input: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<DeskSeat>> {
  return listSeats(market, { auditor: auditor.toLowerCase(), state_in: ["Drawn", "Committed"] }, input, signal);
}

/**
 * The seats whose auditors wait for a key from the owner of the asset, the oldest first, page by page.
 * @throws MarketError `InvalidInput`, the index codes
 */
export function listAuditKeysDue(
  market: MarketClient,
  owner: Address,
  input: PageInput = {},
  signal?: AbortSignal,
): Promise<Page<DeskSeat>> {
  const waiting = { state: "Drawn", auditorKey_not: null, w: null };
  return listSeats(market, { ...waiting, asset_: { owner: owner.toLowerCase() } }, input, signal);
}

async function listSeats(
  market: MarketClient,
  condition: Record<string, unknown>,
  { first: wanted, cursor }: PageInput,
  signal?: AbortSignal,
): Promise<Page<DeskSeat>> {
  const first = pageSize(wanted);
  const where = { and: [condition, ...after("drawnAt", "asc", cursor)] } as VariablesOf<typeof seatsOf>["where"];
  const { auditSeats } = await request(market, seatsOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(auditSeats, first, ({ drawnAt, id }) => ({ value: drawnAt, id }));
  return { ...page, items: page.items.map((row) => ({ ...toAuditSeat(row), audit: toAuditRow(row.audit) })) };
}

export function toAuditSeat(row: Row): AuditSeat {
  const time = (value: string | null) => (value === null ? undefined : Number(value));
  return {
    auditor: row.auditor.id,
    seat: row.number,
    round: row.round,
    state: row.state,
    commitment: row.commitment ?? undefined,
    finding: findingOf(row),
    report: row.report === null || row.reportCid === null ? undefined : { digest: row.report, cid: row.reportCid },
    paid: BigInt(row.paid),
    refuted: row.refuted,
    keyRequest: row.auditorKey === null ? undefined : { b: row.auditorKey, at: Number(row.keyRequestedAt) },
    keyDelivery:
      row.r1 === null || row.w === null ? undefined : { r1: row.r1, w: row.w, at: Number(row.keyDeliveredAt) },
    drawnAt: Number(row.drawnAt),
    committedAt: time(row.committedAt),
    openedAt: time(row.openedAt),
    silentAt: time(row.silentAt),
    transaction: row.transaction,
    openedTransaction: row.openedTransaction ?? undefined,
  };
}

function findingOf({ scores, overall, passed, contentCertified, expiresAt }: Row): FoundScores | undefined {
  if (scores === null || overall === null || passed === null || contentCertified === null) return undefined;
  return { scores: scoresOf(scores), overall, passed, contentCertified, expiresAt: Number(expiresAt) };
}
