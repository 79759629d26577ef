import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { Facets, FacetValue } from "@ftns-market/sdk/queries";
import { CATEGORY_WORDS, LICENCE_KIND_WORDS } from "@/features/catalogue";
import { formatCount } from "@/lib/format";
import { atLeast, CERTIFIED_WORDS, explorePath, QUALITIES, RATINGS, REPUTATIONS, type Filters } from "./filters";
import { FilterLink } from "./filter-link";
import { PriceFilter } from "./price-filter";

/** Values shown before "Show more". */
const SHOWN = 6;
const MOST = 60;

interface Choice {
  readonly value: string;
  readonly label: string;
  /** Undefined where it is not counted. */
  readonly count?: number;
  readonly chosen: boolean;
  /** The page with it chosen, or not any more. */
  readonly href: string;
}

/** Everything to filter by, with how many assets each choice would find. */
export function FacetPanel({ filters, facets }: { readonly filters: Filters; readonly facets: Facets }) {
  const one = (
    values: readonly FacetValue[],
    chosen: string | undefined,
    change: (value?: string) => Partial<Filters>,
  ) =>
    withChosen(values, chosen === undefined ? [] : [chosen]).map((value) => ({
      ...value,
      chosen: value.value === chosen,
      href: explorePath(filters, change(value.value === chosen ? undefined : value.value)),
    }));
  const named = (choices: readonly Choice[], name: (value: string) => string) =>
    choices.map((choice) => ({ ...choice, label: name(choice.value) }));
  const tags = withChosen(facets.tag, filters.tags).map((value) => {
    const chosen = filters.tags.includes(value.value);
    const others = filters.tags.filter((tag) => tag !== value.value);
    return { ...value, chosen, href: explorePath(filters, { tags: chosen ? others : [...others, value.value] }) };
  });
  return (
    <div className="flex flex-col gap-5">
      <FacetList
        title="Category"
        choices={named(
          one(facets.category, filters.category, (category) => ({ category: category as Filters["category"] })),
          (value) => CATEGORY_WORDS[value as keyof typeof CATEGORY_WORDS].many,
        )}
      />
      <FacetList
        title="Licence"
        choices={named(
          one(facets.licenceKind, filters.licence, (licence) => ({ licence: licence as Filters["licence"] })),
          (value) => LICENCE_KIND_WORDS[value as keyof typeof LICENCE_KIND_WORDS].name,
        )}
      />
      <FacetList title="Certificate" choices={certificateChoices(filters, facets)} />
      <BoundList title="Quality in audits" choices={leastChoices(filters, "quality", QUALITIES, "of 100")} />
      <BoundList title="Rating by buyers" choices={leastChoices(filters, "rating", RATINGS, "stars")} />
      <BoundList title="Owner’s reputation" choices={leastChoices(filters, "reputation", REPUTATIONS, "of 100")} />
      <fieldset className="border-b border-line pb-5">
        <legend className="mb-1.5 font-semibold">Price in FTNS</legend>
        <PriceFilter filters={filters} />
      </fieldset>
      <FacetList title="Task" choices={one(facets.task, filters.task, (task) => ({ task }))} />
      <FacetList title="Framework" choices={one(facets.framework, filters.framework, (framework) => ({ framework }))} />
      <FacetList title="Language" choices={one(facets.language, filters.language, (language) => ({ language }))} />
      <FacetList title="Licence text" choices={one(facets.licence, filters.spdx, (spdx) => ({ spdx }))} />
      <FacetList title="Tags" choices={tags} />
    </div>
  );
}

function certificateChoices(filters: Filters, facets: Facets): readonly Choice[] {
  return (["yes", "no"] as const).map((value) => {
    const counted = facets.certified.find((facet) => facet.value === (value === "yes" ? "certified" : "uncertified"));
    const chosen = filters.certified === value;
    return {
      ...{ value, label: CERTIFIED_WORDS[value], count: counted?.count ?? 0, chosen },
      href: explorePath(filters, { certified: chosen ? undefined : value }),
    };
  });
}

/** The bounds that can be asked for, from the highest down. */
function leastChoices(
  filters: Filters,
  name: "quality" | "rating" | "reputation",
  values: readonly number[],
  unit: "of 100" | "stars",
): readonly Choice[] {
  return values.map((value) => {
    const chosen = filters[name] === value;
    return {
      ...{ value: String(value), label: atLeast(value, unit), chosen },
      href: explorePath(filters, { [name]: chosen ? undefined : value }),
    };
  });
}

/** A choice that finds nothing stays, so that it can be taken back. */
function withChosen(values: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  const missing = chosen.filter((value) => !values.some((other) => other.value === value));
  return [...missing.map((value) => ({ value, label: value, count: 0 })), ...values];
}

function FacetList({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  if (choices.length === 0) return undefined;
  const sorted = [...choices.filter(({ chosen }) => chosen), ...choices.filter(({ chosen }) => !chosen)].slice(0, MOST);
  const more = sorted.slice(SHOWN);
  return (
    <section className="border-b border-line pb-4 last:border-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ChoiceList choices={sorted.slice(0, SHOWN)} title={title} />
      {more.length === 0 ? undefined : (
        <details>
          <summary className="cursor-pointer rounded-md px-2 py-1 text-accent hover:bg-sunken">
            {more.length} more
          </summary>
          <ChoiceList choices={more} title={`More: ${title}`} />
        </details>
      )}
    </section>
  );
}

/** Bounds of one figure; folded up while none is chosen. */
function BoundList({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  return (
    <details open={choices.some(({ chosen }) => chosen)} className="border-b border-line pb-4">
      <summary className="cursor-pointer font-semibold">{title}</summary>
      <ChoiceList choices={choices} title={title} />
    </details>
  );
}

function ChoiceList({ choices, title }: { readonly choices: readonly Choice[]; readonly title: string }) {
  return (
    <ul aria-label={title}>
      {choices.map(({ value, label, count, chosen, href }) => (
        <li key={value}>
          <FilterLink
            href={href}
            aria-current={chosen ? "true" : undefined}
            className={clsx(
              "flex min-h-8 items-center gap-2 rounded-md px-2 hover:bg-sunken",
              chosen && "bg-accent-soft font-medium text-accent-strong",
            )}
          >
            <bdi className="truncate">{label}</bdi>
            {chosen ? <Check aria-hidden className="size-4 shrink-0" /> : undefined}
            {chosen ? <span className="sr-only">, chosen, remove</span> : undefined}
            {count === undefined ? undefined : (
              <span className="figures ml-auto text-xs text-muted">{formatCount(count)}</span>
            )}
          </FilterLink>
        </li>
      ))}
    </ul>
  );
}
