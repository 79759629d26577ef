import type { Category } from "@ftns-market/sdk/chain";

/** What an asset is called; by its number when its metadata are missing or unreadable. */
export function assetName({
  id,
  metadata,
}: {
  readonly id: string | number;
  readonly metadata?: { readonly name: string } | null;
}): string {
  const name = metadata?.name.trim();
  return name ? name : `Asset ${id}`;
}

/** Categories in words, one and many. */
export const CATEGORY_NAMES: Readonly<Record<Category, { readonly one: string; readonly many: string }>> = {
  Model: { one: "Model", many: "Models" },
  Dataset: { one: "Data set", many: "Data sets" },
  Compute: { one: "Compute", many: "Compute" },
  Tool: { one: "Tool", many: "Tools" },
  IP: { one: "IP", many: "IP" },
};
