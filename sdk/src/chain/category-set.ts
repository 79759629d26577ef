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

/** Domains of an auditor, and those that they become at some time. */
export interface ChangingDomains {
  readonly domains: readonly Category[];
  readonly nextDomains: readonly Category[];
  /** Seconds since 1970; 0 = no change is due. */
  readonly from: number;
}

/**
 * The domains at a time, and the change that is still due. Nobody writes down a change that has become due.
 * @param time seconds since 1970
 */
export function domainsAt({ domains, nextDomains, from }: ChangingDomains, time: number) {
  if (from === 0) return { domains, nextDomains: undefined };
  if (time >= from) return { domains: nextDomains, nextDomains: undefined };
  return { domains, nextDomains: { domains: nextDomains, from } };
}

/** "models", "models and datasets", "none". */
export function categoryWords(categories: readonly Category[]): string {
  const words = categories.map((category) => WORDS[category]);
  const last = words.pop();
  if (last === undefined) return "none";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}
