import type { ReviewRow, ReviewText } from "@ftns-market/sdk/queries";
import { Badge } from "@/components/badge";
import { ExplainedBadge } from "@/components/explained-badge";
import { Markdown } from "@/components/markdown";
import { Notice } from "@/components/notice";
import { AccountLink, Moment } from "@/components/values";
import { OwnerTools } from "./owner-tools";
import { Stars } from "./stars";
import { StrikeReview } from "./strike-review";

/** One review: what was said, how much it weighs, how it changed, and what the owner answered. */
export function ReviewItem({
  review,
  licence,
  paidBy,
}: {
  readonly review: ReviewRow;
  readonly licence: string | undefined;
  /** Number of a split that shows it to be self-dealing; undefined when there is none. */
  readonly paidBy: number | undefined;
}) {
  const { reviewer, rating, struck, text, answer, edits, createdAt } = review;
  return (
    <article className="flex flex-col gap-2 py-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars rating={rating} className={struck ? "opacity-50" : ""} />
        <AccountLink address={reviewer} />
        <span className="text-xs text-muted">
          <Moment seconds={createdAt} />
          {licence === undefined ? "" : ` · ${licence}`}
        </span>
        <WeightBadge review={review} />
        {edits === 0 ? undefined : <Badge>Edited {edits === 1 ? "once" : `${edits} times`}</Badge>}
      </header>
      <Words text={text} none={undefined} />
      {edits === 0 ? undefined : <Before review={review} />}
      {answer === undefined ? undefined : (
        <div className="ml-3 border-l-2 border-line-strong pl-3">
          <p className="mb-1 text-xs text-muted">
            Answer of the owner, <AccountLink address={answer.by} className="text-xs" />, <Moment seconds={answer.at} />
          </p>
          <Words text={answer} none={undefined} />
        </div>
      )}
      {paidBy === undefined || struck ? undefined : <PaidReviewer review={review} split={paidBy} />}
      <OwnerTools
        asset={review.asset}
        terms={String(review.terms)}
        reviewer={reviewer}
        answered={answer !== undefined}
      />
    </article>
  );
}

/** Says that a review should not count, and lets anybody see to it. */
function PaidReviewer({ review, split }: { readonly review: ReviewRow; readonly split: number }) {
  return (
    <Notice
      tone="warning"
      title="The reviewer was paid by this asset"
      actions={
        <StrikeReview {...{ split, terms: String(review.terms), reviewer: review.reviewer, seller: review.seller }} />
      }
    >
      Split {split} of its revenue, published before this purchase, names the reviewer a contributor. Anybody can have
      the review struck for that.
    </Notice>
  );
}

function WeightBadge({ review: { struck, weight } }: { readonly review: ReviewRow }) {
  if (struck) {
    return (
      <ExplainedBadge word="Struck" tone="danger">
        <p>
          Somebody has shown the chain a split of this asset that pays the reviewer. The review is not counted any more,
          here or in the seller’s reputation. Its words stay.
        </p>
      </ExplainedBadge>
    );
  }
  if (weight === 0) {
    return (
      <ExplainedBadge word="Not counted" tone="neutral">
        <p>The platform fee of the purchase was below 0.1 FTNS, so it would cost nothing to write many of these.</p>
      </ExplainedBadge>
    );
  }
  return (
    <ExplainedBadge word={`Weight ${weight}`} tone="neutral">
      <p>
        Bought and paid for: the chain knows it. The weight is the logarithm of the platform fee that was paid, at most
        16. A false review costs money that is gone.
      </p>
    </ExplainedBadge>
  );
}

function Words({ text, none }: { readonly text: ReviewText | undefined; readonly none: string | undefined }) {
  if (text === undefined) return none === undefined ? undefined : <p className="text-muted">{none}</p>;
  if (text.text === undefined) {
    return <p className="text-muted">The words are on IPFS and were not found there (yet): {text.cid}</p>;
  }
  return <Markdown text={text.text} />;
}

/** What a review said before it was changed. */
function Before({ review: { history } }: { readonly review: ReviewRow }) {
  const before = history.slice(0, -1).toReversed();
  if (before.length === 0) return undefined;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-xs text-accent hover:underline">What it said before</summary>
      <ol className="mt-2 flex flex-col gap-3 border-l border-line pl-3">
        {before.map(({ rating, text, at, transaction }) => (
          <li key={`${transaction}-${at}`} className="flex flex-col gap-1">
            <p className="flex items-center gap-2 text-xs text-muted">
              <Stars rating={rating} /> <Moment seconds={at} />
            </p>
            <Words text={text} none="Without words." />
          </li>
        ))}
      </ol>
    </details>
  );
}
