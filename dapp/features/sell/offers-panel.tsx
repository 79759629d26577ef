"use client";
import { keys, listOffers } from "@ftns-market/sdk/queries";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Empty, Skeleton } from "@/components/notice";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { OwnOffer } from "./own-offer";
import { useChainTime } from "@/features/chain-time";

const PER_PAGE = 20;

/** The fixed-price offers of the account's assets. */
export function Offers({ address }: WalletPartProps) {
  const market = useMarket();
  const now = useChainTime();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...keys.search(), "offers", address.toLowerCase()],
    queryFn: ({ pageParam, signal }) =>
      listOffers(market, address, { first: PER_PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor,
  });
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined || now === undefined) {
    return (
      <div className="flex flex-col gap-4">
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
      </div>
    );
  }
  const offers = data.pages.flatMap(({ items }) => items);
  if (offers.length === 0) {
    return (
      <Empty
        title="You offer nothing yet"
        actions={
          <>
            <ButtonLink href="/publish">Publish an asset</ButtonLink>
            <ButtonLink tone="secondary" href="/sell">
              Add a licence to an asset of yours
            </ButtonLink>
          </>
        }
      >
        An offer is a price for licences of one of your assets. It can be changed, paused and ended at any time.
      </Empty>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-4">
        {offers.map((offer) => (
          <li key={offer.id}>
            <OwnOffer offer={offer} now={now} />
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
