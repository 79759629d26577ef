import Link from "next/link";
import { Badge, type Tone } from "@/components/badge";
import { Table } from "@/components/table";
import { AccountLink, Amount, Moment } from "@/components/values";
import { SaleDealing } from "@/features/self-dealing";
import { assetName } from "@/lib/asset-name";
import type { SaleState } from "@ftns-market/sdk/chain";
import type { SaleRow } from "@ftns-market/sdk/queries";

const STATES: Readonly<Record<Exclude<SaleState, "None">, { name: string; tone: Tone }>> = {
  AwaitingKey: { name: "Waiting for the key", tone: "warning" },
  Delivered: { name: "Delivered", tone: "accent" },
  Settled: { name: "Settled", tone: "positive" },
  Refunded: { name: "Refunded", tone: "danger" },
  Held: { name: "Waiting for a price", tone: "warning" },
  Returned: { name: "Not sold", tone: "neutral" },
};

/** Sales of an account, or its purchases. @param other who stands on the other side */
export function SaleTable({
  caption,
  sales,
  other,
}: {
  readonly caption: string;
  readonly sales: readonly SaleRow[];
  readonly other: "buyer" | "seller";
}) {
  return (
    <Table
      caption={caption}
      rows={sales}
      rowKey={({ id }) => id}
      columns={[
        {
          name: "Asset",
          cell: ({ asset }) => (
            <Link
              href={`/assets/${asset.id}`}
              prefetch={false}
              dir="auto"
              className="line-clamp-2 min-w-32 break-words text-accent hover:underline"
            >
              {assetName(asset)}
            </Link>
          ),
        },
        {
          name: other === "buyer" ? "Buyer" : "Seller",
          cell: (sale) => (
            // Not beside the state, which a phone has no room for.
            <span className="flex flex-wrap items-center gap-1.5">
              <AccountLink address={sale[other].id} />
              <SaleDealing sale={sale} />
            </span>
          ),
        },
        { name: "Paid", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
        { name: "State", cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].name}</Badge> },
        { name: "When", wideOnly: true, cell: ({ openedAt }) => <Moment seconds={openedAt} /> },
      ]}
    />
  );
}
