"use client";
import { keys, searchAssets } from "@ftns-market/sdk/queries";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Empty, Skeleton } from "@/components/notice";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { OwnAsset } from "./own-asset";
import { useChainTime } from "@/features/chain-time";
import { usePools } from "./use-pools";

const PER_PAGE = 20;

/** Everything that the account owns in the market, also what cannot be sold any more. */
export function Assets({ address }: WalletPartProps) {
  const market = useMarket();
  const now = useChainTime();
  const { pools } = usePools(address);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...keys.search(), "own", address.toLowerCase()],
    queryFn: ({ pageParam, signal }) => {
      const page = { first: PER_PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) };
      return searchAssets(market, { owner: address, unavailable: true, ...page }, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor,
  });
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined || now === undefined) {
    return (
      <div className="flex flex-col gap-4">
        <Skeleton className="h-44" />
        <Skeleton className="h-44" />
      </div>
    );
  }
  const assets = data.pages.flatMap((page) => page.assets);
  if (assets.length === 0) {
    return (
      <Empty title="You own no asset yet" actions={<ButtonLink href="/publish">Publish an asset</ButtonLink>}>
        Publish a model, a data set, a tool: set who shares in the revenue, choose a licence and a price, and sell.
      </Empty>
    );
  }
  const waitingOf = (asset: string) =>
    pools?.filter((pool) => String(pool.asset) === asset).reduce((sum, { net, fee }) => sum + net + fee, 0n);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-4">
        {assets.map((card) => (
          <li key={card.id}>
            <OwnAsset card={card} waiting={waitingOf(card.id)} now={now} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <div className="text-center">
          <Button tone="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : undefined}
    </div>
  );
}
