import { Skeleton } from "@/components/notice";

export default function AssetLoading() {
  return (
    <div role="status" aria-label="Loading the asset">
      <Skeleton className="mb-3 h-4 w-32" />
      <Skeleton className="mb-3 h-8 w-96 max-w-full" />
      <Skeleton className="mb-3 h-5 w-72 max-w-full" />
      <Skeleton className="mb-10 h-6 w-full max-w-2xl" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Skeleton className="h-72 lg:order-2" />
        <Skeleton className="h-[60rem]" />
      </div>
    </div>
  );
}
