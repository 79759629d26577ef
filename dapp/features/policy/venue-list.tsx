import type { VenueRow } from "@ftns-market/sdk/queries";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { AccountLink, Moment } from "@/components/values";

/** Contracts that open sales on this market, now or before. @param nameOf the market's own name of an address */
export function VenueTable({
  venues,
  nameOf,
}: {
  readonly venues: readonly VenueRow[];
  readonly nameOf: (address: `0x${string}`) => string | undefined;
}) {
  return (
    <Table
      caption="Venues"
      rows={venues}
      rowKey={({ address }) => address}
      columns={[
        {
          name: "Venue",
          cell: ({ address }) => (
            <>
              <span className="block font-medium">{nameOf(address) ?? "Not of this deployment"}</span>
              <AccountLink address={address} />
            </>
          ),
        },
        {
          name: "State",
          cell: ({ admitted }) =>
            admitted ? <Badge tone="positive">Opens sales</Badge> : <Badge tone="warning">Retired: drains</Badge>,
        },
        { name: "Admitted", wideOnly: true, cell: ({ admittedAt }) => <Moment seconds={admittedAt} /> },
        {
          name: "Retired",
          wideOnly: true,
          cell: ({ admitted, retiredAt }) =>
            admitted || retiredAt === undefined ? "" : <Moment seconds={retiredAt} />,
        },
      ]}
    />
  );
}
