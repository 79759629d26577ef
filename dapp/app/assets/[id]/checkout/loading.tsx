import { Skeleton } from "@/components/notice";

export default function Loading() {
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4" role="status" aria-label="Loading the checkout">
      <Skeleton className="h-16" />
      <Skeleton className="h-48" />
      <Skeleton className="h-56" />
    </div>
  );
}
