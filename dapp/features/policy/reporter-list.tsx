import type { ReporterRow } from "@ftns-market/sdk/queries";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { AccountLink, Moment } from "@/components/values";

/** Contracts whose word moves reputations, now or before. @param nameOf the market's own name of an address */
export function ReporterTable({
  reporters,
  nameOf,
}: {
  readonly reporters: readonly ReporterRow[];
  readonly nameOf: (address: Address) => string | undefined;
}) {
  return (
    <Table
      caption="Reporters"
      rows={reporters}
      rowKey={({ address }) => address}
      columns={[
        {
          name: "Contract",
          cell: ({ address }) => (
            <>
              <span className="block font-medium">{nameOf(address) ?? "Not of this deployment"}</span>
              <AccountLink address={address} />
            </>
          ),
        },
        {
          name: "State",
          cell: ({ allowed }) =>
            allowed ? <Badge tone="positive">Reports</Badge> : <Badge tone="warning">Not heard any more</Badge>,
        },
        { name: "Since", wideOnly: true, cell: ({ since }) => <Moment seconds={since} /> },
      ]}
    />
  );
}
