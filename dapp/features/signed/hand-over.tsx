"use client";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { downloadText } from "@/lib/download";
import { writeSigned, type SignedDocument } from "./document";
import { signedLink } from "./link";

/** A signed document, to be given to whoever is to hand it in: as a file or as a link. @param page that hands it in */
export function HandOver({ document, page }: { readonly document: SignedDocument; readonly page: string }) {
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const link = signedLink(new URL(page, location.origin).href, document);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive" live title="Signed">
        Give it to whoever is to hand it in: whoever has it can do that, and nothing else. It changes nothing before.
      </Notice>
      <div className="flex flex-wrap gap-2">
        <Button
          tone="secondary"
          onClick={() => downloadText(`signed-${document.kind}.json`, `${writeSigned(document)}\n`)}
        >
          Save as a file
        </Button>
        <Button tone="secondary" onClick={() => void copy()}>
          {copied === "yes" ? "Copied" : "Copy a link"}
        </Button>
      </div>
      {copied === "refused" ? <code className="break-all text-xs">{link}</code> : undefined}
    </div>
  );
}
