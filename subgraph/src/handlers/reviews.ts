import { ReviewAnswered, Reviewed, ReviewEdited, ReviewStruck } from "../../generated/Reviews/Reviews";
import { answerReview, createReview, editReview, strikeReview } from "../store/review";

export function handleReviewed(event: Reviewed): void {
  const p = event.params;
  createReview(event, p.terms, p.reviewer, p.seller, p.rating, p.weight, p.textDigest);
}

export function handleReviewEdited(event: ReviewEdited): void {
  const p = event.params;
  editReview(event, p.terms, p.reviewer, p.previous, p.rating, p.textDigest);
}

export function handleReviewAnswered(event: ReviewAnswered): void {
  const p = event.params;
  answerReview(event, p.terms, p.reviewer, p.seller, p.textDigest);
}

export function handleReviewStruck(event: ReviewStruck): void {
  const p = event.params;
  strikeReview(event, p.terms, p.reviewer, p.split);
}
