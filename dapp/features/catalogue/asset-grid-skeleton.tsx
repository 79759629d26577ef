import { Skeleton } from "@/components/notice";

/** The place of a grid of assets that is being loaded. */
export function AssetGridSkeleton({ count = 9 }: { readonly count?: number }) {
  return (
    <div role="status" aria-label="Loading assets" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {[...Array(count).keys()].map((index) => (
        <Skeleton key={index} className="h-48" />
      ))}
    </div>
  );
}
