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

/** What takes long with a large file. */
const OF_THE_FILE: readonly RunStep[] = ["hash", "encrypt", "upload"];

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
      {running && progress !== undefined && OF_THE_FILE.includes(progress.step) ? (
        <p className="text-muted">
          You can leave this page and go on later from your drafts, with the same file: what is uploaded by then is not
          uploaded again.
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
