import { readAssetPage, readSalePage } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "@/components/page-header";
import { Purchase, type PurchasedFile } from "@/features/library";
import { assetName } from "@/lib/asset-name";
import { licenceName } from "@/lib/licence";
import { serverMarket } from "@/lib/server/market";

interface Props {
  readonly params: Promise<{ readonly sale: string }>;
}

/** Sales that wait for a key have numbers below 2^64, those that were settled at once from there on. */
const MAX_SALE = 2n ** 65n;

/** The sale and its asset as the index has them. The page can live without: the browser asks the chain. */
const read = cache(async (id: string) => {
  try {
    const market = serverMarket();
    const sale = await readSalePage(market, BigInt(id));
    return { sale, asset: sale === undefined ? undefined : await readAssetPage(market, Number(sale.asset.id)) };
  } catch (error) {
    console.error(`The index did not give sale ${id}:`, error);
    return { sale: undefined, asset: undefined };
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sale: id } = await params;
  return {
    title: `Purchase ${id}`,
    description: "The state of a purchase, its deadlines and its file.",
    alternates: { canonical: `/library/${id}` },
    robots: { index: false },
  };
}

export default async function PurchasePage({ params }: Props) {
  const { sale: id } = await params;
  if (!/^\d{1,20}$/.test(id) || BigInt(id) >= MAX_SALE) notFound();
  const { sale, asset } = await read(id);
  const terms = asset?.terms.find((one) => one.id === sale?.terms?.id);
  const goods = sale?.title === true ? " · the asset itself" : terms === undefined ? "" : ` · ${licenceName(terms)}`;
  return (
    <>
      <PageHeader
        title={sale === undefined ? `Purchase ${id}` : assetName(sale.asset)}
        description={sale === undefined ? "Looking it up." : `Purchase ${id} · version ${sale.version.number}${goods}`}
      />
      <Purchase sale={id} first={sale} file={fileOf(asset, sale?.version.number)} />
    </>
  );
}

type Asset = Awaited<ReturnType<typeof readAssetPage>>;

function fileOf(asset: Asset, version: number | undefined): PurchasedFile | undefined {
  const bought = asset?.versions.find(({ number }) => number === version);
  if (asset === undefined || bought === undefined) return undefined;
  const isLatest = asset.versions[0]?.number === bought.number;
  return {
    // The index keeps the words of the latest version only.
    name: (isLatest ? asset.metadata?.artifactName : undefined) ?? `asset-${asset.id}-version-${bought.number}.bin`,
    mediaType: (isLatest ? asset.metadata?.artifactMediaType : undefined) ?? undefined,
    size: Number(bought.size),
    encrypted: bought.encrypted,
  };
}
