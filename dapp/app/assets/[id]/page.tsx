import type { AssetPage } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import {
  About,
  activityOf,
  ActivitySection,
  AssetHead,
  CertificateSection,
  ChainOnly,
  describedOf,
  FilesSection,
  LineageSection,
  offersOf,
  OffersPanel,
  ProofBadges,
  proofsOf,
  SalesSection,
  SectionLinks,
  splitOf,
  versionsOf,
  VersionsSection,
} from "@/features/asset";
import { CATEGORY_WORDS, plainWords } from "@/features/catalogue";
import { readOrder, ReviewsSection } from "@/features/reviews";
import { VisitorNotice } from "@/features/succession";
import { assetName } from "@/lib/asset-name";
import { readCursor } from "@/lib/cursor";
import { formatFtns } from "@/lib/format";
import { licenceName } from "@/lib/licence";
import { siteConfig } from "@/lib/server/config";
import { RunningAuctions } from "./auctions";
import { assetIdOf, findAsset, loadDetails, type Places } from "./load";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const PREVIEW_LENGTH = 160;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = assetIdOf((await params).id);
  const found = id === undefined ? undefined : await findAsset(id);
  if (found?.state !== "indexed") return { title: `Asset ${id ?? ""}`.trim(), robots: { index: false } };
  const title = assetName(found.asset);
  const description = previewOf(found.asset);
  const canonical = `/assets/${found.asset.id}`;
  return {
    title,
    description,
    alternates: { canonical },
    openGraph: { title, description, url: canonical, type: "website", siteName: "FTNS Market" },
  };
}

/** Category, price and the first words of the description. */
function previewOf({ category, minPrice, metadata }: AssetPage): string {
  const price =
    minPrice === null ? "Not for sale now" : minPrice === "0" ? "Free" : `From ${formatFtns(BigInt(minPrice))}`;
  const words = plainWords(metadata?.description ?? "", PREVIEW_LENGTH);
  return [`${CATEGORY_WORDS[category].one}. ${price}.`, words].join(" ").trim();
}

export default async function AssetRoute({ params, searchParams }: Props) {
  const id = assetIdOf((await params).id);
  if (id === undefined) notFound();
  const found = await findAsset(id);
  if (found.state === "absent") notFound();
  if (found.state === "unknown") return <Unknown id={id} />;
  if (found.state !== "indexed") {
    return <ChainOnly asset={found.asset} version={found.version} reason={found.state} />;
  }
  const { sales, reviews, order } = await searchParams;
  const places = { sales: readCursor(sales), reviews: readCursor(reviews), order: readOrder(order) };
  return <AssetView asset={found.asset} places={places} />;
}

async function AssetView({ asset, places }: { readonly asset: AssetPage; readonly places: Places }) {
  const id = Number(asset.id);
  const details = await loadDetails(asset, places);
  const { now, conditions, listings, series, sales, lineages, metadata } = details;
  const described = describedOf(asset, metadata);
  const offers = offersOf(asset);
  const licences = Object.fromEntries(asset.terms.map((terms) => [terms.id, licenceName(terms)]));
  const names = Object.fromEntries(asset.parents.map(({ parent }) => [Number(parent.id), assetName(parent)]));
  return (
    <>
      <AssetHead asset={asset} reputation={conditions?.ownerReputation}>
        <ProofBadges proofs={proofsOf(asset, conditions)} />
      </AssetHead>
      {asset.runningAuctions > 0 ? <RunningAuctions asset={id} now={now} /> : undefined}
      <SectionLinks />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <aside
          aria-labelledby="offers-title"
          className="lg:sticky lg:top-20 lg:col-start-2 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
        >
          <h2 id="offers-title" className="sr-only">
            Offers
          </h2>
          <div id="offers" className="flex flex-col gap-3">
            {asset.encrypted && asset.epoch > 0 ? <VisitorNotice asset={id} /> : undefined}
            {offers.length === 0 ? (
              <Notice title="Not for sale now">
                There is no active offer. The activity says what was offered before.
              </Notice>
            ) : (
              <OffersPanel asset={id} claimedSplit={splitOf(asset)} {...{ offers, conditions, listings, names }} />
            )}
          </div>
        </aside>
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-1 lg:row-start-1">
          <About described={described} />
          <CertificateSection asset={id} history={details.certificates} {...{ conditions, now }} />
          <ReviewsSection
            asset={id}
            name={assetName(asset)}
            licences={asset.terms.map((terms) => ({ terms: terms.id, name: licenceName(terms) }))}
            {...{ counts: details.counts, page: details.reviews, telltales: details.telltales, order: places.order }}
            isFirst={places.reviews === undefined}
          />
          <LineageSection {...{ asset, lineages, conditions, names }} />
          <SalesSection {...{ asset, series, sales, licences }} older={places.sales !== undefined} now={now} />
          <VersionsSection
            asset={id}
            versions={versionsOf(asset)}
            registry={siteConfig().deployment.contracts.AssetRegistry.address}
          />
          <FilesSection asset={asset} files={described.files} />
          <ActivitySection events={activityOf(asset)} licences={licences} />
        </div>
      </div>
    </>
  );
}

function Unknown({ id }: { readonly id: number }) {
  return (
    <>
      <PageHeader title={`Asset ${id}`} />
      <Section id="unknown" title="Nothing answers now">
        <Notice tone="danger">
          Neither the index nor the chain answers, so nothing can be said about this asset. Load the page again in a
          moment. Nothing of yours is lost.
        </Notice>
      </Section>
    </>
  );
}
