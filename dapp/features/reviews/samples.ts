import type { ReviewRow } from "@ftns-market/sdk/queries";

/** A review of the index for tests. */
export const REVIEW: ReviewRow = {
  ...{ terms: 524_289n, asset: 8, assetName: "Flower teller", rating: 5, weight: 6, struck: false },
  reviewer: "0x976ea74026e726554db657fa54763abd0c3a0aa9",
  seller: "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc",
  ...{ text: { text: "It names flowers.", cid: "bafkreitext" }, answer: undefined, edits: 0, history: [] },
  ...{ createdAt: 400, updatedAt: 400, transaction: `0x${"ab".repeat(32)}` },
};
