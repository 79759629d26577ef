import { CATEGORIES, type Category } from "@ftns-market/sdk/chain";
import { readCursor } from "@/lib/cursor";

/** What the directory of auditors is sorted by. */
export const AUDITOR_ORDERS = ["stake", "audits", "reputation"] as const;
export type AuditorOrder = (typeof AUDITOR_ORDERS)[number];

export const ORDER_WORDS: Readonly<Record<AuditorOrder, string>> = {
  stake: "Largest stake",
  audits: "Most audits",
  reputation: "Best reputation",
};

/** What the URL of the directory says. */
export interface AuditorsView {
  /** Only auditors of this domain; undefined: all. */
  readonly domain: Category | undefined;
  readonly order: AuditorOrder;
  /** Only those that may be drawn now. */
  readonly drawable: boolean;
  readonly cursor: string | undefined;
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseAuditorsView({ domain, order, drawable, cursor }: SearchParams): AuditorsView {
  return {
    domain: CATEGORIES.find((name) => name === domain),
    order: AUDITOR_ORDERS.find((name) => name === order) ?? "stake",
    drawable: drawable === "1",
    cursor: readCursor(cursor),
  };
}

/** The address of the directory with other filters. Another filter begins at the first page. */
export function auditorsPath(view: AuditorsView, change: Partial<AuditorsView> = {}): string {
  const { domain, order, drawable, cursor } = { ...view, cursor: undefined, ...change };
  const params = new URLSearchParams();
  if (domain !== undefined) params.set("domain", domain);
  if (order !== "stake") params.set("order", order);
  if (drawable) params.set("drawable", "1");
  if (cursor !== undefined) params.set("cursor", cursor);
  const query = params.toString();
  return query === "" ? "/auditors" : `/auditors?${query}`;
}
