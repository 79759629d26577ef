import type { Category } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditorRow, toAuditorRow, type AuditorRow } from "./auditor-row.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";
import { halfLife } from "./standing.ts";

const auditorsOf = graphql(
  `
    query Auditors($where: Auditor_filter!, $orderBy: Auditor_orderBy!, $first: Int!) {
      auditors(where: $where, orderBy: $orderBy, orderDirection: desc, first: $first) {
        ...AuditorRow
      }
      policyParameter(id: "ReputationHalfLife") {
        ...HalfLife
      }
    }
  `,
  [auditorRow, halfLife],
);

/** What a list of auditors is sorted by, the most first. "reputation": as of the last change, before it decayed since. */
export type AuditorOrder = "stake" | "audits" | "reputation";

/** Which auditors to list. Everything that is given must hold. */
export interface AuditorsInput extends PageInput {
  /** Time of the chain, seconds since 1970: domains and reputations depend on it. */
  readonly now: number;
  /** Only those that may be drawn for it. */
  readonly domain?: Category;
  /** True: only those on the roster. */
  readonly drawable?: boolean;
  readonly admission?: AuditorRow["admission"];
  /** Default "stake". */
  readonly order?: AuditorOrder;
}

const ORDERS = {
  stake: { field: "stake", type: "BigInt" },
  audits: { field: "auditsDone", type: "Int" },
  reputation: { field: "score", type: "BigInt" },
} as const;

/** Everybody who has registered as an auditor, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function searchAuditors(
  market: MarketClient,
  input: AuditorsInput,
  signal?: AbortSignal,
): Promise<Page<AuditorRow>> {
  const { now, domain, drawable, admission, cursor } = input;
  const { field, type } = ORDERS[input.order ?? "stake"];
  const first = pageSize(input.first);
  const conditions = [
    { id_not: "0x" },
    ...(domain === undefined ? [] : [inDomain(domain, String(now))]),
    ...(drawable === undefined ? [] : [{ drawable }]),
    ...(admission === undefined ? [] : [{ admission }]),
    ...after(field, "desc", cursor, type),
  ];
  const where = { and: conditions } as VariablesOf<typeof auditorsOf>["where"];
  const variables = { where, orderBy: field, first: rowsFor(first) };
  const { auditors, policyParameter } = await request(market, auditorsOf, variables, signal);
  const page = pageOf(auditors, first, (row) => ({ value: String(row[field]), id: row.id }));
  return { ...page, items: page.items.map((row) => toAuditorRow(row, now, policyParameter)) };
}

/** A change of domains that is due takes effect without an event. */
function inDomain(domain: Category, now: string): Record<string, unknown> {
  const unchanged = { domains_contains: [domain] };
  return {
    or: [
      { ...unchanged, domainsFrom: "0" },
      { ...unchanged, domainsFrom_gt: now },
      { nextDomains_contains: [domain], domainsFrom_gt: "0", domainsFrom_lte: now },
    ],
  };
}
