"use client";
import { assetOf, ordinalOf } from "@ftns-market/sdk/chain";
import Link from "next/link";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { Fact, Facts } from "@/components/card";
import { Table } from "@/components/table";
import { AccountLink, Amount, CompactAmount, CutAmount } from "@/components/values";
import { ActionButton } from "@/features/transaction";
import { readPoolContents, type Pool } from "./use-pools";

/** One pool: what it holds, to whom every base unit of it goes, and the button that hands it out. */
export function PoolCard({ pool, address }: { readonly pool: Pool; readonly address: Address }) {
  return (
    <article className="flex h-full flex-col gap-3 rounded-md border border-line p-4">
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="font-semibold">
            <Link href={`/assets/${pool.asset}`} prefetch={false} className="break-words hover:underline" dir="auto">
              {pool.name}
            </Link>
          </h3>
          <p className="text-xs text-muted">Split {ordinalOf(pool.id)}</p>
        </div>
        <Amount amount={pool.net + pool.fee} className="text-base font-semibold" />
      </header>
      <Receivers {...{ pool, address }} />
      <div className="flex justify-end">
        <ActionButton
          title={`Distribute the revenue of ${pool.name}`}
          prepare={async (market) => {
            const { distribute } = await import("@ftns-market/sdk/actions");
            const { net, split } = await readPoolContents(market, pool.id);
            return distribute(market, { pool: pool.id, split, net, name: pool.name });
          }}
          explanation={
            <>
              {pool.preview.shares.length < 2 ? undefined : <Before shares={pool.preview.shares} />}
              <p>
                Shares become credit in the vault that each account withdraws when it likes. Royalties go to the pools
                of the assets that this one is made from.
              </p>
            </>
          }
        >
          Distribute
        </ActionButton>
      </div>
    </article>
  );
}

/** Shares by contribution, and as reputations make them; to the last unit on hover. */
function Before({ shares }: { readonly shares: Pool["preview"]["shares"] }) {
  return (
    <div className="mb-3 text-ink">
      <Table
        caption="Shares before and after reputation"
        rows={shares}
        rowKey={({ account }) => account}
        columns={[
          { name: "Contributor", cell: ({ account }) => <AccountLink address={account} /> },
          { name: "By contribution", numeric: true, cell: ({ byWeight }) => <CompactAmount amount={byWeight} /> },
          { name: "By reputation too", numeric: true, cell: ({ amount }) => <CompactAmount amount={amount} /> },
        ]}
      />
      <p className="mt-2 text-xs text-muted">
        Each contribution counts 0.5 + 0.5 × reputation, read in the transaction. The better ones get more of the same
        sum.
      </p>
    </div>
  );
}

/** To whom every base unit of a pool goes. */
function Receivers({ pool, address }: { readonly pool: Pool; readonly address: Address }) {
  const { fee, royalties, shares } = pool.preview;
  return (
    <Facts className="flex-1 content-start">
      {shares.map(({ account, amount, byWeight }) => (
        <Fact
          key={account}
          name={
            <span className="flex flex-wrap items-center gap-1.5">
              <AccountLink address={account} />
              {account.toLowerCase() === address.toLowerCase() ? <Badge tone="positive">You</Badge> : undefined}
            </span>
          }
        >
          <Share amount={amount} />
          {shares.length < 2 ? undefined : <ByReputation amount={amount} byWeight={byWeight} />}
        </Fact>
      ))}
      {royalties.map(({ pool: parent, amount }) => (
        <Fact
          key={String(parent)}
          name={
            <>
              Royalty to{" "}
              <Link href={`/assets/${assetOf(parent)}`} prefetch={false} className="text-accent underline">
                asset {assetOf(parent)}
              </Link>
            </>
          }
        >
          <Share amount={amount} />
        </Fact>
      ))}
      <Fact name="Platform fee">
        <Share amount={fee} />
      </Fact>
    </Facts>
  );
}

/** What reputation does to a share, beside what the contribution alone would give. */
function ByReputation({ amount, byWeight }: { readonly amount: bigint; readonly byWeight: bigint }) {
  return (
    <span className="block text-right text-xs text-muted">
      <CutAmount amount={byWeight} /> by contribution
      {amount === byWeight ? "" : amount > byWeight ? ", more by reputation" : ", less by reputation"}
    </span>
  );
}

function Share({ amount }: { readonly amount: bigint }) {
  return (
    <span className="block text-right">
      <CutAmount amount={amount} />
    </span>
  );
}
