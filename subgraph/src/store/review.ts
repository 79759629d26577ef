import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Asset, Review, ReviewAnswer, ReviewEdit } from "../../generated/schema";
import { ReviewTextFile } from "../../generated/templates";
import { optionalCid } from "../cid";
import { assetOfTerms, factId, numberId, poolId, reviewId } from "../ids";
import { touchAccount } from "./account";
import { loadAsset } from "./asset";
import { stamp } from "./stamp";

const BASIS_POINTS = BigInt.fromI32(10000);
/** Of rating - 1. */
const TOP_RATING = BigInt.fromI32(4);

export function createReview(
  event: ethereum.Event,
  terms: BigInt,
  reviewer: Bytes,
  seller: Bytes,
  rating: i32,
  weight: i32,
  textDigest: Bytes,
): void {
  const review = new Review(reviewId(numberId(terms), reviewer));
  review.terms = numberId(terms);
  review.asset = assetOfTerms(terms);
  review.reviewer = touchAccount(reviewer, event);
  review.seller = touchAccount(seller, event);
  review.rating = rating;
  review.weight = weight;
  review.struck = false;
  review.edits = 0;
  review.createdAt = event.block.timestamp;
  review.block = event.block.number;
  review.transaction = event.transaction.hash;
  const first = recordEdit(event, review, textDigest);
  first.save();

  const asset = loadAsset(review.asset);
  asset.reviewCount += 1;
  count(asset, rating, weight);
  asset.save();
}

export function editReview(
  event: ethereum.Event,
  terms: BigInt,
  reviewer: Bytes,
  previous: i32,
  rating: i32,
  textDigest: Bytes,
): void {
  const review = loadReview(terms, reviewer);
  review.rating = rating;
  review.edits += 1;
  const edit = recordEdit(event, review, textDigest);
  edit.previousRating = previous;
  edit.save();

  const asset = loadAsset(review.asset);
  count(asset, previous, -review.weight);
  count(asset, rating, review.weight);
  asset.save();
}

/** @param textDigest zero: the answer is taken back */
export function answerReview(
  event: ethereum.Event,
  terms: BigInt,
  reviewer: Bytes,
  seller: Bytes,
  textDigest: Bytes,
): void {
  const cid = optionalCid(textDigest);
  const review = loadReview(terms, reviewer);
  review.answer = cid;
  review.answerCid = cid;
  review.answeredBy = touchAccount(seller, event);
  review.answeredAt = event.block.timestamp;
  review.save();

  const answer = new ReviewAnswer(factId(event));
  answer.review = review.id;
  answer.seller = seller;
  answer.text = cid;
  answer.textCid = cid;
  stamp(answer, event);
  answer.save();
  if (cid) ReviewTextFile.create(cid);
}

/** It counts no longer, but stays to be read. @param split number of the one that shows the self-dealing */
export function strikeReview(event: ethereum.Event, terms: BigInt, reviewer: Bytes, split: i32): void {
  const review = loadReview(terms, reviewer);
  const asset = loadAsset(review.asset);
  asset.reviewCount -= 1;
  count(asset, review.rating, -review.weight);
  asset.save();

  review.struck = true;
  review.struckBy = poolId(asset.number, split);
  review.weight = 0;
  review.updatedAt = event.block.timestamp;
  review.save();
}

/** Every event about a review follows the first. */
function loadReview(terms: BigInt, reviewer: Bytes): Review {
  return Review.load(reviewId(numberId(terms), reviewer))!;
}

/** Saves the review with its text. The caller saves the fact. */
function recordEdit(event: ethereum.Event, review: Review, textDigest: Bytes): ReviewEdit {
  const cid = optionalCid(textDigest);
  review.text = cid;
  review.textCid = cid;
  review.updatedAt = event.block.timestamp;
  review.save();
  if (cid) ReviewTextFile.create(cid);

  const edit = new ReviewEdit(factId(event));
  edit.review = review.id;
  edit.rating = review.rating;
  edit.text = cid;
  edit.textCid = cid;
  stamp(edit, event);
  return edit;
}

/** Adds a review's rating to the asset's; a negative weight takes it away. */
function count(asset: Asset, rating: i32, weight: i32): void {
  asset.ratingSum = asset.ratingSum.plus(BigInt.fromI32(weight * (rating - 1)));
  asset.ratingWeight = asset.ratingWeight.plus(BigInt.fromI32(weight));
  if (asset.ratingWeight.isZero()) asset.unset("rating");
  else asset.rating = asset.ratingSum.times(BASIS_POINTS).div(asset.ratingWeight.times(TOP_RATING)).toI32();
}
