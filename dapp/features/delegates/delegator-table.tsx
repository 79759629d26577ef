import type { DelegatorRow } from "@ftns-market/sdk/queries";
import { Table } from "@/components/table";
import { AccountLink, CompactAmount } from "@/components/values";

/** Whose votes a delegate casts. */
export function DelegatorTable({ delegators }: { readonly delegators: readonly DelegatorRow[] }) {
  return (
    <Table
      caption="Delegators"
      rows={delegators}
      rowKey={({ account }) => account}
      columns={[
        { name: "Account", cell: ({ account }) => <AccountLink address={account} /> },
        { name: "Locked", numeric: true, cell: ({ locked }) => <CompactAmount amount={locked} /> },
      ]}
    />
  );
}
