"use client";
import { useQuery } from "@tanstack/react-query";
import { Dialog } from "@/components/dialog";
import { Notice, Skeleton } from "@/components/notice";
import { useMarket } from "@/features/wallet";

/** A licence text of a seller's own, read from IPFS and checked against its CID. */
export function OwnLicenceText({ cid, onClose }: { readonly cid: string; readonly onClose: () => void }) {
  const market = useMarket();
  const { data, error } = useQuery({
    queryKey: ["licence-text", cid],
    queryFn: async ({ signal }) => {
      const { cidToDigest, downloadMetadata } = await import("@ftns-market/sdk/ipfs");
      const bytes = await downloadMetadata(cidToDigest(cid), { endpoints: market.ipfs?.endpoints ?? [] }, signal);
      return new TextDecoder().decode(bytes);
    },
    staleTime: Infinity,
  });
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title="Licence text"
      description="As the chain has its hash."
      wide
    >
      {error === null ? undefined : <Notice tone="danger">{error.message}</Notice>}
      {data === undefined && error === null ? <Skeleton className="h-40" /> : undefined}
      <pre dir="auto" className="font-sans break-words whitespace-pre-wrap">
        {data}
      </pre>
    </Dialog>
  );
}
