import { PROPOSAL_STATES, type ProposalState } from "@ftns-market/sdk/chain";
import { readCursor } from "@/lib/cursor";

/** What the URL of the list of proposals says. */
export interface ProposalFilters {
  readonly state: ProposalState | undefined;
  readonly cursor: string | undefined;
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseProposalFilters(params: SearchParams): ProposalFilters {
  const given = params["state"];
  const name = typeof given === "string" ? given : given?.[0];
  return {
    state: PROPOSAL_STATES.find((state) => state === name),
    cursor: readCursor(params["cursor"]),
  };
}

/** The address of the list with other filters. Another filter begins at the first page. */
export function proposalsPath(filters: ProposalFilters, change: Partial<ProposalFilters> = {}): string {
  const { state, cursor } = { ...filters, cursor: undefined, ...change };
  const params = new URLSearchParams();
  if (state !== undefined) params.set("state", state);
  if (cursor !== undefined) params.set("cursor", cursor);
  const query = params.toString();
  return query === "" ? "/governance" : `/governance?${query}`;
}
