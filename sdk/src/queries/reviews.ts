import type { Address, Hex } from "viem";
import type { AssetId, TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type ResultOf, type VariablesOf } from "./graphql.ts";
import { after, pageOf, pageSize, rowsFor, type Page, type PageInput } from "./page.ts";
import { request } from "./request.ts";

const reviewRow = graphql(`
  fragment ReviewRow on Review {
    id
    rating
    weight
    struck
    edits
    textCid
    text {
      status
      text
    }
    answerCid
    answer {
      status
      text
    }
    answeredAt
    answeredBy {
      id
    }
    createdAt
    updatedAt
    transaction
    terms {
      id
    }
    asset {
      id
      metadata {
        status
        name
      }
    }
    reviewer {
      id
    }
    seller {
      id
    }
    history(orderBy: timestamp, first: 100) {
      rating
      textCid
      text {
        status
        text
      }
      timestamp
      transaction
    }
  }
`);

const reviewsOf = graphql(
  `
    query Reviews($where: Review_filter!, $orderBy: Review_orderBy!, $direction: OrderDirection!, $first: Int!) {
      reviews(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first) {
        ...ReviewRow
      }
    }
  `,
  [reviewRow],
);

type Row = ResultOf<typeof reviewRow>;

/** A text on IPFS. */
export interface ReviewText {
  /** Markdown of a stranger; undefined: the file is not read (yet), or none of this layout. */
  readonly text: string | undefined;
  readonly cid: string;
}

/** What a buyer says. Times in seconds since 1970. */
export interface ReviewRow {
  readonly terms: TermsId;
  readonly asset: AssetId;
  /** Undefined until IPFS answered. */
  readonly assetName: string | undefined;
  readonly reviewer: Address;
  /** Whose reputation it counts for. */
  readonly seller: Address;
  /** 1 to 5. */
  readonly rating: number;
  /** Logarithm of the platform fee that was paid, 0 to 16. */
  readonly weight: number;
  /** Shown to be self-dealing: it counts for nothing. */
  readonly struck: boolean;
  /** Undefined: a rating only. */
  readonly text: ReviewText | undefined;
  /** Of the asset's owner. */
  readonly answer: (ReviewText & { readonly by: Address; readonly at: number }) | undefined;
  readonly edits: number;
  /** What it was from the start on, the oldest first; at most a hundred. */
  readonly history: readonly {
    readonly rating: number;
    readonly text: ReviewText | undefined;
    readonly at: number;
    readonly transaction: Hex;
  }[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly transaction: Hex;
}

/** What a list of reviews is sorted by. "weight": the highest fee first. */
export type ReviewOrder = "newest" | "weight" | "best" | "worst";

/** Which reviews to list. Everything that is given must hold. */
export interface ReviewsInput extends PageInput {
  readonly asset?: AssetId;
  readonly terms?: TermsId;
  readonly reviewer?: Address;
  readonly seller?: Address;
  readonly rating?: number;
  /** False: without those shown to be self-dealing. */
  readonly struck?: boolean;
  /** Default "newest". */
  readonly order?: ReviewOrder;
}

const ORDERS = {
  newest: { orderBy: "createdAt", direction: "desc", type: "BigInt" },
  weight: { orderBy: "weight", direction: "desc", type: "Int" },
  best: { orderBy: "rating", direction: "desc", type: "Int" },
  worst: { orderBy: "rating", direction: "asc", type: "Int" },
} as const;

/** Reviews with text, answer and history, page by page. @throws MarketError `InvalidInput`, the index codes */
export async function listReviews(
  market: MarketClient,
  { asset, terms, reviewer, seller, rating, struck, order = "newest", cursor, first: wanted }: ReviewsInput = {},
  signal?: AbortSignal,
): Promise<Page<ReviewRow>> {
  const { orderBy, direction, type } = ORDERS[order];
  const first = pageSize(wanted);
  const conditions = [
    { id_not: "" },
    asset === undefined ? undefined : { asset: String(asset) },
    terms === undefined ? undefined : { terms: String(terms) },
    reviewer === undefined ? undefined : { reviewer: reviewer.toLowerCase() },
    seller === undefined ? undefined : { seller: seller.toLowerCase() },
    rating === undefined ? undefined : { rating },
    struck === undefined ? undefined : { struck },
    ...after(orderBy, direction, cursor, type),
  ].filter((condition) => condition !== undefined);
  const where = { and: conditions } as VariablesOf<typeof reviewsOf>["where"];
  const variables = { where, orderBy, direction, first: rowsFor(first) };
  const { reviews } = await request(market, reviewsOf, variables, signal);
  const page = pageOf(reviews, first, (row) => ({ value: String(row[orderBy]), id: row.id }));
  return { ...page, items: page.items.map(toReviewRow) };
}

/**
 * Stars of the index's weighted mean, 1 to 5.
 * @param rating of an `AssetCard`, basis points of the way from one star to five
 */
export function starsOf(rating: number): number {
  return 1 + (4 * rating) / 10_000;
}

function toReviewRow(row: Row): ReviewRow {
  const answer = textOf(row.answerCid, row.answer);
  return {
    terms: BigInt(row.terms.id),
    asset: Number(row.asset.id),
    assetName: row.asset.metadata?.status === "Readable" ? row.asset.metadata.name : undefined,
    reviewer: row.reviewer.id,
    seller: row.seller.id,
    rating: row.rating,
    weight: row.weight,
    struck: row.struck,
    text: textOf(row.textCid, row.text),
    answer:
      answer === undefined || row.answeredBy === null
        ? undefined
        : { ...answer, by: row.answeredBy.id, at: Number(row.answeredAt) },
    edits: row.edits,
    history: row.history.map(({ rating, textCid, text, timestamp, transaction }) => ({
      ...{ rating, text: textOf(textCid, text) },
      ...{ at: Number(timestamp), transaction },
    })),
    createdAt: Number(row.createdAt),
    updatedAt: Number(row.updatedAt),
    transaction: row.transaction,
  };
}

function textOf(cid: string | null, file: Row["text"]): ReviewText | undefined {
  if (cid === null) return undefined;
  return { text: file?.status === "Readable" ? file.text : undefined, cid };
}
