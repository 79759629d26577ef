import type { ProposalState } from "@ftns-market/sdk/chain";
import { Badge } from "@/components/badge";
import { STATE_WORDS } from "./states";

/** Where a proposal stands, in a word. */
export function StateBadge({ state }: { readonly state: ProposalState }) {
  const { name, tone } = STATE_WORDS[state];
  return <Badge tone={tone}>{name}</Badge>;
}
