"use client";
import type { Publication } from "@ftns-market/sdk/journeys";
import { keys } from "@ftns-market/sdk/queries";
import { useEffect, useRef, useState } from "react";
import type { Address } from "viem";
import { useMaster } from "@/features/keys";
import { useTransaction } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import type { ChosenFiles } from "./chosen-files";
import { keepDraft, readDraft, type DraftOwner } from "./drafts";
import type { ExistingAsset } from "./form";
import { runPublication, type RunStep } from "./run-publication";
import type { Draft, WizardEvent } from "./wizard";

export interface RunProgress {
  readonly step: RunStep;
  readonly done: number | undefined;
  readonly total: number | undefined;
}

/** Runs a draft: progress, cancel, and every step kept as soon as it is done. One tab at a time. */
export function usePublicationRun(owner: DraftOwner, account: Address, dispatch: (event: WizardEvent) => void) {
  const market = useMarket();
  const master = useMaster("seller");
  const { transaction, run } = useTransaction(market);
  const [progress, setProgress] = useState<RunProgress>();
  const [running, setRunning] = useState(false);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  useLeaveGuard(running);

  const start = async (
    draft: Draft,
    chosen: ChosenFiles | undefined,
    existing: ExistingAsset | undefined,
    credit: bigint,
  ) => {
    const abort = new AbortController();
    controller.current = abort;
    setRunning(true);
    const published = await run<Publication>({
      title: `Publish “${draft.form.name}”`,
      refresh: (done) => [
        keys.search(),
        keys.statistics(),
        keys.asset(done.asset),
        keys.funds(account),
        keys.earnings(account),
      ],
      task: (send) =>
        alone(draft.id, async () => {
          // Another tab may have gone on with it in the meantime.
          const { publication, attachments, prepareHash } = (await readDraft(owner, draft.id)) ?? draft;
          let current: Draft = { ...draft, publication, attachments, prepareHash };
          await keepDraft(owner, current);
          return runPublication(
            market,
            { draft: current, chosen, existing, credit, master },
            {
              send,
              signal: abort.signal,
              // Encryption and upload go on side by side; what is on the node counts.
              onStep: (step, done, total) =>
                setProgress((now) => (step === "encrypt" && now?.step === "upload" ? now : { step, done, total })),
              onProgress: (change) => {
                current = { ...current, ...change };
                dispatch({ type: "progressed", change });
                keepDraft(owner, current).catch((error: unknown) => abort.abort(error));
              },
            },
          );
        }),
    });
    setRunning(false);
    setProgress(undefined);
    return published;
  };
  return { start, stop: () => controller.current?.abort(), running, progress, transaction };
}

/** The browser asks before the page is left while something runs. */
function useLeaveGuard(running: boolean) {
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [running]);
}

async function alone<T>(id: string, task: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return task();
  const held: Promise<T> = navigator.locks.request(`ftns-publish-${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) throw new Error("This draft is being published in another tab.");
    return task();
  });
  return held;
}
