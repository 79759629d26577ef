import { downloadSmallFile, journeys, MAX_METADATA_SIZE, queries, reads, type MarketClient } from "@ftns-market/sdk";
import type { Metadata as AssetMetadata } from "@ftns-market/sdk/metadata";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { PublishWizard, wordsOf, type ExistingAsset } from "@/features/publish";
import { serverMarket } from "@/lib/server/market";

const description =
  "Publish a model, data set, tool or text: encrypted in the browser, sold by contracts, no middleman.";
export const metadata: Metadata = {
  title: "Publish",
  description,
  alternates: { canonical: "/publish" },
  openGraph: { title: "Publish", description },
};

/** The page does not wait longer for IPFS. */
const PATIENCE = { timeoutMs: 5_000, rounds: 1 };
/** As the publisher stores it: one block. */
const MAX_LICENCE_BYTES = MAX_METADATA_SIZE;

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
  const before = await journeys.readMetadata(market, version, PATIENCE).catch(() => undefined);
  const text = before === undefined ? undefined : await licenceText(market, before);
  const names = new Map(before?.parents.map((parent) => [parent.asset, parent.name]));
  return {
    asset,
    owner: state.owner,
    latestVersion: state.latestVersion,
    live: state.status === "Live",
    encrypted: state.encrypted,
    contributors: split.contributors.length,
    parents: split.parents.map(({ asset: parent, royaltyBps }) => {
      const name = names.get(String(parent));
      return { asset: String(parent), royaltyBps, ...(name === undefined ? {} : { name }) };
    }),
    activeOffers: page?.activeOffers ?? 0,
    words: { category: state.category, ...(before === undefined ? {} : wordsOf(before, text)) },
    unread:
      before === undefined ? "everything" : "textCid" in before.licence && text === undefined ? "licence" : undefined,
  };
}

/** The text of a licence of the seller's own. @returns undefined when there is none, or nobody has it now */
async function licenceText(market: MarketClient, { licence }: AssetMetadata): Promise<string | undefined> {
  if (!("textCid" in licence)) return undefined;
  const endpoints = market.ipfs?.endpoints ?? [];
  const bytes = await downloadSmallFile(licence.textCid, { endpoints, ...PATIENCE, maxSize: MAX_LICENCE_BYTES }).catch(
    () => undefined,
  );
  return bytes && new TextDecoder().decode(bytes);
}
