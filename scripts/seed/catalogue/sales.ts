import type { Party, SeedTerms } from "./types.ts";

/** Those who buy from the catalogue and publish nothing. The publisher gives each an account of the network. */
export const CUSTOMERS = {
  clinic: "scores measurements and has its own model evaluated",
  university: "teaches with the open data and the tools",
  messenger: "filters the messages of its users",
} as const;

export type Customer = keyof typeof CUSTOMERS;

/** A purchase on a fresh devnet. */
export interface SeedSale {
  readonly buyer: Customer | Party;
  /** Key of the asset. */
  readonly asset: string;
  readonly kind: SeedTerms["kind"];
  /** Copies, periods or packs. */
  readonly quantity: number;
  /** The key is delivered, and the buyer has not yet said whether the content is right. Default: the sale is settled. */
  readonly unchecked?: boolean;
}

/** In the order in which they happen. The second purchase of the same encrypted version is settled at once: the key is there. */
export const SALES: readonly SeedSale[] = [
  { buyer: "university", asset: "iris-data", kind: "perpetual", quantity: 1 },
  { buyer: "university", asset: "breast-cancer-data", kind: "perpetual", quantity: 1 },
  { buyer: "clinic", asset: "batch-inference", kind: "metered", quantity: 3 },
  { buyer: "clinic", asset: "breast-cancer-classifier", kind: "perpetual", quantity: 1 },
  { buyer: "messenger", asset: "spam-classifier", kind: "subscription", quantity: 1 },
  { buyer: "messenger", asset: "spam-classifier", kind: "subscription", quantity: 2 },
  { buyer: "modelLab", asset: "evaluation-runs", kind: "metered", quantity: 1 },
  { buyer: "clinic", asset: "evaluation-runs", kind: "metered", quantity: 2 },
  { buyer: "university", asset: "dataset-checker", kind: "perpetual", quantity: 5, unchecked: true },
];

/** Whose revenue is distributed and paid out after that, from children to parents: the royalties of two models reach the data. */
export const COLLECTED: { readonly payee: Party; readonly assets: readonly string[] } = {
  payee: "dataSteward",
  assets: ["batch-inference", "breast-cancer-classifier", "breast-cancer-data"],
};
