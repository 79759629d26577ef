"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { TaskDialog } from "@/features/transaction";
import { useSiteConfig } from "@/lib/config-context";
import { StarChoice } from "./star-choice";
import { weightWords } from "./rating";
import type { ReviewedLicence } from "./reviewer";
import { useRefreshSoon } from "./use-refresh-soon";
import { textProblem, WordsField } from "./words-field";

interface ReviewProps {
  readonly asset: AssetId;
  readonly name: string;
  readonly account: Address;
  readonly licence: ReviewedLicence;
  readonly onClose: () => void;
}

/** Writes a review, or changes one. */
export function ReviewForm({ asset, name, account, licence, onClose }: ReviewProps) {
  const { ipfs } = useSiteConfig();
  const [rating, setRating] = useState(licence.review?.rating);
  const [text, setText] = useState("");
  const [agreed, setAgreed] = useState(false);
  const edits = licence.review !== undefined;
  const mayUpload = ipfs.uploadUrl !== undefined;
  const ready = rating !== undefined && textProblem(text) === undefined && (text.trim() === "" || mayUpload);
  return (
    <form
      aria-label={edits ? "Change your review" : "Your review"}
      className="flex flex-col gap-4 rounded-md border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) setAgreed(true);
      }}
    >
      <StarChoice rating={rating} onChange={setRating} />
      {mayUpload ? (
        <WordsField
          label="In your words"
          hint="Markdown, public for ever. What did you use it for, did it do what was promised? You can leave it empty."
          text={text}
          onChange={setText}
        />
      ) : (
        <Notice tone="warning">This site cannot publish files, so a review has only its stars here.</Notice>
      )}
      <p className="text-xs text-muted">
        {edits
          ? "Its weight and whose reputation it counts for stay. What you said before stays public; without new words there will be none."
          : weightWords(licence.weight)}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!ready}>
          {edits ? "Change the review" : "Publish the review"}
        </Button>
        <Button tone="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {agreed && rating !== undefined ? (
        <PublishDialog
          {...{ asset, name, account, licence, rating }}
          text={text.trim()}
          onClose={() => {
            setAgreed(false);
            onClose();
          }}
        />
      ) : undefined}
    </form>
  );
}

function PublishDialog({
  asset,
  name,
  account,
  licence,
  rating,
  text,
  onClose,
}: ReviewProps & { readonly rating: number; readonly text: string }) {
  const refreshSoon = useRefreshSoon();
  const edits = licence.review !== undefined;
  const wordless = text === "";
  return (
    <TaskDialog
      title={edits ? "Change your review" : "Publish your review"}
      summary={`${edits ? "Change your review of" : "Review"} “${name}”: ${rating} of 5 stars${wordless ? ", without words" : ""}. It is public for ever.`}
      cost={`Takes no FTNS: ${wordless ? "" : "an upload, then "}1 transaction with the network’s fee.`}
      task={async (market, options) => {
        const { writeReview } = await import("@ftns-market/sdk/journeys");
        return writeReview(market, { terms: BigInt(licence.terms), rating, text, name }, options);
      }}
      refresh={({ seller }) => [
        ...[keys.reviews(asset), keys.asset(asset), keys.search(), keys.reputation(seller)],
        keys.library(account),
      ]}
      onDone={refreshSoon}
      onClose={onClose}
    />
  );
}
