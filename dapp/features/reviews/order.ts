import type { ReviewOrder } from "@ftns-market/sdk/queries";

/** The orders of reviews, in words. */
export const REVIEW_ORDERS: Readonly<Record<ReviewOrder, string>> = {
  weight: "Most weight",
  newest: "Newest",
  best: "Best",
  worst: "Worst",
};

const ORDERS = Object.keys(REVIEW_ORDERS) as readonly ReviewOrder[];

/** The order that an address asks for: those whose authors paid most first, else. */
export function readOrder(text: string | readonly string[] | undefined): ReviewOrder {
  return ORDERS.find((order) => order === text) ?? "weight";
}
