import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/notice";

export default function MarketLoading() {
  return (
    <>
      <PageHeader title="Market" />
      <div role="status" aria-label="Loading the figures" className="flex flex-col gap-6">
        <Skeleton className="h-16" />
        <Skeleton className="h-24" />
        <Skeleton className="h-80" />
      </div>
    </>
  );
}
