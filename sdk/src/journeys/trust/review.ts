import { getContractEvents } from "viem/actions";
import { zeroHash, type Address } from "viem";
import { send, type SendOptions } from "../../actions/send.ts";
import {
  answerReview as answer,
  editReview,
  review,
  strikeReview as strike,
  type ReviewReference,
} from "../../actions/trust/review.ts";
import { encodeReviewText } from "../../audits/review-text.ts";
import { assetOf, type TermsId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { describeError } from "../../errors/describe.ts";
import { MarketError } from "../../errors/market-error.ts";
import { contractError } from "../../errors/revert.ts";
import { assetRegistryAbi } from "../../generated/abis.ts";
import { readAsset } from "../../reads/asset.ts";
import { readSplit } from "../../reads/records.ts";
import { readReview, type ChainReview } from "../../reads/review.ts";
import { uploadDocument } from "../upload-document.ts";

/** What a buyer says of a licence. */
export interface WriteReviewInput {
  readonly terms: TermsId;
  /** 1 to 5. */
  readonly rating: number;
  /** Markdown of at most 5,000 characters; default none. */
  readonly text?: string;
  readonly name?: string;
}

/**
 * Reviews a licence that the wallet bought, or changes the review that it wrote before. The words go to IPFS first.
 * @returns the review as it stands
 * @throws MarketError `Reviews_NeverBought`, `Reviews_SelfDealing`, `Reviews_InvalidRating`, those of IPFS and of `send`
 */
export async function writeReview(
  market: MarketClient,
  { terms, rating, text, name }: WriteReviewInput,
  options: SendOptions = {},
): Promise<ChainReview> {
  const account = requireAccount(market);
  const words = text === undefined || text.trim() === "" ? undefined : encodeReviewText({ text });
  try {
    const [{ owner: seller }, before] = await Promise.all([
      readAsset(market, assetOf(terms)),
      readReview(market, terms, account),
    ]);
    if (!before.bought && before.review === undefined) throw contractError("Reviews_NeverBought", [terms, account]);
    const textDigest = words === undefined ? zeroHash : await uploadDocument(market, words);
    const said = { terms, rating, textDigest, name };
    const action =
      before.review === undefined
        ? review(market, { ...said, seller, split: await readSplit(market, assetOf(terms), before.split) })
        : editReview(market, { ...said, seller: before.review.seller });
    await send(market, action, options);
    return await existing(market, terms, account);
  } catch (error) {
    throw describeError(error);
  }
}

/**
 * Answers a review as the owner of the asset.
 * @param answered `text` is markdown of at most 5,000 characters
 * @throws MarketError `Reviews_CallerIsNotOwner`, `Reviews_NotReviewed`, those of IPFS and of `send`
 */
export async function answerReview(
  market: MarketClient,
  { terms, reviewer, text }: ReviewReference & { readonly text: string },
  options: SendOptions = {},
): Promise<void> {
  const words = encodeReviewText({ text });
  try {
    const textDigest = await uploadDocument(market, words);
    await send(market, answer(market, { terms, reviewer, textDigest }), options);
  } catch (error) {
    throw describeError(error);
  }
}

/**
 * Strikes the review of an account that a split of the asset had named by the time of the purchase: looks for such a split, and shows it to the chain. Anyone.
 * @returns the review, without weight
 * @throws MarketError `Reviews_NotReviewed`, `Reviews_AlreadyStruck`, `Reviews_NoSelfDealing` when no split names it, those of `send`
 */
export async function strikeReview(
  market: MarketClient,
  { terms, reviewer }: ReviewReference,
  options: SendOptions = {},
): Promise<ChainReview> {
  try {
    const { seller, split: last } = await existing(market, terms, reviewer);
    const found = await splitThatPays(market, terms, reviewer, last);
    if (found === undefined) throw contractError("Reviews_NoSelfDealing", [terms, reviewer]);
    await send(market, strike(market, { terms, reviewer, seller, ...found }), options);
    return await existing(market, terms, reviewer);
  } catch (error) {
    throw describeError(error);
  }
}

/** @param last number of the split at the purchase: a later one says nothing about the review */
async function splitThatPays(market: MarketClient, terms: TermsId, reviewer: Address, last: number) {
  const { address, block } = market.deployment.contracts.AssetRegistry;
  const changes = await getContractEvents(market.client, {
    ...{ address, abi: assetRegistryAbi, fromBlock: BigInt(block), strict: true },
    eventName: "SplitChanged",
    args: { asset: assetOf(terms) },
  } as const);
  const paying = changes.find(
    ({ args }) =>
      args.split <= last && args.contributors.some(({ account }) => account.toLowerCase() === reviewer.toLowerCase()),
  );
  if (paying === undefined) return undefined;
  const { split: number, contributors, parents } = paying.args;
  return { number, split: { contributors, parents } };
}

async function existing(market: MarketClient, terms: TermsId, reviewer: Address): Promise<ChainReview> {
  const { review: found } = await readReview(market, terms, reviewer);
  if (found !== undefined) return found;
  throw new MarketError("Reviews_NotReviewed", "This account has not reviewed this licence.", { terms, reviewer });
}
