"use client";
import { keys, readEarnings } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Card, Section, Stat } from "@/components/card";
import { Failure } from "@/components/failure";
import { Empty, Skeleton } from "@/components/notice";
import { Amount, CompactAmount } from "@/components/values";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { CollectButton } from "./collect-dialog";
import { EarningsHistory } from "./earnings-history";
import { PoolCard } from "./pool-card";
import { shareOfAll } from "./shares";
import { useFunds } from "./use-funds";
import { usePools, type Pool } from "./use-pools";

/** What an account earned, what waits to be distributed, and how it comes into the wallet. */
export function Earnings({ address }: WalletPartProps) {
  const market = useMarket();
  const { pools, error, retry } = usePools(address);
  const { data: funds } = useFunds(address);
  const earnings = useQuery({
    queryKey: [...keys.earnings(address), "history"],
    queryFn: ({ signal }) => readEarnings(market, address, signal),
  });
  const account = earnings.data?.account;
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <dl className="grid grid-cols-2 gap-4 p-4 lg:grid-cols-4">
          <Stat
            label="Yours, not distributed yet"
            value={pools === undefined ? "…" : <CompactAmount amount={shareOfAll(address, pools)} />}
          />
          <Stat
            label="Credit in the vault"
            value={funds === undefined ? "…" : <CompactAmount amount={funds.credit} />}
            hint="Can be withdrawn"
          />
          <Stat
            label="Earned in all"
            value={earnings.isPending ? "…" : <CompactAmount amount={account?.earned ?? "0"} />}
          />
          <Stat
            label="Withdrawn in all"
            value={earnings.isPending ? "…" : <CompactAmount amount={account?.withdrawn ?? "0"} />}
          />
        </dl>
      </Card>
      <Section
        id="pools"
        title="Revenue to distribute"
        description="The revenue of each asset waits in a pool until somebody distributes it. Anybody may; it goes where the split says, whoever sends it."
        actions={
          pools === undefined || funds === undefined ? undefined : <CollectButton {...{ address, pools, funds }} />
        }
      >
        {error !== null ? <Failure error={error} onRetry={retry} /> : <Pools address={address} pools={pools} />}
      </Section>
      {earnings.error !== null && earnings.data === undefined ? (
        <Failure error={earnings.error} onRetry={() => void earnings.refetch()} />
      ) : earnings.data === undefined ? (
        <Skeleton className="h-40" />
      ) : (
        <EarningsHistory account={account ?? undefined} />
      )}
    </div>
  );
}

function Pools({ address, pools }: { readonly address: Address; readonly pools: readonly Pool[] | undefined }) {
  if (pools === undefined) return <Skeleton className="h-32" />;
  if (pools.length === 0) {
    return (
      <Empty
        title="Nothing waits to be distributed"
        actions={
          <ButtonLink tone="secondary" href="/sell/offers">
            Look at your offers
          </ButtonLink>
        }
      >
        Revenue appears here when a sale is settled: at once for open assets, after the buyer’s time to check for
        encrypted ones.
      </Empty>
    );
  }
  const total = pools.reduce((sum, { net, fee }) => sum + net + fee, 0n);
  return (
    <div className="flex flex-col gap-4">
      <ul className="grid gap-4 lg:grid-cols-2">
        {pools.map((pool) => (
          <li key={String(pool.id)}>
            <PoolCard pool={pool} address={address} />
          </li>
        ))}
      </ul>
      <p className="text-muted">
        In all: <Amount amount={total} />
      </p>
    </div>
  );
}
