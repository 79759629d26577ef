import type { Category, LicenceKind } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql, type VariablesOf } from "./graphql.ts";
import { request } from "./request.ts";
import { conditions, nowOf, ownerConditions, tsQuery, type SearchInput } from "./search.ts";

const byId = graphql(`
  query FacetRows($where: Asset_filter!) {
    assets(where: $where, orderBy: id, first: 1000) {
      id
      category
      minPrice
      licenceKinds
      certifiedUntil
      metadata {
        framework
        task
        languages
        licenceSpdx
        tags
      }
    }
  }
`);

const byText = graphql(`
  query FacetRowsByText($text: String!, $where: Metadata_filter!, $assets: Asset_filter!) {
    searchMetadata(text: $text, where: $where, first: 1000) {
      assets(where: $assets, first: 100) {
        id
        category
        minPrice
        licenceKinds
        certifiedUntil
        metadata {
          framework
          task
          languages
          licenceSpdx
          tags
        }
      }
    }
  }
`);

/** A value that can be filtered by. */
export interface FacetValue<Value extends string = string> {
  /** For `SearchInput`: in lower case, but for categories and licence kinds. */
  readonly value: Value;
  /** As the first seller wrote it. */
  readonly label: string;
  /** Assets that have it, with every other filter in force. */
  readonly count: number;
}

/** The values to filter by, the most frequent first. */
export interface Facets {
  /** Assets that fit all of the filters. */
  readonly total: number;
  readonly category: readonly FacetValue<Category>[];
  readonly licenceKind: readonly FacetValue<LicenceKind>[];
  readonly framework: readonly FacetValue[];
  readonly task: readonly FacetValue[];
  readonly language: readonly FacetValue[];
  /** SPDX ids. */
  readonly licence: readonly FacetValue[];
  readonly tag: readonly FacetValue[];
  /** Whether there is a live certificate. */
  readonly certified: readonly FacetValue<"certified" | "uncertified">[];
  /** False when there is more than is counted: 10,000 assets, or 1,000 that fit a text. */
  readonly complete: boolean;
}

type FacetName = Exclude<keyof Facets, "total" | "complete">;
type FacetRow = {
  readonly values: Readonly<Record<FacetName, readonly string[]>>;
  readonly minPrice: bigint | undefined;
};
type AssetFilter = VariablesOf<typeof byId>["where"];

const ROWS = 1_000;
const MOST_ROWS = 10_000;

/**
 * The values that assets can be filtered by, with counts. A facet's own choice does not narrow its counts, so that they tell what
 * another choice would find; chosen tags do, because all of them must fit.
 * @param input as for `searchAssets`; page and sort do not matter
 * @throws MarketError the index codes
 */
export async function readFacets(market: MarketClient, input: SearchInput = {}, signal?: AbortSignal): Promise<Facets> {
  const { rows, complete } = await rowsOf(market, input, signal);
  const wanted = choices(input);
  const among = (facet: FacetName | undefined) => rows.filter((row) => fits(row, input, wanted, facet));
  const count = (facet: FacetName) => tally(among(facet), facet);
  return {
    total: among(undefined).length,
    category: count("category") as readonly FacetValue<Category>[],
    licenceKind: count("licenceKind") as readonly FacetValue<LicenceKind>[],
    framework: count("framework"),
    task: count("task"),
    language: count("language"),
    licence: count("licence"),
    tag: tally(among(undefined), "tag"),
    certified: count("certified") as Facets["certified"],
    complete,
  };
}

