import type { Address } from "viem";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditRow, toAuditRow, type AuditRow } from "./audit-row.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const auditsOf = graphql(
  `
    query Audits($where: Audit_filter!, $first: Int!) {
      audits(where: $where, orderBy: number, orderDirection: desc, first: $first) {
        ...AuditRow
      }
    }
  `,
  [auditRow],
);

/** Which audits to list. Everything that is given must hold. */
export interface AuditsInput extends PageInput {
  readonly asset?: AssetId;
  /** Number of a version; together with `asset`. */
  readonly version?: number;
  /** Only those it was drawn for. */
  readonly auditor?: Address;
  readonly orderer?: Address;
  readonly phase?: AuditRow["phase"];
  /** True: only those that are not concluded. */
  readonly open?: boolean;
}

/** Audits, the newest first, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listAudits(
  market: MarketClient,
  { asset, version, auditor, orderer, phase, open, cursor, first: wanted }: AuditsInput = {},
  signal?: AbortSignal,
): Promise<Page<AuditRow>> {
  const first = pageSize(wanted);
  const conditions = [
    { id_not: "" },
    asset === undefined ? undefined : { asset: String(asset) },
    asset === undefined || version === undefined ? undefined : { version: `${asset}-${version}` },
    auditor === undefined ? undefined : { seats_: { auditor: auditor.toLowerCase() } },
    orderer === undefined ? undefined : { orderer: orderer.toLowerCase() },
    phase === undefined ? undefined : { phase },
    open === undefined ? undefined : open ? { phase_not: "Concluded" } : { phase: "Concluded" },
    ...after("number", "desc", cursor),
  ].filter((condition) => condition !== undefined);
  const where = { and: conditions } as VariablesOf<typeof auditsOf>["where"];
  const { audits } = await request(market, auditsOf, { where, first: rowsFor(first) }, signal);
  const page = pageOf(audits, first, ({ number, id }) => ({ value: number, id }));
  return { ...page, items: page.items.map(toAuditRow) };
}
