import { queries, reads } from "@ftns-market/sdk";
import type { Page } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Hash } from "@/components/values";
import { AccountFacts, ContributionList, DeliveryFacts, ReputationFacts, SaleTable } from "@/features/account";
import { AuctionList, itemOf } from "@/features/auctions";
import { AssetGrid } from "@/features/catalogue";
import { shortAddress } from "@/lib/format";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { siteConfig } from "@/lib/server/config";
import { SITE_PREVIEW } from "@/lib/site-preview";
import { serverMarket } from "@/lib/server/market";
import { addressOf } from "./address";

interface PageProps {
  readonly params: Promise<{ address: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const ASSETS = 12;
const SALES = 20;
const AUCTIONS = 10;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const address = addressOf((await params).address);
  const title = `Account ${shortAddress(address)}`;
  const description = `What ${address} published, sold and bought on FTNS Market, and how its sales ended.`;
  const canonical = `/accounts/${address}`;
  return {
    title,
    description,
    alternates: { canonical },
    openGraph: { title, description, url: canonical, images: SITE_PREVIEW },
  };
}

export default async function AccountPage({ params, searchParams }: PageProps) {
  const address = addressOf((await params).address);
  const { found, reputation, parts, now } = await find(address, await searchParams);
  return (
    <>
      <AccountHeader address={address} />
      {found === undefined ? <IndexDown /> : undefined}
      <Section
        id="reputation"
        title="Reputation"
        description="Computed by the contracts from what happened, never given by anybody."
        className="mb-6"
        actions={
          <ButtonLink href={`/accounts/${address}/reputation`} prefetch={false} tone="secondary" size="sm">
            How it is made
          </ButtonLink>
        }
      >
        {reputation === undefined ? (
          <Notice tone="warning">The chain does not answer, so it cannot be read now.</Notice>
        ) : (
          <ReputationFacts reputation={reputation} now={now} />
        )}
      </Section>
      {found !== undefined && found.account === undefined ? (
        <Empty title="Nothing is known of this account yet">
          It has not published, sold, bought or deposited anything on this market. The address itself is valid.
        </Empty>
      ) : undefined}
      {found?.account === undefined ? undefined : (
        <div className="flex flex-col gap-6">
          <Section id="facts" title="At a glance">
            <AccountFacts account={found.account} />
          </Section>
          <Section
            id="deliveries"
            title="How its sales ended"
            description="Counted from the chain: what happened, no opinions."
          >
            <DeliveryFacts account={found.account} />
          </Section>
          <Lists {...{ address, parts, now }} />
          <Section id="contributions" title="Shares of revenue">
            <ContributionList contributions={found.account.contributions} />
          </Section>
        </div>
      )}
    </>
  );
}

type Cursors = Awaited<PageProps["searchParams"]>;

/** What the index knows; undefined where it does not answer. */
async function find(address: Address, cursors: Cursors) {
  const cursor = (name: string) => {
    const value = cursors[name];
    return typeof value === "string" ? { cursor: value } : {};
  };
  const market = serverMarket();
  const [found, reputation, assets, sales, purchases, auctions, now] = await Promise.all([
    answerOf(
      "account",
      queries.readAccountPage(market, address).then((account) => ({ account })),
    ),
    answerOf("reputation", reads.readReputation(market, address)),
    answerOf(
      "assets of an account",
      queries.searchAssets(market, { owner: address, unavailable: true, first: ASSETS, ...cursor("assets") }),
    ),
    answerOf("sales of an account", queries.listSales(market, { seller: address, first: SALES, ...cursor("sales") })),
    answerOf("purchases", queries.listSales(market, { buyer: address, first: SALES, ...cursor("purchases") })),
    answerOf("auctions", queries.listAuctions(market, { seller: address, first: AUCTIONS, ...cursor("auctions") })),
    chainTime(),
  ]);
  const part = <Item,>(name: string, page: Page<Item> | undefined) => ({
    name,
    page,
    isFirst: cursors[name] === undefined,
  });
  const owned = assets && { items: assets.assets, cursor: assets.cursor };
  const parts = {
    ...{ assets: part("assets", owned), sales: part("sales", sales), purchases: part("purchases", purchases) },
    auctions: part("auctions", auctions),
  };
  return { found, reputation, parts, now };
}

function Lists({
  address,
  parts,
  now,
}: { readonly address: Address } & Pick<Awaited<ReturnType<typeof find>>, "parts" | "now">) {
  return (
    <>
      <Section id="assets" title="Assets it owns">
        <Part
          {...parts.assets}
          address={address}
          none="It owns no asset."
          show={(items) => <AssetGrid assets={items} label="Assets it owns" />}
        />
      </Section>
      {parts.auctions.page?.items.length === 0 && parts.auctions.isFirst ? undefined : (
        <Section id="auctions" title="Auctions">
          <Part
            {...parts.auctions}
            address={address}
            none="It has auctioned nothing."
            show={(items) => <AuctionList auctions={items.map(itemOf)} now={now} label="Auctions of this account" />}
          />
        </Section>
      )}
      <Section id="sales" title="Sales">
        <Part
          {...parts.sales}
          address={address}
          none="It has not sold anything."
          show={(items) => <SaleTable caption="Sales of this account" sales={items} other="buyer" />}
        />
      </Section>
      <Section id="purchases" title="Purchases">
        <Part
          {...parts.purchases}
          address={address}
          none="It has not bought anything."
          show={(items) => <SaleTable caption="Purchases of this account" sales={items} other="seller" />}
        />
      </Section>
    </>
  );
}

function AccountHeader({ address }: { readonly address: Address }) {
  const { chain } = siteConfig();
  return (
    <PageHeader
      title={`Account ${shortAddress(address)}`}
      description={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Hash value={address} what="the address" />
          {chain.explorerUrl === undefined ? undefined : (
            <a
              href={`${chain.explorerUrl}/address/${address}`}
              rel="noopener noreferrer"
              target="_blank"
              className="text-accent hover:underline"
            >
              In the block explorer
            </a>
          )}
        </span>
      }
    />
  );
}

function IndexDown() {
  return (
    <Notice tone="danger" title="This account could not be loaded">
      The index does not answer. What the account owns and is owed is on the chain and not affected.
    </Notice>
  );
}

/** A page of a list with the way to the next one, or why there is none. */
function Part<Item>({
  name,
  page,
  address,
  isFirst,
  none,
  show,
}: {
  /** Of its cursor in the URL, and its anchor. */
  readonly name: string;
  readonly page: Page<Item> | undefined;
  readonly address: Address;
  readonly isFirst: boolean;
  readonly none: string;
  readonly show: (items: readonly Item[]) => ReactNode;
}) {
  const first = `/accounts/${address}#${name}`;
  return (
    <>
      {page === undefined ? <Notice tone="warning">This list could not be loaded.</Notice> : undefined}
      {page?.items.length === 0 ? <p className="text-muted">{none}</p> : undefined}
      {page !== undefined && page.items.length > 0 ? show(page.items) : undefined}
      <div className="mt-4 flex gap-2 empty:hidden">
        {isFirst ? undefined : (
          <ButtonLink href={first} tone="secondary" size="sm">
            First page
          </ButtonLink>
        )}
        {page?.cursor === undefined ? undefined : (
          <ButtonLink
            href={`/accounts/${address}?${new URLSearchParams({ [name]: page.cursor }).toString()}#${name}`}
            tone="secondary"
            size="sm"
          >
            Next page
          </ButtonLink>
        )}
      </div>
    </>
  );
}
