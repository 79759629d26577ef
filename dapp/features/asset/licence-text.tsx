import Link from "next/link";
import { Hash } from "@/components/values";
import { standardLicence } from "@/lib/licence";

/** The text that a licence refers to: a standard one in a sentence, or one of the seller's own on IPFS. */
export function LicenceText({ spdx, textCid }: { readonly spdx: string | null; readonly textCid: string | null }) {
  if (spdx !== null) {
    const standard = standardLicence(spdx);
    return (
      <p className="text-xs">
        <Link
          href={`/explore?spdx=${encodeURIComponent(spdx)}`}
          prefetch={false}
          className="font-medium text-accent hover:underline"
        >
          <bdi>{spdx}</bdi>
        </Link>
        {standard === undefined ? (
          <span className="text-muted">: a text that this site has no summary of. Read it before you buy.</span>
        ) : (
          <span className="text-muted">
            : {standard.name}. {standard.summary}
          </span>
        )}
      </p>
    );
  }
  if (textCid === null) return undefined;
  return (
    <p className="flex flex-wrap items-center gap-x-1 text-xs text-muted">
      The seller’s own licence text, shown before you pay: <Hash value={textCid} what="the CID of the licence text" />
    </p>
  );
}
