"use client";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { Hash } from "@/components/values";
import { standardLicence } from "@/lib/licence";

const OwnLicenceText = lazy(() => import("./own-licence-text").then((module) => ({ default: module.OwnLicenceText })));

/** The text that a licence refers to: a standard one in a sentence, or one of the seller's own, to be read in full. */
export function LicenceText({ spdx, textCid }: { readonly spdx: string | null; readonly textCid: string | null }) {
  const standard = standardLicence(spdx);
  if (spdx !== null && (standard !== undefined || textCid === null)) {
    return (
      <>
        <Link
          href={`/explore?spdx=${encodeURIComponent(spdx)}`}
          prefetch={false}
          className="font-medium text-accent hover:underline"
        >
          <bdi>{spdx}</bdi>
        </Link>
        {standard === undefined
          ? ": a text that this site has no summary of. Read it before you buy."
          : `: ${standard.name}. ${standard.summary}`}
      </>
    );
  }
  return textCid === null ? "No licence text is on record." : <OwnText cid={textCid} />;
}

function OwnText({ cid }: { readonly cid: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      The seller’s own licence text.{" "}
      <button type="button" onClick={() => setOpen(true)} className="text-accent underline">
        Read it
      </button>{" "}
      before you buy: <Hash value={cid} what="the CID of the licence text" />
      {open ? (
        <Suspense>
          <OwnLicenceText cid={cid} onClose={() => setOpen(false)} />
        </Suspense>
      ) : undefined}
    </>
  );
}
