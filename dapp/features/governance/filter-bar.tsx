import type { ProposalState } from "@ftns-market/sdk/chain";
import { LinkPills } from "@/components/link-pills";
import { proposalsPath, type ProposalFilters } from "./filters";
import { STATE_WORDS } from "./states";

/** In the order of a proposal's life; an expired one cannot be with this market's timelock. */
const SHOWN: readonly ProposalState[] = [
  "Pending",
  "Active",
  "Succeeded",
  "Queued",
  "Executed",
  "Defeated",
  "Canceled",
];

/** Which proposals are listed: each choice is a link, so that it works without scripts and can be passed on. */
export function FilterBar({ filters }: { readonly filters: ProposalFilters }) {
  return (
    <LinkPills
      label="State"
      pills={[
        { href: proposalsPath(filters, { state: undefined }), name: "All", on: filters.state === undefined },
        ...SHOWN.map((state) => ({
          href: proposalsPath(filters, { state }),
          name: STATE_WORDS[state].name,
          on: filters.state === state,
        })),
      ]}
    />
  );
}
