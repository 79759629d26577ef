import { queries } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { ListPages } from "@/components/list-pages";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import {
  AuctionList,
  auctionsInput,
  auctionsPath,
  FilterBar,
  isNarrowed,
  itemOf,
  KIND_WORDS,
  parseAuctionFilters,
  type AuctionFilters,
} from "@/features/auctions";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { SITE_PREVIEW } from "@/lib/site-preview";

const ON_A_PAGE = 24;

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const filters = parseAuctionFilters(await searchParams);
  const title = filters.kind === undefined ? "Auctions" : `${KIND_WORDS[filters.kind].name} · Auctions`;
  const description =
    "Licences and whole assets in auction: rising bids, falling prices and sealed bids, settled by the chain.";
  return {
    ...{ title, description, alternates: { canonical: "/auctions" } },
    openGraph: { title, description, url: "/auctions", images: SITE_PREVIEW },
    // One page is worth finding; every combination of filters is not.
    robots: auctionsPath(filters) === "/auctions" ? undefined : { index: false, follow: true },
  };
}

export default async function AuctionsPage({ searchParams }: Props) {
  const filters = parseAuctionFilters(await searchParams);
  const market = serverMarket();
  const now = await chainTime();
  const page = await answerOf("auctions", queries.listAuctions(market, auctionsInput(filters, now, ON_A_PAGE)));
  return (
    <>
      <PageHeader
        title="Auctions"
        description="Licences and whole assets, sold to who values them most. A won lot is paid and delivered like every sale."
        actions={
          <>
            <ButtonLink href="/auctions/mine" tone="secondary">
              My bids and auctions
            </ButtonLink>
            <ButtonLink href="/auctions/new">Auction something</ButtonLink>
          </>
        }
      />
      <FilterBar filters={filters} />
      {page === undefined ? <Unreachable filters={filters} /> : undefined}
      {page?.items.length === 0 ? <Nothing filters={filters} /> : undefined}
      {page === undefined || page.items.length === 0 ? undefined : (
        <section aria-labelledby="auctions">
          <h2 id="auctions" className="sr-only">
            Auctions found
          </h2>
          <AuctionList auctions={page.items.map(itemOf)} now={now} label="Auctions found" />
          <ListPages
            first={filters.cursor === undefined ? undefined : auctionsPath(filters)}
            next={page.cursor === undefined ? undefined : auctionsPath(filters, { cursor: page.cursor })}
          />
        </section>
      )}
    </>
  );
}

const EMPTY = {
  open: [
    "No auction is open for bids",
    "Sellers begin new ones at any time. Auction a licence or an asset of your own.",
  ],
  closing: ["Nothing is being decided", "Auctions stand here between the end of bidding and their settlement."],
  ended: ["No auction has ended yet", "Ended auctions stay here, with their price."],
} as const;

function Nothing({ filters }: { readonly filters: AuctionFilters }) {
  const [title, words] = EMPTY[filters.state];
  return (
    <Empty
      title={isNarrowed(filters) ? "Nothing fits" : title}
      actions={
        isNarrowed(filters) ? (
          <ButtonLink href={auctionsPath(filters, { kind: undefined, category: undefined })} tone="secondary">
            Remove the filters
          </ButtonLink>
        ) : (
          <ButtonLink href="/auctions/new">Auction something</ButtonLink>
        )
      }
    >
      {isNarrowed(filters) ? "There is no auction of this kind and category in this state." : words}
    </Empty>
  );
}

function Unreachable({ filters }: { readonly filters: AuctionFilters }) {
  return (
    <Notice
      tone="danger"
      title="The list could not be loaded"
      actions={
        <ButtonLink href={auctionsPath(filters)} tone="secondary" size="sm">
          Try again
        </ButtonLink>
      }
    >
      The index does not answer. Auctions and bids are on the chain and not affected: the page of an auction works
      without it.
    </Notice>
  );
}
