import type { AssetInterval, AssetPage, Page, SaleRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Badge, type Tone } from "@/components/badge";
import { Section, Stat } from "@/components/card";
import { BarChart, ftnsNumber, ftnsText, intervalLabel, LineChart, withEmptyIntervals } from "@/components/chart";
import { Notice } from "@/components/notice";
import { Table } from "@/components/table";
import { AccountLink, Amount, CompactAmount, Moment } from "@/components/values";
import { SaleDealing } from "@/features/self-dealing";
import { formatCount, formatDate } from "@/lib/format";
import { priceHistories, type PricePoint } from "./activity";

const DAY = 86_400;

const STATES: Readonly<Record<SaleRow["state"], { readonly word: string; readonly tone: Tone }>> = {
  AwaitingKey: { word: "Waits for the key", tone: "warning" },
  Delivered: { word: "Delivered", tone: "accent" },
  Settled: { word: "Settled", tone: "positive" },
  Refunded: { word: "Refunded", tone: "danger" },
};

/** Sales and prices: figures, charts with their numbers, and the sales themselves. */
export function SalesSection({
  asset,
  series,
  sales,
  older,
  licences,
  now,
}: {
  readonly asset: AssetPage;
  /** Days with sales, newest first; undefined when the index did not give them. */
  readonly series: readonly AssetInterval[] | undefined;
  readonly sales: Page<SaleRow> | undefined;
  /** This is not the first page of the sales. */
  readonly older: boolean;
  readonly licences: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  readonly now: number;
}) {
  return (
    <Section id="sales" title="Sales and prices">
      <dl className="mb-5 grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Stat label="Settled sales" value={formatCount(asset.salesCount)} />
        <Stat label="Volume" value={<CompactAmount amount={asset.volume} />} />
        <Stat label="Open sales" value={formatCount(asset.openSales)} />
        <Stat label="Royalties from children" value={<CompactAmount amount={asset.royalties} />} />
      </dl>
      {series === undefined ? <Notice tone="warning">The index did not give the figures per day.</Notice> : undefined}
      <div className="grid gap-6 md:grid-cols-2">
        {series === undefined ? undefined : <VolumeChart series={series} now={now} />}
        {priceHistories(asset).map(({ terms, points }) => (
          <PriceChart key={terms} name={licences[terms] ?? `Terms ${terms}`} points={points} now={now} />
        ))}
      </div>
      <h3 className="mt-6 mb-1 font-semibold">{older ? "Older sales" : "Latest sales"}</h3>
      <SalesTable asset={asset} sales={sales} older={older} licences={licences} />
    </Section>
  );
}

function VolumeChart({ series, now }: { readonly series: readonly AssetInterval[]; readonly now: number }) {
  const none = (begins: number) => ({ begins, sales: 0, volume: "0" });
  const days = withEmptyIntervals<{ begins: number; sales: number; volume: string }>(series, DAY, none, {
    ...{ through: now, most: 90 },
  });
  return (
    <BarChart
      title="Volume per day"
      xName="Day (UTC)"
      yName="FTNS"
      empty="Nothing was sold yet."
      points={days.map(({ begins, sales, volume }) => ({
        label: intervalLabel(begins, "day"),
        value: ftnsNumber(volume),
        text: `${ftnsText(volume)}, ${formatCount(sales)} ${sales === 1 ? "sale" : "sales"}`,
      }))}
    />
  );
}

/** A price holds until it changes, and the last one until now. */
function PriceChart({
  name,
  points,
  now,
}: {
  readonly name: string;
  readonly points: readonly PricePoint[];
  readonly now: number;
}) {
  const last = points.at(-1);
  const held = last !== undefined && now > last.at ? [...points, { at: now, price: last.price }] : points;
  return (
    <LineChart
      title={`Price: ${name}`}
      xName="Time (UTC)"
      yName="FTNS"
      curve="step"
      points={held.map(({ at, price }) => ({
        at,
        label: formatDate(at),
        value: ftnsNumber(price),
        text: ftnsText(price),
      }))}
    />
  );
}

function SalesTable({
  asset,
  sales,
  older,
  licences,
}: {
  readonly asset: AssetPage;
  readonly sales: Page<SaleRow> | undefined;
  readonly older: boolean;
  readonly licences: Readonly<Record<string, string>>;
}) {
  if (sales === undefined)
    return <Notice tone="warning">The index did not give the sales. Load the page again.</Notice>;
  return (
    <>
      {sales.items.length === 0 ? (
        <p className="text-muted">Nobody has bought this yet.</p>
      ) : (
        <Table
          caption="Sales"
          rows={sales.items}
          rowKey={({ id }) => id}
          columns={[
            { name: "When", cell: ({ openedAt }) => <Moment seconds={openedAt} /> },
            { name: "Sold", wideOnly: true, cell: ({ terms }) => soldName(terms, licences) },
            { name: "Version", numeric: true, wideOnly: true, cell: ({ version }) => version.number },
            {
              name: "Buyer",
              cell: (sale) => (
                // Not beside the state, which a phone has no room for.
                <span className="flex flex-wrap items-center gap-1.5">
                  <AccountLink address={sale.buyer.id} />
                  <SaleDealing sale={sale} />
                </span>
              ),
            },
            { name: "Paid", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
            {
              name: "State",
              cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>,
            },
          ]}
        />
      )}
      <nav aria-label="Pages of the sales" className="mt-3 flex gap-4">
        {older ? <PageLink href={`/assets/${asset.id}#sales`}>Latest sales</PageLink> : undefined}
        {sales.cursor === undefined ? undefined : (
          <PageLink href={`/assets/${asset.id}?sales=${encodeURIComponent(sales.cursor)}#sales`}>Older sales</PageLink>
        )}
      </nav>
    </>
  );
}

function soldName(terms: SaleRow["terms"], licences: Readonly<Record<string, string>>): string {
  return terms === null ? "The asset itself" : (licences[terms.id] ?? `Terms ${terms.id}`);
}

function PageLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Link href={href} prefetch={false} className="text-accent hover:underline">
      {children}
    </Link>
  );
}
