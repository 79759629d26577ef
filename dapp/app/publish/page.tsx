import { journeys, queries, reads, type MarketClient } from "@ftns-market/sdk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { PublishWizard, type ExistingAsset } from "@/features/publish";
import { serverMarket } from "@/lib/server/market";

const description =
  "Publish a model, data set, tool or text: encrypted in the browser, sold by contracts, no middleman.";
export const metadata: Metadata = {
  title: "Publish",
  description,
  alternates: { canonical: "/publish" },
  openGraph: { title: "Publish", description },
};

export default async function PublishPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly asset?: string | string[] }>;
}) {
  const { asset } = await searchParams;
  if (asset === undefined) {
    return (
      <>
        <PageHeader title="Publish" description="Nothing is sent before you have seen every cost." />
        <PublishWizard />
      </>
    );
  }
  if (typeof asset !== "string" || !/^[1-9]\d{0,13}$/.test(asset)) notFound();
  const existing = await existingAsset(serverMarket(), Number(asset));
  return (
    <>
      <PageHeader
        title={`New version of asset ${asset}`}
        description={`It becomes version ${existing.latestVersion + 1}. The number, owner, category, revenue split, parents and offers stay. The file and the description change. Earlier buyers keep their version.`}
      />
      <PublishWizard existing={existing} />
    </>
  );
}

async function existingAsset(market: MarketClient, asset: number): Promise<ExistingAsset> {
  const state = await reads.readAsset(market, asset).catch(() => notFound());
  const [split, page, version] = await Promise.all([
    reads.readSplit(market, asset, state.split),
    queries.readAssetPage(market, asset).catch(() => undefined),
    reads.readVersion(market, asset, state.latestVersion),
  ]);
  const words = await journeys.readMetadata(market, version, { timeoutMs: 5_000, rounds: 1 }).catch(() => undefined);
  return {
    asset,
    owner: state.owner,
    latestVersion: state.latestVersion,
    live: state.status === "Live",
    encrypted: state.encrypted,
    contributors: split.contributors.length,
    parents: split.parents.map((parent) => ({ asset: String(parent.asset), royaltyBps: parent.royaltyBps })),
    activeOffers: page?.activeOffers ?? 0,
    words: {
      category: state.category,
      ...(words === undefined
        ? {}
        : {
            name: words.name,
            description: words.description,
            framework: words.framework ?? "",
            task: words.task ?? "",
            tags: words.tags.join(", "),
            languages: words.languages.join(", "),
            homePage: words.external_url ?? "",
            image: words.image,
            ...("spdx" in words.licence ? { licence: { kind: "spdx" as const, spdx: words.licence.spdx } } : {}),
          }),
    },
  };
}
