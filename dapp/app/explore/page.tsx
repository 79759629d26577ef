import { queries } from "@ftns-market/sdk";
import type { Facets, SearchPage } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AssetGrid, CATEGORY_WORDS } from "@/features/catalogue";
import {
  activeFilters,
  BusyRegion,
  ExploreNavigation,
  explorePath,
  FacetPanel,
  FilterButton,
  FilterChips,
  FilterSheet,
  parseFilters,
  SearchBox,
  searchInput,
  SortSelect,
  type Filters,
  type SearchParams,
} from "@/features/explore";
import { formatCount } from "@/lib/format";
import { chainTime } from "@/lib/server/chain-time";
import { SITE_PREVIEW } from "@/lib/site-preview";
import { serverMarket } from "@/lib/server/market";

const ON_A_PAGE = 30;

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const filters = parseFilters(await searchParams);
  const { q, category } = filters;
  const things = category === undefined ? "AI models, data and compute" : CATEGORY_WORDS[category].many;
  const title = q === "" ? `Explore ${things}` : `${q} in ${things}`;
  const description = `${things} for sale on FTNS Market: search, filter by licence, price, task and framework, and see what sold.`;
  const canonical = explorePath(parseFilters(category === undefined ? {} : { category }));
  // One page per category is worth finding; every combination of filters is not.
  const plain = q === "" && activeFilters(filters).every(({ name }) => name === "Category");
  return {
    ...{
      title,
      description,
      alternates: { canonical },
      openGraph: { title, description, url: canonical, images: SITE_PREVIEW },
    },
    robots: plain ? undefined : { index: false, follow: true },
  };
}

export default async function ExplorePage({ searchParams }: PageProps) {
  const filters = parseFilters(await searchParams);
  const found = await find(filters);
  if (found === undefined) return <Unreachable filters={filters} />;
  const { page, facets } = found;
  const results = `${formatCount(facets.total)}${facets.complete ? "" : "+"} ${facets.total === 1 ? "asset" : "assets"}`;
  return (
    <ExploreNavigation>
      <PageHeader title="Explore" description="Models, data, compute, tools and IP, sold by those who made them." />
      <div className="grid gap-x-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <FilterSheet results={results}>
          <FacetPanel filters={filters} facets={facets} />
        </FilterSheet>
        <section aria-labelledby="results" className="min-w-0">
          <SearchBox filters={filters} />
          <div className="my-3 flex flex-wrap items-center justify-between gap-2">
            <h2 id="results" aria-live="polite" className="figures text-muted">
              {results}
            </h2>
            <div className="flex flex-wrap items-center gap-2">
              <FilterButton active={activeFilters(filters).length} />
              <SortSelect filters={filters} />
            </div>
          </div>
          <div className="mb-3 empty:hidden">
            <FilterChips filters={filters} />
          </div>
          <BusyRegion>
            <Results filters={filters} page={page} />
          </BusyRegion>
        </section>
      </div>
    </ExploreNavigation>
  );
}

/** Undefined when the index does not answer, or not to a page of this list. */
async function find(filters: Filters): Promise<{ page: SearchPage; facets: Facets } | undefined> {
  const input = searchInput(filters, ON_A_PAGE, await chainTime());
  const market = serverMarket();
  try {
    const [page, facets] = await Promise.all([queries.searchAssets(market, input), queries.readFacets(market, input)]);
    return { page, facets };
  } catch (error) {
    console.error("explore:", error);
    return undefined;
  }
}

function Results({ filters, page }: { readonly filters: Filters; readonly page: SearchPage }) {
  if (page.assets.length === 0) return <NothingFound filters={filters} />;
  return (
    <>
      <AssetGrid assets={page.assets} label="Assets found" />
      <ListPages
        first={filters.cursor === undefined ? undefined : explorePath(filters)}
        next={page.cursor === undefined ? undefined : explorePath(filters, { cursor: page.cursor })}
      />
    </>
  );
}

function NothingFound({ filters }: { readonly filters: Filters }) {
  const narrowed = activeFilters(filters).length > 0;
  const plain = parseFilters({});
  return (
    <Empty
      title="Nothing fits"
      actions={
        <>
          {narrowed ? (
            <ButtonLink href={explorePath({ ...plain, q: filters.q })} tone="secondary">
              Remove the filters
            </ButtonLink>
          ) : undefined}
          <ButtonLink href="/explore">Show everything</ButtonLink>
        </>
      }
    >
      {filters.q === ""
        ? "No asset has all that the filters ask for."
        : "No name, description or tag has all of these words. Fewer words, or their beginnings, find more."}
    </Empty>
  );
}

function Unreachable({ filters }: { readonly filters: Filters }) {
  return (
    <>
      <PageHeader title="Explore" />
      <Notice
        tone="danger"
        title="The list could not be loaded"
        actions={
          <>
            <ButtonLink href={explorePath(filters, { cursor: filters.cursor })} tone="secondary" size="sm">
              Try again
            </ButtonLink>
            <ButtonLink href={explorePath(filters)} tone="secondary" size="sm">
              First page
            </ButtonLink>
          </>
        }
      >
        The index does not answer, or the link points into a list that has changed. What you own and owe is on the chain
        and not affected.
      </Notice>
    </>
  );
}
