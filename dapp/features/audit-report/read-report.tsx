"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { useMarket } from "@/features/wallet";

// Few visitors read one.
const ReportView = dynamic(() => import("./report-view").then((module) => module.ReportView), { ssr: false });

/** More is no report, bytes. */
const MAX_BYTES = 1_048_576;

/** Shows the report behind a finding, from IPFS. @param cid of its block: what comes is checked against it */
export function ReadReport({ cid, title }: { readonly cid: string; readonly title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" tone="secondary" onClick={() => setOpen(true)}>
        Read the report
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} wide>
        {open ? <Content cid={cid} /> : undefined}
      </Dialog>
    </>
  );
}

function Content({ cid }: { readonly cid: string }) {
  const market = useMarket();
  const { data, error, refetch } = useQuery({
    queryKey: ["audit-report", cid],
    queryFn: async ({ signal }) => {
      const [{ downloadSmallFile }, { reportOf }] = await Promise.all([
        import("@ftns-market/sdk/ipfs"),
        import("@ftns-market/sdk/evaluators"),
      ]);
      const endpoints = market.ipfs?.endpoints ?? [];
      return reportOf(await downloadSmallFile(cid, { endpoints, maxSize: MAX_BYTES, signal }));
    },
    staleTime: Infinity,
    retry: false,
  });
  if (data !== undefined) return <ReportView report={data} />;
  return error === null ? <Skeleton className="h-64" /> : <Failure error={error} onRetry={() => void refetch()} />;
}
