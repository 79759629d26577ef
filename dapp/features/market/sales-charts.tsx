import { BarChart, ftnsNumber, ftnsText, intervalLabel, withEmptyIntervals } from "@/components/chart";
import { formatCount } from "@/lib/format";
import type { Interval } from "@ftns-market/sdk/queries";

const STEP_SECONDS = { hour: 3_600, day: 86_400 } as const;
/** Hours or days drawn. */
const SHOWN = { hour: 48, day: 60 } as const;

/** Volume, sales and fees over time. @param through the present second: the charts go on to it, or end with the last sale */
export function SalesCharts({
  series,
  interval,
  through,
}: {
  readonly series: readonly Interval[];
  readonly interval: "hour" | "day";
  readonly through: number | undefined;
}) {
  const empty = (begins: number): Interval => ({ begins, sales: 0, quantity: "0", volume: "0", fees: "0" });
  const filled = withEmptyIntervals(series, STEP_SECONDS[interval], empty, {
    most: SHOWN[interval],
    ...(through === undefined ? {} : { through }),
  });
  const sum = (of: (row: Interval) => bigint) => filled.reduce((total, row) => total + of(row), 0n);
  const span = `In the last ${SHOWN[interval]} ${interval}s`;
  const text = { xName: interval === "day" ? "Day (UTC)" : "Hour (UTC)", empty: "Nothing has been sold yet." };
  const points = (value: (row: Interval) => number, words: (row: Interval) => string) =>
    filled.map((row) => ({ label: intervalLabel(row.begins, interval), value: value(row), text: words(row) }));
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <div className="min-w-0 lg:col-span-2">
        <BarChart
          {...text}
          title={`Volume per ${interval}`}
          summary={`${span}: ${ftnsText(sum(({ volume }) => BigInt(volume)))}, fees included.`}
          yName="FTNS"
          points={points(
            ({ volume }) => ftnsNumber(volume),
            ({ volume }) => ftnsText(volume),
          )}
        />
      </div>
      <BarChart
        {...text}
        title={`Sales per ${interval}`}
        summary={`${span}: ${formatCount(sum(({ sales }) => BigInt(sales)))} settled.`}
        yName="Sales"
        points={points(
          ({ sales }) => sales,
          ({ sales }) => formatCount(sales),
        )}
      />
      <BarChart
        {...text}
        title={`Platform fees per ${interval}`}
        summary={`${span}: ${ftnsText(sum(({ fees }) => BigInt(fees)))}.`}
        yName="FTNS"
        points={points(
          ({ fees }) => ftnsNumber(fees),
          ({ fees }) => ftnsText(fees),
        )}
      />
    </div>
  );
}
