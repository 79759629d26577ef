import { PROPOSAL_STATES, type ProposalState } from "@ftns-market/sdk/chain";

/** What the URL of the list of proposals says. */
export interface ProposalFilters {
  readonly state: ProposalState | undefined;
  readonly cursor: string | undefined;
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const MAX_CURSOR = 200;

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseProposalFilters(params: SearchParams): ProposalFilters {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : value?.[0];
  };
  return {
    state: PROPOSAL_STATES.find((state) => state === text("state")),
    cursor: text("cursor")?.slice(0, MAX_CURSOR),
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
