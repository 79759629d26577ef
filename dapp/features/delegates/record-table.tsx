import type { RecordEntry } from "@ftns-market/sdk/queries";
import { Table } from "@/components/table";
import { CompactAmount, Moment } from "@/components/values";
import { ProposalLink, VoteBadge } from "@/features/governance";

/** What a delegate voted, the newest first. */
export function RecordTable({ record }: { readonly record: readonly RecordEntry[] }) {
  return (
    <Table
      caption="Voting record"
      rows={record}
      rowKey={({ proposal }) => String(proposal.id)}
      columns={[
        { name: "Proposal", cell: ({ proposal }) => <ProposalLink proposal={proposal} /> },
        { name: "Vote", cell: ({ vote }) => <VoteBadge vote={vote} /> },
        { name: "With", numeric: true, cell: ({ weight }) => <CompactAmount amount={weight} /> },
        { name: "When", wideOnly: true, cell: ({ at }) => <Moment seconds={at} /> },
      ]}
    />
  );
}
