"use client";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { Notice, Skeleton } from "@/components/notice";
import { useMarket } from "@/features/wallet";
import { standardLicence } from "@/lib/licence";
import { useQuery } from "@tanstack/react-query";

/** What the licence text says in short; a seller's own text can be read in full. */
export function LicenceText({ spdx, textCid }: { readonly spdx: string | null; readonly textCid: string | null }) {
  const [open, setOpen] = useState(false);
  const standard = standardLicence(spdx);
  if (standard !== undefined) return `${standard.name} (${standard.id}): ${standard.summary}`;
  if (textCid === null) return spdx === null ? "No licence text is on record." : `Licence text: ${spdx}.`;
  return (
    <>
      The seller’s own licence text.{" "}
      <button type="button" onClick={() => setOpen(true)} className="text-accent underline">
        Read it
      </button>{" "}
      before you buy.
      {open ? <OwnText cid={textCid} onClose={() => setOpen(false)} /> : undefined}
    </>
  );
}

function OwnText({ cid, onClose }: { readonly cid: string; readonly onClose: () => void }) {
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
