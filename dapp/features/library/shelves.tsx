"use client";
import type { MarketClient, SaleState } from "@ftns-market/sdk/chain";
import { keys, type LibraryEntry, type SaleRow, type SalesInput } from "@ftns-market/sdk/queries";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { Button, ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { Empty, Notice, Skeleton } from "@/components/notice";
import { useChainTime } from "@/features/chain-time";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { LicenceCard } from "./licence-card";
import { OpenPurchases, PastPurchases } from "./purchase-lists";
import { TitleCard } from "./title-card";

const OPEN: readonly SaleState[] = ["AwaitingKey", "Delivered"];
const CLOSED: readonly SaleState[] = ["Settled", "Refunded"];
/** The asset itself is bought, or being bought. */
const HELD: readonly SaleState[] = ["AwaitingKey", "Delivered", "Settled"];
const PAGE = 20;
const EVERY_MS = 15_000;

/** What an account has bought: what needs it now, what it may use, and what was. */
export function Shelves({ address: account }: WalletPartProps) {
  const market = useMarket();
  const now = useChainTime();
  const open = useSales(market, account, { states: OPEN });
  const closed = useSales(market, account, { states: CLOSED });
  const titles = useSales(market, account, { states: HELD, title: true });
  const licences = useLicences(market, account);
  const entries = licences.data?.pages.flatMap(({ items }) => items) ?? [];
  const openSales = open.data?.pages.flatMap(({ items }) => items) ?? [];
  const pastSales = closed.data?.pages.flatMap(({ items }) => items) ?? [];
  const failed = open.error ?? closed.error ?? titles.error ?? licences.error;
  if (failed !== null) return <Failed error={failed} />;
  if (licences.isPending || open.isPending || closed.isPending || now === undefined) return <Waiting />;
  if (entries.length + openSales.length + pastSales.length === 0) return <Nothing />;
  return (
    <div className="flex flex-col gap-6">
      {openSales.length === 0 ? undefined : (
        <Section id="open" title="Under way" description="Purchases whose money is still in escrow.">
          <OpenPurchases sales={openSales} now={now} />
          <More query={open} />
        </Section>
      )}
      <Assets {...{ market, account }} query={titles} />
      <Section id="licences" title="Licences" description="What you may use, as the chain has it now.">
        {entries.length === 0 ? (
          <p className="text-muted">None yet. A licence appears when its key is delivered.</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {entries.map((entry) => (
              <LicenceCard
                key={entry.id}
                {...{ market, account, entry, now }}
                sale={saleFor(entry, [...openSales, ...pastSales])}
              />
            ))}
          </ul>
        )}
        <More query={licences} />
      </Section>
      {pastSales.length === 0 ? undefined : (
        <Section id="history" title="History">
          <PastPurchases sales={pastSales} />
          <More query={closed} />
        </Section>
      )}
    </div>
  );
}

/** Assets themselves that the account bought, or is buying. */
function Assets({
  market,
  account,
  query,
}: {
  readonly market: MarketClient;
  readonly account: Address;
  readonly query: ReturnType<typeof useSales>;
}) {
  const bought = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (bought.length === 0) return undefined;
  return (
    <Section id="assets" title="Assets" description="Assets themselves that you bought or won, not licences of them.">
      <ul className="flex flex-col divide-y divide-line">
        {bought.map((sale) => (
          <TitleCard key={sale.id} {...{ market, account, sale }} />
        ))}
      </ul>
      <More query={query} />
    </Section>
  );
}

/** The latest purchase under the terms of a licence that still has its file. */
function saleFor({ terms }: LibraryEntry, sales: readonly SaleRow[]): string | undefined {
  return sales.find((sale) => sale.terms?.id === terms.id && (sale.state === "Settled" || sale.state === "Delivered"))
    ?.id;
}

function useSales(market: MarketClient, buyer: Address, which: Pick<SalesInput, "states" | "title">) {
  return useInfiniteQuery({
    queryKey: [...keys.library(buyer), "sales", which],
    queryFn: async ({ pageParam, signal }) => {
      const { listSales } = await import("@ftns-market/sdk/queries");
      return listSales(market, { buyer, ...which, first: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: EVERY_MS,
  });
}

function useLicences(market: MarketClient, holder: Address) {
  return useInfiniteQuery({
    queryKey: [...keys.library(holder), "licences"],
    queryFn: async ({ pageParam, signal }) => {
      const { listLibrary } = await import("@ftns-market/sdk/queries");
      return listLibrary(market, holder, { first: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor,
  });
}

function More({
  query,
}: {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}) {
  if (!query.hasNextPage) return undefined;
  return (
    <Button
      tone="secondary"
      size="sm"
      className="mt-4"
      busy={query.isFetchingNextPage}
      onClick={() => query.fetchNextPage()}
    >
      Show more
    </Button>
  );
}

function Failed({ error }: { readonly error: Error }) {
  return (
    <Notice tone="danger" live title="Your library could not be read">
      {error.message} Your licences are on the chain and nothing of them is lost.
    </Notice>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading your library" className="flex flex-col gap-4">
      <Skeleton className="h-32" />
      <Skeleton className="h-48" />
    </div>
  );
}

function Nothing() {
  return (
    <Empty title="Nothing bought yet" actions={<ButtonLink href="/explore">Find something</ButtonLink>}>
      What you buy appears here with its licence, its file and its deadlines.
    </Empty>
  );
}
