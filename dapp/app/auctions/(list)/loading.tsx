import { Skeleton } from "@/components/notice";

export default function AuctionsLoading() {
  return (
    <div role="status" aria-label="Loading the auctions">
      <Skeleton className="mb-3 h-8 w-48" />
      <Skeleton className="mb-6 h-5 w-96 max-w-full" />
      <Skeleton className="mb-6 h-24 w-full max-w-2xl" />
      <div className="flex flex-col gap-3">
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    </div>
  );
}
