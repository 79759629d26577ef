import type { AuditPhase } from "@ftns-market/sdk/chain";
import { readCursor } from "@/lib/cursor";

/** In the order of an audit's life. */
export const PHASES = ["Drawing", "Committing", "Revealing", "Concluded"] as const satisfies readonly AuditPhase[];

/** What the URL of the list of audits says. */
export interface AuditFilters {
  readonly phase: Exclude<AuditPhase, "None"> | undefined;
  /** Number of an asset; undefined: all. */
  readonly asset: number | undefined;
  readonly cursor: string | undefined;
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const MAX_DIGITS = 15;

/** The number of an asset in a URL; undefined for anything else. */
export function assetOfUrl(given: string | readonly string[] | undefined): number | undefined {
  return typeof given === "string" && /^[1-9]\d*$/.test(given) && given.length <= MAX_DIGITS
    ? Number(given)
    : undefined;
}

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseAuditFilters({ phase, asset, cursor }: SearchParams): AuditFilters {
  return {
    phase: PHASES.find((name) => name === phase),
    asset: assetOfUrl(asset),
    cursor: readCursor(cursor),
  };
}

/** The address of the list with other filters. Another filter begins at the first page. */
export function auditsPath(filters: AuditFilters, change: Partial<AuditFilters> = {}): string {
  const { phase, asset, cursor } = { ...filters, cursor: undefined, ...change };
  const params = new URLSearchParams();
  if (phase !== undefined) params.set("phase", phase);
  if (asset !== undefined) params.set("asset", String(asset));
  if (cursor !== undefined) params.set("cursor", cursor);
  const query = params.toString();
  return query === "" ? "/audits" : `/audits?${query}`;
}
