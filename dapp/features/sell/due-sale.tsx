"use client";
import type { ChainSale } from "@ftns-market/sdk/reads";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys, type SaleRow } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge, type Tone } from "@/components/badge";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { AccountLink, Amount } from "@/components/values";
import { useMaster } from "@/features/keys";
import { ActionButton } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { assetName } from "@/lib/asset-name";
import { countdown, STANDING_WORDS, standingOf, type Standing } from "./standing";

const TONES: Readonly<Record<Standing, Tone>> = {
  deliver: "accent",
  missed: "danger",
  content: "neutral",
  settle: "positive",
  over: "neutral",
};

/**
 * One sale that is not over: money, bond and time as the chain has them, and what the seller can do.
 * @param buyerKey B, as the index has it; null when it is not needed any more
 */
export function DueSale({
  row,
  buyerKey,
  now,
}: {
  readonly row: SaleRow;
  readonly buyerKey: string | null;
  readonly now: number;
}) {
  const market = useMarket();
  const id = BigInt(row.id);
  const { data: sale, error } = useQuery({
    queryKey: [...keys.sale(id), "chain"],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readSale(market, id),
  });
  if (error !== null && sale === undefined) return <Failure error={error} />;
  if (sale === undefined) return <Skeleton className="my-3 h-16" />;
  const standing = standingOf(sale, now);
  const words = STANDING_WORDS[standing];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/assets/${row.asset.id}`}
            prefetch={false}
            className="font-medium break-words hover:underline"
            dir="auto"
          >
            {assetName(row.asset)}
          </Link>
          <span className="text-muted">version {sale.version}</span>
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <span>Sale {row.id} to</span>
          <AccountLink address={sale.buyer} />
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-2">
          <Badge tone={TONES[standing]}>{words.name}</Badge>
          {standing === "over" ? undefined : <Deadline {...{ sale, standing, now }} />}
        </p>
        <p className="mt-1 text-xs text-muted">{words.meaning}</p>
      </div>
      <dl className="grid grid-cols-[auto_auto] gap-x-3 gap-y-0.5 text-right">
        <dt className="text-muted">Paid</dt>
        <dd>
          <Amount amount={sale.amount} />
        </dd>
        <dt className="text-muted">Your bond</dt>
        <dd>
          <Amount amount={sale.bond} />
        </dd>
      </dl>
      <SaleActions {...{ sale, standing, buyerKey }} />
    </li>
  );
}

function Deadline({
  sale,
  standing,
  now,
}: {
  readonly sale: ChainSale;
  readonly standing: Standing;
  readonly now: number;
}) {
  const { text, tone } = countdown(sale.deadline, now);
  // Only the time to deliver is the seller's; the others are just waited for.
  const own = standing === "deliver" || standing === "missed";
  return (
    <Badge tone={own ? tone : "neutral"} className="figures">
      {text}
    </Badge>
  );
}

function SaleActions({
  sale,
  standing,
  buyerKey,
}: {
  readonly sale: ChainSale;
  readonly standing: Standing;
  readonly buyerKey: string | null;
}) {
  const masterOf = useMaster("seller");
  const fresh = async (market: MarketClient) => (await import("@ftns-market/sdk/reads")).readSale(market, sale.sale);
  if (standing === "settle") {
    return (
      <div className="flex gap-2">
        <ActionButton
          title={`Settle sale ${sale.sale}`}
          tone="primary"
          prepare={async (market) => (await import("@ftns-market/sdk/actions")).settleSale(market, await fresh(market))}
          explanation="Your bond comes back as credit in the vault. The revenue waits under “Earnings” to be distributed."
        >
          Settle
        </ActionButton>
      </div>
    );
  }
  if (standing !== "deliver" || buyerKey === null) return undefined;
  const deliver = async (market: MarketClient) => {
    const { prepareDelivery, VersionBook } = await import("@ftns-market/sdk/agent");
    const [master, found] = [await masterOf(market), await fresh(market)];
    return prepareDelivery(market, new VersionBook(market), master, found, { buyerKey: buyerKey as `0x${string}` });
  };
  return (
    <div className="flex gap-2">
      <ActionButton
        title={`Deliver the key of sale ${sale.sale}`}
        tone="primary"
        prepare={deliver}
        explanation="The first time on this page your wallet signs a message that your delivery keys are made from: free, no transaction. The chain refuses a wrong key, so it cannot be delivered by mistake."
      >
        Deliver now
      </ActionButton>
      <ActionButton
        title={`Decline sale ${sale.sale}`}
        prepare={async (market) => (await import("@ftns-market/sdk/actions")).declineSale(market, await fresh(market))}
        explanation="The buyer has the whole payment back at once as credit in the vault, and gets no licence. It is final."
      >
        Decline
      </ActionButton>
    </div>
  );
}
