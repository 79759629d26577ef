import { Skeleton } from "@/components/notice";

export default function Loading() {
  return (
    <div role="status" aria-label="Loading the purchase" className="flex flex-col gap-4">
      <Skeleton className="h-12" />
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
    </div>
  );
}
