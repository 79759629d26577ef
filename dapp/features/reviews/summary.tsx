import type { RatingCount } from "@ftns-market/sdk/queries";
import { formatCount } from "@/lib/format";
import { meanOf, STARS, TOP } from "./rating";
import { Stars } from "./stars";

/** The weighted mean and how the ratings are spread. */
export function RatingSummary({ counts }: { readonly counts: readonly RatingCount[] }) {
  const mean = meanOf(counts);
  const reviews = counts.reduce((sum, count) => sum + count.reviews, 0);
  const most = Math.max(1, ...counts.map((count) => count.reviews));
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
      <div>
        <p className="figures text-4xl font-semibold tracking-tight">
          {mean === undefined ? "–" : mean.toFixed(1)}
          <span className="text-base font-normal text-muted"> of {TOP}</span>
        </p>
        {mean === undefined ? undefined : <Stars rating={mean} />}
        <p className="text-xs text-muted">
          {mean === undefined
            ? "No review of any weight"
            : `Weighted by the fees paid, ${formatCount(reviews)} ${reviews === 1 ? "review" : "reviews"}`}
        </p>
      </div>
      <table className="min-w-0 flex-1 basis-56">
        <caption className="sr-only">How many reviews gave how many stars</caption>
        <tbody>
          {STARS.toReversed().map((star) => {
            const count = counts.find(({ rating }) => rating === star)?.reviews ?? 0;
            return (
              <tr key={star}>
                <th scope="row" className="figures w-8 py-0.5 pr-2 text-right text-xs font-normal text-muted">
                  {star}
                  <span className="sr-only"> of {TOP} stars</span>
                  <span aria-hidden>★</span>
                </th>
                <td className="py-0.5">
                  <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-sunken">
                    <span className="block h-full bg-warning" style={{ width: `${(count / most) * 100}%` }} />
                  </span>
                </td>
                <td className="figures w-10 py-0.5 pl-2 text-right text-xs text-muted">{formatCount(count)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
