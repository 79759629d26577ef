import { queries } from "@ftns-market/sdk";
import { CATEGORIES } from "@ftns-market/sdk/chain";
import type { AssetCard, AuctionRow } from "@ftns-market/sdk/queries";
import type { MetadataRoute } from "next";
import { siteConfig } from "@/lib/server/config";
import { serverMarket } from "@/lib/server/market";

export const dynamic = "force-dynamic";

const AT_A_TIME = 500;
/** Newest assets listed; a sitemap may have 50,000 addresses. */
const MOST = 10_000;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { siteUrl } = siteConfig();
  const url = (path: string) => new URL(path, siteUrl).href;
  const places = [
    "/",
    "/explore",
    ...CATEGORIES.map((category) => `/explore?category=${category}`),
    "/auctions",
    "/market",
    "/reputation",
  ];
  const [assets, auctions] = await Promise.all([newestAssets(), openAuctions()]);
  return [
    ...places.map((path) => ({ url: url(path) })),
    ...assets.map(({ id, createdAt }) => ({
      ...{ url: url(`/assets/${id}`), lastModified: new Date(Number(createdAt) * 1_000) },
    })),
    ...auctions.map(({ id }) => ({ url: url(`/auctions/${id}`) })),
  ];
}

/** Those that end first, at most a page of them: an auction is worth finding while it runs. */
async function openAuctions(): Promise<readonly AuctionRow[]> {
  const input = { state: "Running", sort: "endingSoon", first: AT_A_TIME } as const;
  return (await queries.listAuctions(serverMarket(), input)).items;
}

async function newestAssets(): Promise<readonly AssetCard[]> {
  const market = serverMarket();
  const assets: AssetCard[] = [];
  let cursor: string | undefined;
  do {
    const next = cursor === undefined ? {} : { cursor };
    const page = await queries.searchAssets(market, { first: AT_A_TIME, ...next });
    assets.push(...page.assets);
    cursor = page.cursor;
  } while (cursor !== undefined && assets.length < MOST);
  return assets;
}
