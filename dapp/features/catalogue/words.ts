import type { AssetStatus, Category, LicenceKind } from "@ftns-market/sdk/chain";

/** What the categories are called and hold. */
export const CATEGORY_WORDS: Readonly<Record<Category, { one: string; many: string; holds: string }>> = {
  Model: { one: "Model", many: "Models", holds: "Weights to run or to build on" },
  Dataset: { one: "Data set", many: "Data sets", holds: "Tables, texts, images, sound" },
  Compute: { one: "Compute", many: "Compute", holds: "Inference and training by the unit" },
  Tool: { one: "Tool", many: "Tools", holds: "Programs that work on models and data" },
  IP: { one: "IP", many: "IP", holds: "Reports, recipes, rights" },
};

/** What the kinds of licence are called, and what they give. */
export const LICENCE_KIND_WORDS: Readonly<Record<LicenceKind, { name: string; gives: string }>> = {
  Perpetual: { name: "Perpetual", gives: "Paid once, yours for good" },
  Subscription: { name: "Subscription", gives: "Paid per period, ends by itself" },
  Metered: { name: "Metered", gives: "Paid by the unit, used up" },
};

/** Why an asset cannot be bought; nothing for one that can. */
export const STATUS_WORDS: Readonly<Record<AssetStatus, { name: string; means: string } | undefined>> = {
  Live: undefined,
  TakenDown: { name: "Taken down", means: "Not for sale any more. Licences that were bought stay valid." },
  Fraudulent: { name: "Proved wrong", means: "A buyer proved that the content is not what was promised." },
};
