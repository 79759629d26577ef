"use client";
import { ordinalOf } from "@ftns-market/sdk/chain";
import Link from "next/link";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { Fact, Facts } from "@/components/card";
import { AccountLink, Amount } from "@/components/values";
import { ActionButton } from "@/features/transaction";
import { sharesOf } from "./shares";
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
          explanation="Shares become credit in the vault that each account withdraws when it likes. Royalties go to the pools of the assets that this one is made from."
        >
          Distribute
        </ActionButton>
      </div>
    </article>
  );
}

/** To whom every base unit of a pool goes. */
function Receivers({ pool, address }: { readonly pool: Pool; readonly address: Address }) {
  const { fee, royalties, shares } = sharesOf(pool);
  return (
    <Facts className="flex-1 content-start">
      {shares.map(({ account, amount }) => (
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
        </Fact>
      ))}
      {royalties.map(({ asset, amount }) => (
        <Fact
          key={asset}
          name={
            <>
              Royalty to{" "}
              <Link href={`/assets/${asset}`} prefetch={false} className="text-accent underline">
                asset {asset}
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

function Share({ amount }: { readonly amount: bigint }) {
  return (
    <span className="block text-right">
      <Amount amount={amount} />
    </span>
  );
}
