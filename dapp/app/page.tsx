import { queries } from "@ftns-market/sdk";
import type { AssetCard, Statistics } from "@ftns-market/sdk/queries";
import { CATEGORIES } from "@ftns-market/sdk/chain";
import { Search } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button, ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { Empty, Notice } from "@/components/notice";
import { AuctionList, itemOf, type AuctionItem } from "@/features/auctions";
import { AssetGrid, CATEGORY_WORDS, CategoryIcon } from "@/features/catalogue";
import { MarketFigures, Protection } from "@/features/market";
import { formatCount } from "@/lib/format";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";

const SHOWN = 6;
const ENDING = 3;

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage() {
  const market = serverMarket();
  const [statistics, newest, popular, ending] = await Promise.all([
    answerOf("home statistics", queries.readStatistics(market, { first: 1 })),
    answerOf("newest assets", queries.searchAssets(market, { first: SHOWN })),
    answerOf("most sold assets", queries.searchAssets(market, { first: SHOWN, sort: "popular" })),
    answerOf("auctions ending soon", endingSoon()),
  ]);
  const sold = popular?.assets.filter(({ salesCount }) => salesCount > 0) ?? [];
  return (
    <div className="flex flex-col gap-8">
      <Opening />
      <Categories categories={statistics?.categories ?? []} />
      {newest === undefined ? (
        <Notice tone="danger" title="The lists could not be loaded">
          The index does not answer. What you own and owe is on the chain and not affected.
        </Notice>
      ) : undefined}
      {ending === undefined || ending.auctions.length === 0 ? undefined : <Ending {...ending} />}
      {sold.length === 0 ? undefined : (
        <Shelf id="most-sold" title="Most sold" href="/explore?sort=popular" assets={sold} />
      )}
      {newest === undefined ? undefined : (
        <Shelf id="newest" title="Newest" href="/explore?sort=newest" assets={newest.assets} />
      )}
      <Section id="protection" title="How a purchase is protected">
        <Protection />
      </Section>
      {statistics === undefined ? undefined : (
        <Section
          id="figures"
          title="The market so far"
          actions={
            <Link href="/market" className="text-accent hover:underline">
              All figures and rules
            </Link>
          }
        >
          <MarketFigures market={statistics.market} />
        </Section>
      )}
    </div>
  );
}

async function endingSoon(): Promise<{ readonly auctions: readonly AuctionItem[]; readonly now: number }> {
  const now = await chainTime();
  const input = { biddingAt: now, sort: "endingSoon", first: ENDING } as const;
  return { auctions: (await queries.listAuctions(serverMarket(), input)).items.map(itemOf), now };
}

function Ending({ auctions, now }: Awaited<ReturnType<typeof endingSoon>>) {
  return (
    <section aria-labelledby="ending">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="ending" className="text-lg font-semibold">
          Auctions ending soon
        </h2>
        <Link href="/auctions" prefetch={false} className="text-accent hover:underline">
          See all<span className="sr-only">: Auctions ending soon</span>
        </Link>
      </div>
      <AuctionList auctions={auctions} now={now} label="Auctions ending soon" />
    </section>
  );
}

function Opening() {
  return (
    <div className="flex flex-col items-start gap-4 py-2 sm:py-6">
      <h1 className="max-w-3xl text-3xl font-semibold tracking-tight sm:text-4xl">
        AI models, data and compute, sold by the people who made them
      </h1>
      <p className="max-w-prose text-base text-muted">
        You pay into escrow. The seller is paid when the chain has verified the key to your file. No middleman, no
        account.
      </p>
      <form action="/explore" role="search" aria-label="All assets" className="flex w-full max-w-2xl gap-2">
        <div className="relative min-w-0 flex-1">
          <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
          <input
            type="search"
            name="q"
            aria-label="Search all assets"
            placeholder="Name, description or tag"
            className="h-12 w-full rounded-md border border-line-strong bg-card pr-3 pl-9 text-base placeholder:text-muted"
          />
        </div>
        <Button type="submit" size="lg">
          Search
        </Button>
      </form>
    </div>
  );
}

function Categories({ categories }: Pick<Statistics, "categories">) {
  return (
    <nav aria-label="Categories">
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {CATEGORIES.map((category) => (
          <li key={category}>
            <Link
              href={`/explore?category=${category}`}
              prefetch={false}
              className="flex h-full flex-col gap-1 rounded-lg border border-line bg-card p-3 hover:border-line-strong"
            >
              <span className="flex items-center gap-2 font-semibold">
                <CategoryIcon category={category} className="size-5 text-accent" />
                {CATEGORY_WORDS[category].many}
                <span className="figures ml-auto text-xs font-normal text-muted">
                  {formatCount(categories.find((row) => row.category === category)?.assets ?? 0)}
                </span>
              </span>
              <span className="text-xs text-muted">{CATEGORY_WORDS[category].holds}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Shelf({
  id,
  title,
  href,
  assets,
}: {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly assets: readonly AssetCard[];
}) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        <Link href={href} prefetch={false} className="text-accent hover:underline">
          See all<span className="sr-only">: {title}</span>
        </Link>
      </div>
      {assets.length === 0 ? (
        <Empty
          title="Nothing has been published yet"
          actions={<ButtonLink href="/publish">Publish the first</ButtonLink>}
        />
      ) : (
        <AssetGrid assets={assets} label={title} />
      )}
    </section>
  );
}
