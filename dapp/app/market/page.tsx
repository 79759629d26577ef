import { queries, reads } from "@ftns-market/sdk";
import type { Statistics } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import { getBlock } from "viem/actions";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import {
  CategoryTable,
  IntervalSwitch,
  MarketFigures,
  PauseNotice,
  PolicyFacts,
  SalesCharts,
  TopAssets,
  VaultFigures,
} from "@/features/market";
import { answerOf } from "@/lib/server/answer";
import { SITE_PREVIEW } from "@/lib/site-preview";
import { serverMarket } from "@/lib/server/market";

const DESCRIPTION =
  "Volume, sales and fees of the market, what the vault owes, and the rules in force, read from the chain.";

export const metadata: Metadata = {
  title: "Market figures and rules",
  description: DESCRIPTION,
  alternates: { canonical: "/market" },
  openGraph: { title: "Market figures and rules", description: DESCRIPTION, url: "/market", images: SITE_PREVIEW },
};

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Intervals with sales that are asked for; more than are drawn. */
const INTERVALS = 100;

export default async function MarketPage({ searchParams }: PageProps) {
  const interval = (await searchParams)["interval"] === "hour" ? "hour" : "day";
  const market = serverMarket();
  const [statistics, policy, now] = await Promise.all([
    answerOf("market statistics", queries.readStatistics(market, { interval, first: INTERVALS })),
    answerOf("market policy", reads.readPolicy(market)),
    answerOf(
      "last block",
      getBlock(market.client).then(({ timestamp }) => Number(timestamp)),
    ),
  ]);
  return (
    <>
      <PageHeader title="Market" description={DESCRIPTION} />
      <div className="flex flex-col gap-6">
        {policy === undefined || now === undefined ? undefined : (
          <PauseNotice pausedUntil={policy.pausedUntil} now={now} />
        )}
        {statistics === undefined ? (
          <Notice tone="danger" title="The figures could not be loaded">
            The index does not answer. The rules below come from the chain.
          </Notice>
        ) : (
          <Figures statistics={statistics} interval={interval} through={now} />
        )}
        <Section
          id="rules"
          title="Rules in force"
          description="Read from the chain just now. They change only through the timelock, and never for a sale that is open."
        >
          {policy === undefined ? (
            <Notice tone="danger" title="The rules could not be read">
              The chain does not answer.
            </Notice>
          ) : (
            <PolicyFacts policy={policy} />
          )}
        </Section>
      </div>
    </>
  );
}

function Figures({
  statistics,
  interval,
  through,
}: {
  readonly statistics: Statistics;
  readonly interval: "hour" | "day";
  readonly through: number | undefined;
}) {
  return (
    <>
      <Section id="totals" title="So far">
        <MarketFigures market={statistics.market} />
      </Section>
      <Section id="trade" title="Trade" actions={<IntervalSwitch interval={interval} />}>
        <SalesCharts series={statistics.series} interval={interval} through={through} />
      </Section>
      <Section id="vault" title="What the vault owes" description="One contract holds all the money of the market.">
        <VaultFigures market={statistics.market} />
      </Section>
      <div className="grid gap-6 lg:grid-cols-2 [&>*]:min-w-0">
        <Section id="categories" title="Categories">
          <CategoryTable categories={statistics.categories} />
        </Section>
        <Section id="top" title="Largest volume">
          <TopAssets top={statistics.top} />
        </Section>
      </div>
    </>
  );
}
