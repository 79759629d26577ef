"use client";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { useServerRefresh } from "@/lib/use-server-refresh";
import { useAudit } from "./use-audit";

/** Asks the server for the page again when an audit went on while it was open. */
export function LiveRefresh({ first }: { readonly first: ChainAudit }) {
  useServerRefresh(markOf(useAudit(first)), markOf(first));
  return undefined;
}

/** Changes whenever something of the audit does. */
function markOf({ phase, round, drawBlock, seats }: ChainAudit): string {
  return [phase, round, drawBlock, ...seats.map(({ state, auditor }) => `${state}:${auditor ?? ""}`)].join("/");
}
