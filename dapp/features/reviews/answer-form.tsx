"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { TaskDialog } from "@/features/transaction";
import { useSiteConfig } from "@/lib/config-context";
import { shortAddress } from "@/lib/format";
import { useRefreshSoon } from "./use-refresh-soon";
import { textProblem, WordsField } from "./words-field";

interface AnswerProps {
  readonly asset: AssetId;
  /** Terms id, decimal. */
  readonly terms: string;
  readonly reviewer: Address;
  readonly onClose: () => void;
}

/** Writes the owner's answer to a review. */
export function AnswerForm({ asset, terms, reviewer, onClose }: AnswerProps) {
  const { ipfs } = useSiteConfig();
  const [text, setText] = useState("");
  const [agreed, setAgreed] = useState(false);
  const refreshSoon = useRefreshSoon();
  const ready = text.trim() !== "" && textProblem(text) === undefined;
  if (ipfs.uploadUrl === undefined) {
    return <Notice tone="warning">This site cannot publish files. Use the SDK, or another site of this market.</Notice>;
  }
  return (
    <form
      aria-label={`Answer to the review of ${shortAddress(reviewer)}`}
      className="flex flex-col gap-3 rounded-md border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) setAgreed(true);
      }}
    >
      <WordsField
        label="Your answer"
        hint="Markdown, public for ever. A later answer takes the place of an earlier one, which stays in the history."
        text={text}
        onChange={setText}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" disabled={!ready}>
          Publish the answer
        </Button>
        <Button size="sm" tone="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {agreed ? (
        <TaskDialog
          title="Answer a review"
          summary={`Answer the review of ${shortAddress(reviewer)} in public.`}
          cost="Takes no FTNS: an upload, then 1 transaction with the network’s fee."
          task={async (market, options) => {
            const { answerReview } = await import("@ftns-market/sdk/journeys");
            await answerReview(market, { terms: BigInt(terms), reviewer, text: text.trim() }, options);
          }}
          refresh={[keys.reviews(asset)]}
          onDone={refreshSoon}
          onClose={() => {
            setAgreed(false);
            onClose();
          }}
        />
      ) : undefined}
    </form>
  );
}
