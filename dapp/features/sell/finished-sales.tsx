"use client";
import { keys, listSales, type SaleRow } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { Section } from "@/components/card";
import { Table, type Column } from "@/components/table";
import { AccountLink, Amount, Moment } from "@/components/values";
import { useMarket } from "@/features/wallet";
import { assetName } from "@/lib/asset-name";

const SHOWN = 20;

const COLUMNS: readonly Column<SaleRow>[] = [
  { name: "Sale", wideOnly: true, cell: ({ id }) => <span className="figures">{id}</span> },
  {
    name: "Asset",
    cell: ({ asset }) => (
      <Link href={`/assets/${asset.id}`} prefetch={false} className="line-clamp-1 break-all hover:underline" dir="auto">
        {assetName(asset)}
      </Link>
    ),
  },
  { name: "Buyer", wideOnly: true, cell: ({ buyer }) => <AccountLink address={buyer.id} /> },
  {
    name: "Outcome",
    cell: ({ state }) => (
      <Badge tone={state === "Settled" ? "positive" : "warning"}>{state === "Settled" ? "Paid" : "Refunded"}</Badge>
    ),
  },
  { name: "When", wideOnly: true, cell: ({ closedAt, openedAt }) => <Moment seconds={closedAt ?? openedAt} /> },
  { name: "Paid", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
];

/** The last sales that are over; nothing at all while there is none. */
export function FinishedSales({ address }: { readonly address: Address }) {
  const market = useMarket();
  const { data } = useQuery({
    queryKey: [...keys.deliveries(address), "finished"],
    queryFn: ({ signal }) =>
      listSales(market, { seller: address, states: ["Settled", "Refunded"], first: SHOWN }, signal),
  });
  if (data === undefined || data.items.length === 0) return undefined;
  return (
    <Section id="finished" title="Sales that are over" description={`The last ${SHOWN} at most.`}>
      <Table caption="List of sales that are over" columns={COLUMNS} rows={data.items} rowKey={({ id }) => id} />
    </Section>
  );
}
