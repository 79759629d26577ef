import { CATEGORIES, LICENCE_KINDS, parseFtns, type Category, type LicenceKind } from "@ftns-market/sdk/chain";
import type { SearchInput, SearchSort } from "@ftns-market/sdk/queries";

/** What the URL of the explore page says. Every value is one that can be searched for; anything else is dropped. */
export interface Filters {
  readonly q: string;
  readonly category: Category | undefined;
  readonly licence: LicenceKind | undefined;
  readonly framework: string | undefined;
  readonly task: string | undefined;
  readonly language: string | undefined;
  /** SPDX id of the licence text, in lower case. */
  readonly spdx: string | undefined;
  readonly tags: readonly string[];
  /** FTNS as the visitor wrote it. */
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** A live certificate: there, or not there. */
  readonly certified: "yes" | "no" | undefined;
  /** Overall quality of a live certificate at least, points of 100. */
  readonly quality: number | undefined;
  /** Weighted mean of reviews at least, stars. */
  readonly rating: number | undefined;
  /** Reputation of the owner at least, points of 100. */
  readonly reputation: number | undefined;
  /** Undefined: relevance with words, else newest. */
  readonly sort: SearchSort | undefined;
  readonly cursor: string | undefined;
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The orders in the words of the page. Relevance needs words to be relevant to. */
export const SORTS: readonly { readonly value: SearchSort; readonly label: string }[] = [
  { value: "relevance", label: "Best match" },
  { value: "newest", label: "Newest" },
  { value: "quality", label: "Best quality" },
  { value: "rating", label: "Best rated" },
  { value: "popular", label: "Most sold" },
  { value: "volume", label: "Largest volume" },
  { value: "cheapest", label: "Cheapest" },
];

const CERTIFIED = ["yes", "no"] as const;
/** The least of each that can be asked for. */
export const QUALITIES: readonly number[] = [90, 80, 70, 60];
export const RATINGS: readonly number[] = [4.5, 4, 3, 2];
export const REPUTATIONS: readonly number[] = [90, 80, 70, 60];

const BPS_OF_POINT = 100;
const WAD_OF_POINT = 10n ** 16n;

const MAX_TEXT = 200;
const MAX_TAGS = 10;

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseFilters(params: SearchParams): Filters {
  const text = (name: string) => oneOf(params[name])?.trim().slice(0, MAX_TEXT) || undefined;
  const facet = (name: string) => text(name)?.toLowerCase();
  const q = text("q") ?? "";
  const sort = SORTS.find(({ value }) => value === params["sort"])?.value;
  return {
    q,
    category: CATEGORIES.find((category) => category === text("category")),
    licence: LICENCE_KINDS.find((kind) => kind === text("licence")),
    framework: facet("framework"),
    task: facet("task"),
    language: facet("language"),
    spdx: facet("spdx"),
    tags: tagsOf(params["tag"]),
    min: amount(text("min")),
    max: amount(text("max")),
    certified: CERTIFIED.find((one) => one === text("certified")),
    quality: among(QUALITIES, text("quality")),
    rating: among(RATINGS, text("rating")),
    reputation: among(REPUTATIONS, text("reputation")),
    sort: sort === "relevance" ? undefined : sort,
    cursor: text("cursor"),
  };
}

function oneOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

function among(values: readonly number[], text: string | undefined): number | undefined {
  return values.find((value) => String(value) === text);
}

function tagsOf(value: string | readonly string[] | undefined): readonly string[] {
  const given = typeof value === "string" ? [value] : (value ?? []);
  const tags = given.map((tag) => tag.trim().toLowerCase().slice(0, MAX_TEXT)).filter((tag) => tag !== "");
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

/** An amount that can be read; else nothing. */
function amount(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    parseFtns(text);
    return text;
  } catch {
    // Only what a visitor may have mistyped; without it the page shows more, never something else.
    return undefined;
  }
}

/** Names and values for the URL, in one order, so that the same choice has the same URL. */
export function filterParams(filters: Filters): readonly (readonly [name: string, value: string])[] {
  const { q, category, licence, framework, task, language, spdx, tags, min, max, sort, cursor } = filters;
  const { certified, quality, rating, reputation } = filters;
  const number = (value: number | undefined) => (value === undefined ? undefined : String(value));
  const pairs = [
    ...[["q", q === "" ? undefined : q] as const, ["category", category] as const, ["licence", licence] as const],
    ...[["framework", framework] as const, ["task", task] as const, ["language", language] as const],
    ...[["spdx", spdx] as const, ...tags.map((tag) => ["tag", tag] as const)],
    ...[["certified", certified] as const, ["quality", number(quality)] as const],
    ...[["rating", number(rating)] as const, ["reputation", number(reputation)] as const],
    ...[["min", min] as const, ["max", max] as const, ["sort", sort] as const, ["cursor", cursor] as const],
  ];
  return pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** The path of the page with some filters changed. A change begins at the first page, unless it is the page. */
export function explorePath(filters: Filters, change: Partial<Filters> = {}): string {
  const pairs = filterParams({ ...filters, cursor: undefined, ...change });
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
  return pairs.length === 0 ? "/explore" : `/explore?${query.toString()}`;
}

/** The question to the index. @param first assets on a page @param now time of the chain, which certificates expire by */
export function searchInput(filters: Filters, first: number, now: number): SearchInput {
  const { q, category, licence, framework, task, language, spdx, tags, min, max, sort, cursor } = filters;
  const { certified, quality, rating, reputation } = filters;
  const given = {
    text: q === "" ? undefined : q,
    category,
    licenceKind: licence,
    framework,
    task,
    language,
    licence: spdx,
    minPrice: min === undefined ? undefined : parseFtns(min),
    maxPrice: max === undefined ? undefined : parseFtns(max),
    certified: certified === undefined ? undefined : certified === "yes",
    minQuality: quality === undefined ? undefined : quality * BPS_OF_POINT,
    minRating: rating,
    minReputation: reputation === undefined ? undefined : BigInt(reputation) * WAD_OF_POINT,
    sort,
    cursor,
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(known) as SearchInput), tags, first, now };
}

export const CERTIFIED_WORDS: Readonly<Record<"yes" | "no", string>> = {
  yes: "Certified",
  no: "Without a certificate",
};

/** A bound in words. */
export function atLeast(value: number, unit: "of 100" | "stars"): string {
  return `${value} ${unit} or more`;
}

/** A filter in force, and where the page is without it. */
export interface ActiveFilter {
  readonly name: string;
  readonly value: string;
  readonly without: string;
}

/** What narrows the list, words and order aside. */
export function activeFilters(filters: Filters): readonly ActiveFilter[] {
  const { category, licence, framework, task, language, spdx, tags, min, max } = filters;
  const { certified, quality, rating, reputation } = filters;
  const single = [
    ["Category", category, { category: undefined }],
    ["Licence", licence, { licence: undefined }],
    ["Framework", framework, { framework: undefined }],
    ["Task", task, { task: undefined }],
    ["Language", language, { language: undefined }],
    ["Licence text", spdx, { spdx: undefined }],
    ["Certificate", certified === undefined ? undefined : CERTIFIED_WORDS[certified], { certified: undefined }],
    ["Quality", quality === undefined ? undefined : atLeast(quality, "of 100"), { quality: undefined }],
    ["Rating", rating === undefined ? undefined : atLeast(rating, "stars"), { rating: undefined }],
    [
      "Owner’s reputation",
      reputation === undefined ? undefined : atLeast(reputation, "of 100"),
      { reputation: undefined },
    ],
    ["At least", min === undefined ? undefined : `${min} FTNS`, { min: undefined }],
    ["At most", max === undefined ? undefined : `${max} FTNS`, { max: undefined }],
  ] as const;
  const named = single.flatMap(([name, value, change]) =>
    value === undefined ? [] : [{ name, value, without: explorePath(filters, change) }],
  );
  const tagged = tags.map((tag) => ({
    ...{ name: "Tag", value: tag, without: explorePath(filters, { tags: tags.filter((other) => other !== tag) }) },
  }));
  return [...named, ...tagged];
}
