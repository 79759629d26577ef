"use client";
import type { AccountBid } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Badge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { Card, Fact, Facts } from "@/components/card";
import { Failure } from "@/components/failure";
import { Empty, Skeleton } from "@/components/notice";
import { Amount } from "@/components/values";
import { isSealed, itemOf, KIND_WORDS, lotName, ShortAmount, Standing } from "@/features/auctions";
import { useAccountBids, watchedOf } from "@/features/bid-alerts";
import { useChainTime } from "@/features/chain-time";
import type { WalletPartProps } from "@/features/wallet";
import { assetName } from "@/lib/asset-name";
import { BidActions } from "./bid-actions";
import { nextActionOf, type NextAction } from "./next-action";
import { OwnAuctions } from "./own-auctions";
import { SealedOnChain } from "./sealed-on-chain";

interface Row {
  readonly bid: AccountBid;
  readonly next: NextAction;
}

/** The bids of the connected account, those that need it first. */
export function Bids({ address: account }: WalletPartProps) {
  const now = useChainTime();
  const { data, error, refetch } = useAccountBids(account);
  if (error !== null && data === undefined) {
    return (
      <div className="flex flex-col gap-4">
        <Failure error={error} onRetry={() => void refetch()} />
        <SealedOnChain account={account} />
      </div>
    );
  }
  if (data === undefined || now === undefined) return <Skeleton className="h-64" />;
  const rows = data.map((bid): Row => ({ bid, next: nextActionOf(watchedOf(bid, now)) }));
  const due = rows.filter(({ next }) => next.action !== "none" && next.action !== "receive");
  const others = rows.filter((row) => !due.includes(row));
  return (
    <div className="flex flex-col gap-6">
      {rows.length === 0 ? (
        <Empty title="You have not bid yet" actions={<ButtonLink href="/auctions">See the auctions</ButtonLink>}>
          Bids that you make show up here within seconds, with what to do next.
        </Empty>
      ) : undefined}
      <Group title="Needs you" rows={due} now={now} />
      <Group title={due.length === 0 ? "All bids" : "Everything else"} rows={others} now={now} />
      <OwnAuctions account={account} now={now} />
      <SealedOnChain account={account} />
    </div>
  );
}

function Group({ title, rows, now }: { readonly title: string; readonly rows: readonly Row[]; readonly now: number }) {
  if (rows.length === 0) return undefined;
  return (
    <section aria-label={title}>
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      <ul className="flex flex-col gap-3">
        {rows.map(({ bid, next }) => (
          <li key={bid.id}>
            <OneBid bid={bid} next={next} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneBid({ bid, next, now }: Row & { readonly now: number }) {
  const { auction, amount, sealedBid } = bid;
  const item = itemOf(auction);
  const name = assetName(auction.asset);
  return (
    <Card className="p-4">
      <article aria-label={name} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="font-semibold">
            <Link href={`/auctions/${auction.id}`} prefetch={false} dir="auto" className="break-words hover:underline">
              {name}
            </Link>
          </h3>
          <p className="text-muted">
            {lotName(item.lot)} · {KIND_WORDS[item.kind].name}
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
            <Badge tone={next.tone}>{next.state}</Badge>
            {item.outcome === undefined ? <Standing auction={item} now={now} /> : undefined}
          </div>
          <p className="mt-1.5 text-muted">{next.sentence}</p>
        </div>
        <Facts className="shrink-0 text-right">
          <Fact name="Your bid">{amount === null ? "sealed" : <ShortAmount amount={BigInt(amount)} />}</Fact>
          {sealedBid === null ? undefined : (
            <Fact name="Collateral">
              <Amount amount={sealedBid.collateral} />
            </Fact>
          )}
          {item.price === undefined ? undefined : (
            <Fact name="Price">
              <ShortAmount amount={item.price} />
            </Fact>
          )}
          {item.price === undefined && item.leadingBid > 0n ? (
            <Fact name={isSealed(item.kind) ? "Highest revealed" : "Highest bid"}>
              <Amount amount={item.leadingBid} />
            </Fact>
          ) : undefined}
        </Facts>
        <div className="flex basis-full flex-wrap gap-2 empty:hidden">
          <BidActions bid={bid} action={next.action} name={name} />
        </div>
      </article>
    </Card>
  );
}
