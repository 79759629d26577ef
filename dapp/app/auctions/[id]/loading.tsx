import { Skeleton } from "@/components/notice";

export default function AuctionLoading() {
  return (
    <div role="status" aria-label="Loading the auction">
      <Skeleton className="mb-3 h-8 w-96 max-w-full" />
      <Skeleton className="mb-6 h-5 w-72 max-w-full" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Skeleton className="h-80 lg:order-2" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
