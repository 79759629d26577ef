import { journeys, requireAccount } from "../../sdk/src/index.ts";
import { REVIEWS } from "./catalogue/trust.ts";
import type { SeededAsset } from "./publish.ts";
import { assetOf, termsOf, type Traders } from "./trade.ts";

/** Has buyers say what they think of what they bought, one of them twice, and some sellers answer. */
export async function reviewSeed(traders: Traders, seeded: readonly SeededAsset[]): Promise<void> {
  for (const { asset: key, kind, reviewer, rating, text, first, answer } of REVIEWS) {
    const published = assetOf(seeded, key);
    const terms = termsOf(published, kind);
    const market = traders[reviewer];
    if (first !== undefined) await journeys.writeReview(market, { terms, ...first });
    await journeys.writeReview(market, { terms, rating, text });
    if (answer === undefined) continue;
    const owner = traders[published.seed.owner];
    await journeys.answerReview(owner, { terms, reviewer: requireAccount(market), text: answer });
  }
}
