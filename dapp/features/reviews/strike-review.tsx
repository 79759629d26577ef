"use client";
import { lazy, Suspense } from "react";
import type { StrikeReviewProps } from "./strike-review-button";

const Button = lazy(() => import("./strike-review-button").then((module) => ({ default: module.StrikeReviewButton })));

/** The button comes by itself: most pages have no review to strike. */
export function StrikeReview(props: StrikeReviewProps) {
  return (
    <Suspense>
      <Button {...props} />
    </Suspense>
  );
}
