"use client";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { TransactionProgress } from "@/features/transaction";
import { formatBytes } from "@/lib/format";
import type { RunStep } from "./run-publication";
import type { usePublicationRun } from "./use-publication-run";

const WORDS: Readonly<Record<RunStep, string>> = {
  sign: "Waiting for your signature",
  attachments: "Storing the image and licence texts",
  hash: "Hashing",
  encrypt: "Encrypting",
  upload: "Uploading",
  metadata: "Storing the description",
  publish: "Publishing on the chain",
  prepare: "Preparing the bonds",
  terms: "Creating licence terms",
  list: "Putting it on sale",
};

/** A stream that breaks off leaves nothing to go on from; an encryption that is tried again takes a new nonce besides. */
const NOT_KEPT: readonly RunStep[] = ["hash", "encrypt", "upload"];

/** How far a run is, and what stopped it. */
export function RunPanel({ run }: { readonly run: ReturnType<typeof usePublicationRun> }) {
  const { progress, running, transaction } = run;
  const onChain = transaction !== undefined && transaction.state !== "preparing";
  const counted = progress !== undefined && progress.done !== undefined && progress.total !== undefined;
  return (
    <div className="flex flex-col gap-3">
      {running && progress !== undefined ? (
        <>
          <p role="status" className="font-medium">
            {WORDS[progress.step]} …
          </p>
          {counted ? (
            <ProgressBar
              label={`${formatBytes(progress.done ?? 0)} of ${formatBytes(progress.total ?? 0)}`}
              done={progress.done ?? 0}
              total={progress.total}
            />
          ) : undefined}
        </>
      ) : undefined}
      {running && progress !== undefined && NOT_KEPT.includes(progress.step) ? (
        <p className="text-muted">
          Stay on this page until the file is stored: a file that is left half way begins anew. What comes after it goes
          on from where it stood.
        </p>
      ) : undefined}
      {onChain && (running || transaction.state === "failed") ? (
        <TransactionProgress transaction={transaction} />
      ) : undefined}
      {!running && transaction?.state === "failed" ? (
        <Notice>Everything done so far is kept. Try again when you like; nothing is uploaded or sent twice.</Notice>
      ) : undefined}
    </div>
  );
}
