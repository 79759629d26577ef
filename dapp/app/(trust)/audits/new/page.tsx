import { queries, reads } from "@ftns-market/sdk";
import type { AssetPage } from "@ftns-market/sdk/queries";
import type { AuditTerms } from "@ftns-market/sdk/reads";
import type { Metadata } from "next";
import Link from "next/link";
import type { Address } from "viem";
import { buttonClass } from "@/components/button";
import { Section } from "@/components/card";
import { TextField } from "@/components/field";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Eligible, OrderPanel, plannedSteps, type PartsOfAuditors } from "@/features/audit-order";
import { assetOfUrl } from "@/features/audits";
import { CourseList } from "@/features/course";
import { assetName } from "@/lib/asset-name";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";

const DESCRIPTION = "Have a version examined by auditors whom chance draws, and who answer with their stake.";
const SHOWN_AUDITORS = 12;

export const metadata: Metadata = {
  title: "Order an audit",
  description: DESCRIPTION,
  alternates: { canonical: "/audits/new" },
  openGraph: { title: "Order an audit", description: DESCRIPTION, url: "/audits/new" },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function NewAuditPage({ searchParams }: Props) {
  const { asset: given, version } = await searchParams;
  const id = assetOfUrl(given);
  if (id === undefined) return <ChooseAsset />;
  const market = serverMarket();
  const [found, terms] = await Promise.all([
    answerOf(
      "asset to audit",
      queries.readAssetPage(market, id).then((asset) => ({ asset })),
    ),
    answerOf("terms of audits", reads.readAuditTerms(market)),
  ]);
  if (found === undefined || terms === undefined) return <Unreachable />;
  if (found.asset === undefined) return <ChooseAsset unknown={id} />;
  return <Order asset={found.asset} terms={terms} version={assetOfUrl(version)} />;
}

async function Order({
  asset,
  terms,
  version,
}: {
  readonly asset: AssetPage;
  readonly terms: AuditTerms;
  readonly version: number | undefined;
}) {
  const now = await chainTime();
  const { auditors, parts } = await candidatesFor(asset, now);
  const name = assetName(asset);
  const versions = asset.versions.map(({ number }) => number);
  const chosen = versions.find((number) => number === version) ?? versions[0] ?? 1;
  return (
    <>
      <PageHeader
        title="Order an audit"
        description={
          <>
            Of{" "}
            <Link href={`/assets/${asset.id}`} dir="auto" className="break-words text-accent underline">
              {name}
            </Link>
            . Anybody can order one of anything; only the result counts, whoever paid.
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <OrderPanel asset={Number(asset.id)} name={name} versions={versions} version={chosen} terms={terms} />
          {asset.versions.some(({ encrypted }) => encrypted) ? (
            <Notice title="Sealed files">
              Auditors ask the owner for the key of a sealed version. If the owner does not answer, they say what they
              could see, and the content is not certified.
            </Notice>
          ) : undefined}
          <Section id="eligible" title="Who may be drawn now">
            <Eligible
              auditors={auditors?.items}
              more={auditors?.cursor !== undefined}
              domain={asset.category}
              seats={terms.seats}
              asset={Number(asset.id)}
              parts={parts}
            />
          </Section>
        </div>
        <Section id="course" title="What happens when">
          <CourseList steps={plannedSteps(terms)} now={now} />
        </Section>
      </div>
    </>
  );
}

/** Who may be drawn now, and who of them has a part; each undefined when nobody answers. */
async function candidatesFor({ id, category }: AssetPage, now: number) {
  const auditors = await answerOf(
    "auditors of a domain",
    queries.searchAuditors(serverMarket(), { now, domain: category, drawable: true, first: SHOWN_AUDITORS }),
  );
  const accounts = auditors?.items.map(({ account }) => account);
  return { auditors, parts: accounts && (await partsOf(Number(id), accounts)) };
}

/** Whom the draw would leave out. @returns undefined when the chain does not answer */
async function partsOf(asset: number, auditors: readonly Address[]): Promise<PartsOfAuditors | undefined> {
  const found = await answerOf(
    "parts of auditors in an asset",
    reads.readAuditorParts(serverMarket(), { asset, auditors }),
  );
  return found && new Map(auditors.map((auditor, place) => [auditor.toLowerCase(), found[place] ?? []]));
}

/** Without scripts, too: a form that only opens an address. */
function ChooseAsset({ unknown }: { readonly unknown?: number }) {
  return (
    <>
      <PageHeader title="Order an audit" description={DESCRIPTION} />
      <div className="flex max-w-xl flex-col gap-5">
        {unknown === undefined ? undefined : (
          <Notice tone="warning">There is no asset {unknown}, or the index does not show it yet.</Notice>
        )}
        <form action="/audits/new" className="flex flex-wrap items-end gap-2">
          <TextField
            label="Number of the asset"
            name="asset"
            inputMode="numeric"
            pattern="[1-9][0-9]*"
            required
            hint="It stands in the address of the asset’s page."
            className="flex-1"
          />
          <button type="submit" className={buttonClass("primary", "md", "mb-5")}>
            Go on
          </button>
        </form>
        <Empty
          title="Looking for something?"
          actions={
            <Link href="/explore" className={buttonClass("secondary")}>
              Explore the market
            </Link>
          }
        >
          The page of each asset has a way to order an audit of it.
        </Empty>
      </div>
    </>
  );
}

function Unreachable() {
  return (
    <>
      <PageHeader title="Order an audit" description={DESCRIPTION} />
      <Notice tone="danger" title="This cannot be ordered now">
        The chain or the index does not answer. Load the page again in a moment.
      </Notice>
    </>
  );
}
