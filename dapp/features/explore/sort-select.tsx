"use client";
import { SelectField } from "@/components/field";
import { HiddenFilters } from "./hidden-filters";
import { explorePath, SORTS, type Filters } from "./filters";
import { useExploreNavigation } from "./navigation";

/** The order of the list. */
export function SortSelect({ filters }: { readonly filters: Filters }) {
  const { go } = useExploreNavigation();
  const fallback = filters.q === "" ? "newest" : "relevance";
  const options = SORTS.filter(({ value }) => value !== "relevance" || filters.q !== "");
  return (
    <form action="/explore" className="flex items-center gap-2">
      <HiddenFilters filters={filters} except={["sort"]} />
      <SelectField
        label="Sort by"
        labelHidden
        name="sort"
        className="w-40"
        options={options}
        value={filters.sort ?? fallback}
        onChange={({ target }) => {
          const sort = SORTS.find(({ value }) => value === target.value)?.value;
          go(explorePath(filters, { sort: sort === fallback ? undefined : sort }));
        }}
      />
      <noscript>
        <button type="submit" className="underline">
          Sort
        </button>
      </noscript>
    </form>
  );
}
