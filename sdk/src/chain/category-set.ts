import { CATEGORIES, type Category } from "./enums.ts";

const WORDS: Readonly<Record<Category, string>> = {
  Model: "models",
  Dataset: "datasets",
  Compute: "compute",
  Tool: "tools",
  IP: "IP",
};

/** Categories as the set of bits that contracts keep: bit i = category i. */
export function categorySet(categories: Iterable<Category>): number {
  return [...categories].reduce((bits, category) => bits | (1 << CATEGORIES.indexOf(category)), 0);
}

/** The categories of a set of bits, in their order. Bits beyond them are nothing. */
export function categoriesOf(bits: number | bigint): Category[] {
  return CATEGORIES.filter((_, i) => (BigInt(bits) >> BigInt(i)) & 1n);
}

/** "models", "models and datasets", "none". */
export function categoryWords(categories: readonly Category[]): string {
  const words = categories.map((category) => WORDS[category]);
  const last = words.pop();
  if (last === undefined) return "none";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}
