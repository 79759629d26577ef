import { queries } from "@ftns-market/sdk";
import { CATEGORIES } from "@ftns-market/sdk/chain";
import type { AssetCard } from "@ftns-market/sdk/queries";
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
  const places = ["/", "/explore", ...CATEGORIES.map((category) => `/explore?category=${category}`), "/market"];
  const assets = await newestAssets();
  return [
    ...places.map((path) => ({ url: url(path) })),
    ...assets.map(({ id, createdAt }) => ({
      ...{ url: url(`/assets/${id}`), lastModified: new Date(Number(createdAt) * 1_000) },
    })),
  ];
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
