import { POLICY_NUMBERS } from "@ftns-market/sdk/governance";
import type { PolicyChangeRow } from "@ftns-market/sdk/queries";
import { Table } from "@/components/table";
import { Moment } from "@/components/values";
import { ProposalLink } from "@/features/governance";

/** Changes of the numbers, the newest first, each with the proposal that made it. */
export function ChangeTable({ changes }: { readonly changes: readonly PolicyChangeRow[] }) {
  return (
    <Table
      caption="Changes of the numbers"
      rows={changes}
      rowKey={({ parameter, at, value }) => `${parameter}-${at}-${value}`}
      columns={[
        { name: "Number", cell: ({ parameter }) => POLICY_NUMBERS[parameter].label },
        {
          name: "From",
          numeric: true,
          cell: ({ parameter, previous, proposal }) =>
            proposal === undefined ? "" : POLICY_NUMBERS[parameter].format(previous),
        },
        { name: "To", numeric: true, cell: ({ parameter, value }) => POLICY_NUMBERS[parameter].format(value) },
        { name: "When", cell: ({ at }) => <Moment seconds={at} /> },
        { name: "Why", cell: (change) => <Cause change={change} /> },
      ]}
    />
  );
}

/** What brought a change about. */
export function Cause({ change: { proposal } }: { readonly change: Pick<PolicyChangeRow, "proposal"> }) {
  if (proposal === undefined) return <span className="text-muted">At the beginning of the market</span>;
  return <ProposalLink proposal={proposal} />;
}