/** Everything that fits what is no facet. */
async function rowsOf(
  market: MarketClient,
  input: SearchInput,
  signal?: AbortSignal,
): Promise<{ rows: FacetRow[]; complete: boolean }> {
  const now = Number(nowOf(input));
  const toFacetRow = (row: IndexRow) => toRow(row, now);
  const { category: _c, licenceKind: _l, minPrice: _n, maxPrice: _x, certified: _k, ...others } = input;
  const own = conditions({ ...others, now });
  const fixed = [...own, ...ownerConditions(input)];
  const words = tsQuery(input.text ?? "");
  if (words !== undefined) {
    const assets = { and: fixed } as AssetFilter;
    const { searchMetadata } = await request(
      market,
      byText,
      { text: words, where: { assets_: { and: own } }, assets },
      signal,
    );
    const rows = searchMetadata.flatMap(({ assets: found }) => found.map(toFacetRow));
    return { rows, complete: searchMetadata.length < ROWS };
  }
  const rows: FacetRow[] = [];
  for (let after = ""; rows.length < MOST_ROWS;) {
    const where = { and: [...fixed, { id_gt: after }] } as AssetFilter;
    const { assets } = await request(market, byId, { where }, signal);
    rows.push(...assets.map(toFacetRow));
    const last = assets.at(-1);
    if (assets.length < ROWS || last === undefined) return { rows, complete: true };
    after = last.id;
  }
  return { rows, complete: false };
}

interface IndexRow {
  readonly category: Category;
  readonly minPrice: string | null;
  readonly licenceKinds: readonly LicenceKind[];
  readonly certifiedUntil: string;
  readonly metadata: {
    readonly framework: string | null;
    readonly task: string | null;
    readonly languages: readonly string[];
    readonly licenceSpdx: string | null;
    readonly tags: readonly string[];
  } | null;
}

function toRow({ category, minPrice, licenceKinds, certifiedUntil, metadata }: IndexRow, now: number): FacetRow {
  const one = (value: string | null | undefined) => (value === null || value === undefined ? [] : [value]);
  return {
    minPrice: minPrice === null ? undefined : BigInt(minPrice),
    values: {
      category: [category],
      licenceKind: licenceKinds,
      framework: one(metadata?.framework),
      task: one(metadata?.task),
      language: metadata?.languages ?? [],
      licence: one(metadata?.licenceSpdx),
      tag: metadata?.tags ?? [],
      certified: [Number(certifiedUntil) > now ? "certified" : "uncertified"],
    },
  };
}

function choices(input: SearchInput): Readonly<Record<FacetName, readonly string[]>> {
  const one = (value: string | undefined) => (value === undefined ? [] : [value.toLowerCase()]);
  return {
    category: one(input.category),
    licenceKind: one(input.licenceKind),
    framework: one(input.framework),
    task: one(input.task),
    language: one(input.language),
    licence: one(input.licence),
    tag: (input.tags ?? []).map((tag) => tag.toLowerCase()),
    certified: input.certified === undefined ? [] : [input.certified ? "certified" : "uncertified"],
  };
}

/** @param except the facet whose own choice is left out of account */
function fits(
  { values, minPrice }: FacetRow,
  input: SearchInput,
  wanted: ReturnType<typeof choices>,
  except: FacetName | undefined,
): boolean {
  if (input.minPrice !== undefined && (minPrice === undefined || minPrice < input.minPrice)) return false;
  if (input.maxPrice !== undefined && (minPrice === undefined || minPrice > input.maxPrice)) return false;
  return (Object.keys(wanted) as FacetName[]).every((facet) => {
    if (facet === except) return true;
    const has = values[facet].map((value) => value.toLowerCase());
    return wanted[facet].every((value) => has.includes(value));
  });
}

const KEEPS_CASE: readonly FacetName[] = ["category", "licenceKind"];

function tally(rows: readonly FacetRow[], facet: FacetName): readonly FacetValue[] {
  const found = new Map<string, { value: string; label: string; count: number }>();
  for (const { values } of rows) {
    for (const key of new Set(values[facet].map((value) => value.toLowerCase()))) {
      const label = values[facet].find((value) => value.toLowerCase() === key) ?? key;
      const known = found.get(key) ?? { value: KEEPS_CASE.includes(facet) ? label : key, label, count: 0 };
      found.set(key, { ...known, count: known.count + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
