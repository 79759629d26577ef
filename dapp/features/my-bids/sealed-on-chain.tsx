"use client";
import { SEALED_KINDS } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { Table } from "@/components/table";
import { Amount } from "@/components/values";
import { useMarket } from "@/features/wallet";

/** Finds sealed bids without the index: from the chain and the wallet alone, as on a new device or while lists are behind. */
export function SealedOnChain({ account }: { readonly account: Address }) {
  const [asked, setAsked] = useState(false);
  return (
    <section aria-label="Sealed bids on the chain" className="rounded-lg border border-line bg-card p-4">
      <p className="font-medium">Is a sealed bid missing here?</p>
      <p className="mb-3 text-muted">
        Sealed bids are on the chain, and your wallet opens them: a lost browser or a list that is behind loses nothing.
      </p>
      {asked ? (
        <Found account={account} />
      ) : (
        <Button size="sm" tone="secondary" onClick={() => setAsked(true)}>
          Look on the chain
        </Button>
      )}
    </section>
  );
}

function Found({ account }: { readonly account: Address }) {
  const market = useMarket();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.bids(account), "chain"],
    queryFn: async () => {
      const { readCommittedBids } = await import("@ftns-market/sdk/reads");
      const found = await Promise.all(SEALED_KINDS.map((kind) => readCommittedBids(market, { kind, bidder: account })));
      return found.flat().filter(({ open }) => open);
    },
  });
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-12" />;
  if (data.length === 0) return <p>There is no sealed bid of yours that is still to be revealed or taken back.</p>;
  return (
    <Table
      caption="Sealed bids found on the chain"
      rows={data}
      rowKey={({ auction }) => String(auction)}
      columns={[
        {
          name: "Auction",
          cell: ({ auction }) => (
            <Link href={`/auctions/${auction}`} prefetch={false} className="text-accent hover:underline">
              Auction {String(auction)}
            </Link>
          ),
        },
        { name: "Collateral", numeric: true, cell: ({ collateral }) => <Amount amount={collateral} /> },
      ]}
    />
  );
}
