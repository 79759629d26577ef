"use client";
import type { Publication } from "@ftns-market/sdk/journeys";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { useWallet } from "@/features/wallet";
import { FilePicker } from "./artifact-step";
import type { ChosenFiles, FilesRecord } from "./chosen-files";
import type { ExistingAsset } from "./form";
import { chosenFromHandle, recordOf } from "./read-chosen";
import { ReviewStep, useCosts } from "./review-step";
import { RunPanel } from "./run-panel";
import type { usePublicationRun } from "./use-publication-run";
import { isSame, needOf, type Draft } from "./wizard";

interface ReviewProps {
  readonly draft: Draft;
  readonly chosen: ChosenFiles | undefined;
  readonly account: Address;
  readonly existing: ExistingAsset | undefined;
  readonly run: ReturnType<typeof usePublicationRun>;
  readonly onChosen: (chosen: ChosenFiles, files: FilesRecord) => void;
  readonly onDone: (published: Publication) => void;
}

/** The last step: every cost, then the publication itself, from wherever it stands. */
export function Review({ draft, chosen, account, existing, run, onChosen, onDone }: ReviewProps) {
  const { onMarketChain } = useWallet();
  const { ready } = useCosts(draft, account);
  const need = needOf(draft, chosen !== undefined);
  const start = async () => {
    if (ready === undefined) return;
    const published = await run.start(draft, chosen, existing, ready.credit);
    if (published !== undefined) onDone(published);
  };
  const { salt, artifact } = draft.publication;
  const begun = salt !== undefined || artifact !== undefined;
  return (
    <>
      <ReviewStep draft={draft} account={account} />
      {need === "nothing" ? undefined : <FileAgain {...{ draft, need, onChosen }} />}
      <RunPanel run={run} />
      <div className="flex flex-wrap gap-2">
        <Button
          busy={run.running}
          disabled={ready === undefined || ready.short > 0n || need !== "nothing" || !onMarketChain}
          onClick={() => void start()}
        >
          {run.transaction?.state === "failed" ? "Try again" : begun ? "Go on" : "Publish"}
        </Button>
        {run.running ? (
          <Button tone="secondary" onClick={run.stop}>
            Cancel
          </Button>
        ) : undefined}
      </div>
    </>
  );
}

/** After a reload the page has lost the file: the same one has to be given again. */
function FileAgain({
  draft,
  need,
  onChosen,
}: Pick<ReviewProps, "draft" | "onChosen"> & { readonly need: ReturnType<typeof needOf> }) {
  const [refusal, setRefusal] = useState<string>();
  const takeAgain = (again: ChosenFiles, record: FilesRecord) => {
    const same = draft.files !== undefined && isSame(record, draft.files);
    setRefusal(
      same ? undefined : "This is not the file of the draft. Choose the same one, or go back to the first step.",
    );
    if (same) onChosen(again, record);
  };
  const reopen = async () => {
    const handle = draft.files?.handle;
    const again = handle && (await chosenFromHandle(handle).catch(() => undefined));
    if (again === undefined) setRefusal("The browser did not open the file again. Choose it here.");
    else takeAgain(again, await recordOf(again));
  };
  return (
    <>
      <p>To go on, choose the same file again: “{draft.files?.name}”. The page lost it when it was closed.</p>
      {need === "permission" ? (
        <Button tone="secondary" className="self-start" onClick={() => void reopen()}>
          Open it again
        </Button>
      ) : undefined}
      <FilePicker onChosen={takeAgain} />
      {refusal === undefined ? undefined : (
        <Notice tone="danger" live>
          {refusal}
        </Notice>
      )}
    </>
  );
}
