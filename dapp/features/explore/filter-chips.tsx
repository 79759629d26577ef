import { X } from "lucide-react";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { activeFilters, explorePath, parseFilters, type Filters } from "./filters";
import { FilterLink } from "./filter-link";

/** The filters in force. Pressing one takes it away. */
export function FilterChips({ filters }: { readonly filters: Filters }) {
  const active = activeFilters(filters);
  if (active.length === 0) return undefined;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {active.map(({ name, value, without }) => (
        <li key={`${name} ${value}`} className="max-w-full">
          <FilterLink
            href={without}
            className="flex max-w-full items-center gap-1 rounded-md border border-line bg-accent-soft px-2 py-1 text-xs text-accent-strong hover:border-accent"
          >
            <span className="sr-only">Remove the filter </span>
            <span>{name}:</span>
            <bdi className="truncate font-medium">{wordOf(name, value)}</bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </FilterLink>
        </li>
      ))}
      <li>
        <FilterLink
          href={explorePath(parseFilters({ q: filters.q }))}
          className="px-1.5 py-1 text-xs text-accent hover:underline"
        >
          Clear all
        </FilterLink>
      </li>
    </ul>
  );
}

function wordOf(name: string, value: string): string {
  return name === "Category" ? CATEGORY_WORDS[value as keyof typeof CATEGORY_WORDS].many : value;
}
