import type { AssetId, MarketClient } from "@ftns-market/sdk/chain";
import type { ReviewRow } from "@ftns-market/sdk/queries";
import { isSameAddress } from "@/lib/address";

/** A split of an asset that shows a review of it to be self-dealing. */
export interface Telltale extends Pick<ReviewRow, "terms" | "reviewer"> {
  /** Number of a split that names the reviewer, the one of its purchase or an earlier one. */
  readonly split: number;
}

/**
 * Finds the reviews that anybody can have struck: whose writer an earlier split of the asset names. The index is asked who was ever named;
 * only of those the chain is asked which split they bought under.
 */
export async function findTelltales(
  market: MarketClient,
  asset: AssetId,
  reviews: readonly ReviewRow[],
): Promise<readonly Telltale[]> {
  const [{ listNamings }, { readReview }] = await Promise.all([
    import("@ftns-market/sdk/queries"),
    import("@ftns-market/sdk/reads"),
  ]);
  const standing = reviews.filter(({ struck }) => !struck);
  const namings = await listNamings(market, { asset, accounts: standing.map(({ reviewer }) => reviewer) });
  const found = standing.map(async ({ terms, reviewer }): Promise<Telltale[]> => {
    const named = namings.filter(({ account }) => isSameAddress(account, reviewer)).map(({ split }) => split);
    if (named.length === 0) return [];
    const last = (await readReview(market, terms, reviewer)).review?.split ?? 0;
    const split = named.filter((number) => number <= last).at(-1);
    return split === undefined ? [] : [{ terms, reviewer, split }];
  });
  return (await Promise.all(found)).flat();
}

/** Number of the split that shows a review to be self-dealing; undefined when none does. */
export function splitPaying(
  review: Pick<ReviewRow, "terms" | "reviewer">,
  telltales: readonly Telltale[],
): number | undefined {
  return telltales.find(({ terms, reviewer }) => terms === review.terms && reviewer === review.reviewer)?.split;
}
