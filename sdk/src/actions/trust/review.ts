import { zeroHash, type Address, type Hex } from "viem";
import { assetOf, type TermsId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { shortAddress } from "../../chain/units.ts";
import { reviewsAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import { assetWords } from "../words.ts";

/** What a buyer says of a licence. */
export interface ReviewInput {
  readonly terms: TermsId;
  /** 1 to 5. */
  readonly rating: number;
  /** bytes32, digest of the text on IPFS; default none. */
  readonly textDigest?: Hex;
  /** The asset's split at the purchase, as `reads.readSplit` gives it for the number that `reads.readReview` says. */
  readonly split: Split;
  /** Whose reputation it counts for: the owner of the asset; for what becomes stale. */
  readonly seller: Address;
  readonly name?: string;
}

/** Reviews a licence that the wallet bought, once. */
export function review(market: MarketClient, input: ReviewInput): Action {
  const { terms, rating, textDigest = zeroHash, split, seller, name } = input;
  requireAccount(market);
  return {
    id: "reviews.review",
    request: contractCall({
      address: market.addresses.Reviews,
      abi: reviewsAbi,
      functionName: "review",
      args: [terms, rating, textDigest, split],
    }),
    summary: `Review ${assetWords(assetOf(terms), name)} with ${rating} of 5. It is public for ever; you can edit it. Costs no FTNS.`,
    maxCost: 0n,
    refresh: refreshOf(terms, seller),
  };
}

/** A change of the wallet's review. */
export type EditReviewInput = Omit<ReviewInput, "split">;

/** Changes the wallet's review. The earlier one stays in the history; its weight and whom it counts for stay too. */
export function editReview(market: MarketClient, input: EditReviewInput): Action {
  const { terms, rating, textDigest = zeroHash, seller, name } = input;
  requireAccount(market);
  return {
    id: "reviews.edit",
    request: contractCall({
      address: market.addresses.Reviews,
      abi: reviewsAbi,
      functionName: "edit",
      args: [terms, rating, textDigest],
    }),
    summary: `Change your review of ${assetWords(assetOf(terms), name)} to ${rating} of 5. What you wrote before stays public. Costs no FTNS.`,
    maxCost: 0n,
    refresh: refreshOf(terms, seller),
  };
}

/** The review that something is about. */
export interface ReviewReference {
  readonly terms: TermsId;
  readonly reviewer: Address;
}

/** An owner's answer. */
export interface AnswerReviewInput extends ReviewReference {
  /** bytes32, digest of the text on IPFS. */
  readonly textDigest: Hex;
}

/** Answers a review. The asset's owner only, as often as it likes. */
export function answerReview(market: MarketClient, { terms, reviewer, textDigest }: AnswerReviewInput): Action {
  return {
    id: "reviews.answer",
    request: contractCall({
      address: market.addresses.Reviews,
      abi: reviewsAbi,
      functionName: "answer",
      args: [terms, reviewer, textDigest],
    }),
    summary: `Answer the review of ${shortAddress(reviewer)} in public. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.reviews(assetOf(terms))],
  };
}

/** A review by somebody whom the asset pays. */
export interface StrikeReviewInput extends ReviewReference {
  /** Number of a split that names the reviewer, any that the asset had until the review. */
  readonly number: number;
  /** That split, as `reads.readSplit` gives it. */
  readonly split: Split;
  /** Whose reputation the review counts for; for what becomes stale. */
  readonly seller: Address;
}

/** Takes the weight of a review away by showing a split of the asset that names its author. Anyone. */
export function strikeReview(market: MarketClient, input: StrikeReviewInput): Action {
  const { terms, reviewer, number, split, seller } = input;
  return {
    id: "reviews.strike",
    request: contractCall({
      address: market.addresses.Reviews,
      abi: reviewsAbi,
      functionName: "strike",
      args: [terms, reviewer, number, split],
    }),
    summary: `Strike the review of ${shortAddress(reviewer)}: split ${number} of asset ${assetOf(terms)} pays this account, so the review counts no longer. Costs no FTNS.`,
    maxCost: 0n,
    refresh: refreshOf(terms, seller),
  };
}

function refreshOf(terms: TermsId, seller: Address) {
  const asset = assetOf(terms);
  return [keys.reviews(asset), keys.asset(asset), keys.search(), keys.reputation(seller)];
}
