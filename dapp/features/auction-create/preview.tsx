"use client";
import { Fact, Facts } from "@/components/card";
import { Notice } from "@/components/notice";
import { Amount } from "@/components/values";
import { ScheduleList, scheduleOf } from "@/features/auctions";
import { useChainTime } from "@/features/chain-time";
import { formatBps } from "@/lib/format";
import { planOf, type AuctionOrder } from "./form";
import { bondOf, proceedsOf } from "./money";
import type { LotSource } from "./use-lot-source";

/** What happens when, and with whose money, if the auction is created now. */
export function Preview({ order, source }: { readonly order: AuctionOrder; readonly source: LotSource }) {
  const now = useChainTime();
  const { policy, asset } = source;
  const plan = planOf(order, now ?? 0, { encrypted: asset.encrypted, deliveryWindow: policy.deliveryWindow });
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <div>
        <h3 className="mb-3 font-medium">What happens when</h3>
        {now === undefined ? undefined : <ScheduleList steps={scheduleOf(plan)} current="open" />}
      </div>
      <div>
        <h3 className="mb-3 font-medium">Money</h3>
        <Money order={order} source={source} />
      </div>
    </div>
  );
}

function Money({ order, source }: { readonly order: AuctionOrder; readonly source: LotSource }) {
  const { policy, asset, split, funds } = source;
  const resaleBps = resaleOf(order, source);
  const price = order.kind === "Dutch" ? order.reserve : order.startingPrice;
  const { fee, resaleRoyalty, royalties, shares } = proceedsOf(price, policy.feeBps, split, resaleBps);
  const bond = bondOf(order, policy.bondBps, asset.encrypted);
  const kept = shares.reduce((sum, one) => sum + one, 0n);
  return (
    <div className="flex flex-col gap-3">
      <Facts>
        <Fact name={order.kind === "Dutch" ? "Sold at the floor" : "Sold at the starting price"}>
          <Amount amount={price} />
        </Fact>
        <Fact name={`Fee of the market, ${formatBps(policy.feeBps)}`}>
          <Amount amount={fee} />
        </Fact>
        {resaleBps === 0 ? undefined : (
          <Fact name={`Royalty of the publisher, ${formatBps(resaleBps)}`}>
            <Amount amount={resaleRoyalty} />
          </Fact>
        )}
        {split.parents.length === 0 ? undefined : (
          <Fact name="Royalties to parents">
            <Amount amount={royalties} />
          </Fact>
        )}
        <Fact name={split.contributors.length > 1 ? `To ${split.contributors.length} contributors` : "To you"}>
          <Amount amount={kept} className="font-semibold" />
        </Fact>
      </Facts>
      {bond === 0n ? (
        <p className="text-muted">No bond is needed: the artifact is open, so nothing has to be delivered.</p>
      ) : (
        <Notice tone={funds.credit < bond ? "warning" : "neutral"}>
          A bond of <Amount amount={bond} /> ({formatBps(policy.bondBps)} of the starting price, or of an open reserve
          above it) is taken from your vault credit now. It comes back with the end of the sale, and goes to the winner
          if you do not deliver the key in time, or the version is proved wrong.
          {funds.credit < bond ? " What is missing in your credit is deposited first." : ""}
        </Notice>
      )}
      <p className="text-xs text-muted">
        Shares are worked out for that price; every FTNS above it is shared out the same way. Fee, windows and split are
        those of today, whatever changes until the end.
      </p>
    </div>
  );
}

/** The publisher's part of a resale of the asset itself. */
function resaleOf({ lot }: AuctionOrder, { page, asset }: LotSource): number {
  if (lot !== "title" || page === undefined) return 0;
  return page.publisher.id.toLowerCase() === asset.owner.toLowerCase() ? 0 : page.resaleRoyaltyBps;
}
