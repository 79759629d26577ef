import { describe, expect, it } from "vitest";
import { activeFilters, explorePath, filterParams, parseFilters, searchInput, type SearchParams } from "./filters";

/** The filters of a path, as the server reads them. */
function filtersOf(path: string) {
  const params: Record<string, string | string[]> = {};
  const { searchParams } = new URL(path, "http://market.test");
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    params[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return parseFilters(params);
}

const FULL =
  "/explore?q=skin+lesion&category=Model&licence=Metered&framework=onnx&task=image-classification&language=en" +
  "&spdx=mit&tag=medicine&tag=small&certified=yes&quality=80&rating=4.5&reputation=70&min=1.5&max=1%2C000&sort=popular&cursor=5%7E12";

describe("the URL and the filters", () => {
  it.each([FULL, "/explore", "/explore?q=a", "/explore?tag=a%26b%3Dc&tag=%F0%9F%90%8D"])("are the same: %s", (path) => {
    const filters = filtersOf(path);
    expect(explorePath(filters, { cursor: filters.cursor })).toBe(path);
  });
  it("begin at the first page after a change", () => {
    expect(explorePath(filtersOf(FULL), { category: "Tool" })).not.toContain("cursor");
  });
  it("drop what cannot be searched for", () => {
    const bad: SearchParams = {
      ...{
        category: "Cake",
        licence: "model",
        min: "-1",
        max: "1e9",
        sort: "price",
        certified: "maybe",
        quality: "81",
        rating: "five",
        reputation: "-1",
        q: "  ",
        tag: ["", " "],
        task: "",
      },
    };
    expect(explorePath(parseFilters(bad))).toBe("/explore");
  });
  it("know a facet in any case, and every tag once", () => {
    const { framework, tags } = parseFilters({ framework: "ONNX", tag: ["Small", "small", "b"] });
    expect([framework, tags]).toEqual(["onnx", ["small", "b"]]);
  });
  it("take the first of a name given twice, and no endless text", () => {
    expect(parseFilters({ q: ["a", "b"] }).q).toBe("a");
    expect(parseFilters({ q: "a".repeat(10_000) }).q).toHaveLength(200);
    expect(parseFilters({ tag: [...Array(50).keys()].map(String) }).tags).toHaveLength(10);
  });
  it("leave the best match out: it is the order of a search", () => {
    expect(filterParams(parseFilters({ q: "a", sort: "relevance" }))).toEqual([["q", "a"]]);
    expect(parseFilters({ sort: "relevance" }).sort).toBeUndefined();
  });
});

describe("searchInput", () => {
  it("asks for everything that is chosen, amounts in base units", () => {
    expect(searchInput(filtersOf(FULL), 30, 1_000)).toEqual({
      ...{ text: "skin lesion", category: "Model", licenceKind: "Metered", framework: "onnx", language: "en" },
      ...{ task: "image-classification", licence: "mit", tags: ["medicine", "small"], sort: "popular" },
      ...{ minPrice: 15n * 10n ** 17n, maxPrice: 1_000n * 10n ** 18n, cursor: "5~12", first: 30 },
      ...{ certified: true, minQuality: 8_000, minRating: 4.5, minReputation: 7n * 10n ** 17n, now: 1_000 },
    });
  });
  it("asks for nothing that is not", () =>
    expect(searchInput(parseFilters({}), 30, 9)).toEqual({ tags: [], first: 30, now: 9 }));
  it("can ask for what has no certificate", () =>
    expect(searchInput(parseFilters({ certified: "no" }), 30, 9).certified).toBe(false));
});

describe("activeFilters", () => {
  it("say bounds in words", () => {
    const active = activeFilters(filtersOf("/explore?certified=no&quality=80&rating=4.5&reputation=60"));
    expect(active.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "Certificate: Without a certificate",
      "Quality: 80 of 100 or more",
      "Rating: 4.5 stars or more",
      "Owner’s reputation: 60 of 100 or more",
    ]);
    expect(active[1]?.without).toBe("/explore?certified=no&rating=4.5&reputation=60");
  });
  it("names each, with the page without it", () => {
    const active = activeFilters(filtersOf("/explore?q=x&category=Model&tag=a&tag=b&max=3"));
    expect(active).toEqual([
      { name: "Category", value: "Model", without: "/explore?q=x&tag=a&tag=b&max=3" },
      { name: "At most", value: "3 FTNS", without: "/explore?q=x&category=Model&tag=a&tag=b" },
      { name: "Tag", value: "a", without: "/explore?q=x&category=Model&tag=b&max=3" },
      { name: "Tag", value: "b", without: "/explore?q=x&category=Model&tag=a&max=3" },
    ]);
  });
});
