"use client";
import type { Earnings } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Badge } from "@/components/badge";
import { Section } from "@/components/card";
import { Empty } from "@/components/notice";
import { Table, type Column } from "@/components/table";
import { AccountLink, Amount, Moment } from "@/components/values";
import { TransactionLink } from "@/features/transaction";
import { assetName } from "@/lib/asset-name";
import { shareWords } from "./share-words";

type Account = NonNullable<Earnings["account"]>;
type Named = Parameters<typeof assetName>[0];

function AssetLink({ asset }: { readonly asset: Named }) {
  return (
    <Link href={`/assets/${asset.id}`} prefetch={false} className="line-clamp-1 break-all hover:underline" dir="auto">
      {assetName(asset)}
    </Link>
  );
}

const PAYOUTS: readonly Column<Account["payouts"][number]>[] = [
  { name: "When", cell: ({ timestamp }) => <Moment seconds={timestamp} /> },
  { name: "Asset", cell: ({ asset }) => <AssetLink asset={asset} /> },
  { name: "For", wideOnly: true, cell: ({ kind }) => (kind === "Fee" ? "Platform fee" : "Share of the revenue") },
  { name: "Amount", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
];

const WITHDRAWALS: readonly Column<Account["withdrawals"][number]>[] = [
  { name: "When", cell: ({ timestamp }) => <Moment seconds={timestamp} /> },
  { name: "To", cell: ({ recipient }) => <AccountLink address={recipient} /> },
  { name: "Proof", wideOnly: true, cell: ({ transaction }) => <TransactionLink hash={transaction} /> },
  { name: "Amount", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
];

const CONTRIBUTIONS: readonly Column<Account["contributions"][number]>[] = [
  { name: "Asset", cell: ({ asset }) => <AssetLink asset={asset} /> },
  {
    name: "Split",
    cell: ({ split, asset }) =>
      asset.split?.number === split.number ? (
        <Badge tone="positive">In force</Badge>
      ) : (
        <Badge>Earlier, number {split.number}</Badge>
      ),
  },
  {
    name: "Your share",
    numeric: true,
    cell: ({ weight, split }) => shareWords(BigInt(weight), BigInt(split.totalWeight)),
  },
];

/** What was credited and withdrawn, and where the account has a share. Each list is the newest two hundred at most. */
export function EarningsHistory({ account }: { readonly account: Account | undefined }) {
  const { payouts = [], withdrawals = [], contributions = [] } = account ?? {};
  return (
    <>
      <Section id="payouts" title="Payouts" description="Credited to you in the vault by distributions.">
        {payouts.length === 0 ? (
          <Empty title="No payouts yet">They appear when revenue that you have a part in is distributed.</Empty>
        ) : (
          <Table
            caption="List of payouts"
            columns={PAYOUTS}
            rows={payouts}
            rowKey={({ timestamp, asset, kind, amount }) => [timestamp, asset.id, kind, amount].join("-")}
          />
        )}
      </Section>
      <Section id="withdrawals" title="Withdrawals">
        {withdrawals.length === 0 ? (
          <Empty title="Nothing withdrawn yet">Credit in the vault is yours: withdraw it here or under Funds.</Empty>
        ) : (
          <Table
            caption="List of withdrawals"
            columns={WITHDRAWALS}
            rows={withdrawals}
            rowKey={({ transaction, amount }) => `${transaction}-${amount}`}
          />
        )}
      </Section>
      <Section
        id="contributions"
        title="Where you have a share"
        description="Assets, yours and others’, whose split names you. An asset without named contributors pays its owner."
      >
        {contributions.length === 0 ? (
          <Empty title="No split names you">
            An owner names contributors when publishing, or later for later sales.
          </Empty>
        ) : (
          <Table
            caption="List of your shares"
            columns={CONTRIBUTIONS}
            rows={contributions}
            rowKey={({ asset, split }) => `${asset.id}-${split.number}`}
          />
        )}
      </Section>
    </>
  );
}
