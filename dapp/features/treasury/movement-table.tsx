import type { TreasuryMovementRow } from "@ftns-market/sdk/queries";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { AccountLink, Amount, Moment } from "@/components/values";
import { ProposalLink } from "@/features/governance";

const PLACES = { Wallet: "Wallet", Credit: "Vault credit" } as const;

/** What came into the treasury and what went out, the newest first. */
export function MovementTable({ movements }: { readonly movements: readonly TreasuryMovementRow[] }) {
  return (
    <Table
      caption="Movements of the treasury"
      rows={movements.map((movement, index) => ({ ...movement, index }))}
      rowKey={({ transaction, index }) => `${transaction}-${index}`}
      columns={[
        {
          name: "What",
          cell: ({ direction }) =>
            direction === "In" ? <Badge tone="positive">In</Badge> : <Badge tone="warning">Out</Badge>,
        },
        { name: "Amount", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
        { name: "Where", wideOnly: true, cell: ({ place }) => PLACES[place] },
        { name: "From or to", cell: ({ counterparty }) => <AccountLink address={counterparty} /> },
        { name: "When", cell: ({ at }) => <Moment seconds={at} /> },
        { name: "Why", cell: ({ proposal }) => (proposal === undefined ? "" : <ProposalLink proposal={proposal} />) },
      ]}
    />
  );
}
