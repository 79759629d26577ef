import type { Page, RatingCount, ReviewOrder, ReviewRow } from "@ftns-market/sdk/queries";
import { Section } from "@/components/card";
import { LinkPills } from "@/components/link-pills";
import { ListPages } from "@/components/list-pages";
import { Notice } from "@/components/notice";
import { REVIEW_ORDERS } from "./order";
import { ReviewItem } from "./review-item";
import { ReviewPlace, type ReviewPlaceProps } from "./review-place";
import { splitPaying, type Telltale } from "./self-dealing";
import { RatingSummary } from "./summary";

/** What buyers say, and where one of them says it. */
export function ReviewsSection({
  counts,
  page,
  telltales,
  order,
  isFirst,
  ...place
}: ReviewPlaceProps & {
  /** Undefined when the index did not answer. */
  readonly counts: readonly RatingCount[] | undefined;
  readonly page: Page<ReviewRow> | undefined;
  /** What shows reviews of the page to be self-dealing. */
  readonly telltales: readonly Telltale[];
  readonly order: ReviewOrder;
  readonly isFirst: boolean;
}) {
  const { asset, licences } = place;
  const nameOf = (terms: bigint) => licences.find((licence) => licence.terms === String(terms))?.name;
  return (
    <Section id="reviews" title="Reviews" description="Only buyers write here. Nobody approves or removes a review.">
      <div className="flex flex-col gap-5">
        {counts === undefined || page === undefined ? (
          <Notice tone="warning">The index does not answer, so the reviews are missing for the moment.</Notice>
        ) : counts.length === 0 && page.items.length === 0 ? (
          <p className="text-muted">Nobody has reviewed it yet.</p>
        ) : (
          <RatingSummary counts={counts} />
        )}
        <ReviewPlace {...place} />
        {page === undefined || page.items.length === 0 ? undefined : (
          <div>
            <LinkPills
              label="Order of the reviews"
              pills={Object.entries(REVIEW_ORDERS).map(([name, words]) => ({
                ...{ name: words, on: name === order, href: reviewsPath(asset, name as ReviewOrder) },
              }))}
            />
            <ul aria-label="Reviews" className="mt-2 divide-y divide-line">
              {page.items.map((review) => (
                <li key={`${review.terms}-${review.reviewer}`}>
                  <ReviewItem review={review} licence={nameOf(review.terms)} paidBy={splitPaying(review, telltales)} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {isFirst && page?.cursor === undefined ? undefined : (
          <ListPages
            first={isFirst ? undefined : reviewsPath(asset, order)}
            next={page?.cursor === undefined ? undefined : reviewsPath(asset, order, page.cursor)}
          />
        )}
      </div>
    </Section>
  );
}

function reviewsPath(asset: number, order: ReviewOrder, cursor?: string): string {
  const query = new URLSearchParams({ order, ...(cursor === undefined ? {} : { reviews: cursor }) });
  return `/assets/${asset}?${query.toString()}#reviews`;
}
