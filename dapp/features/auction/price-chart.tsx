import type { DutchCurve } from "@ftns-market/sdk/auctions";
import { ftnsNumber, intervalLabel, LineChart } from "@/components/chart";
import { liveFtns } from "@/features/auctions";
import { formatDuration, formatFtns } from "@/lib/format";
import { curvePoints } from "./dutch-curve";
import { NowMark } from "./now-mark";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** How the price of a Dutch auction falls, drawn on the server, with a mark at the present. */
export function PriceChart({
  curve,
  now,
  endedAt,
  sold,
}: {
  readonly curve: DutchCurve;
  readonly now: number;
  /** When it ended; undefined while it runs. */
  readonly endedAt: number | undefined;
  readonly sold: boolean;
}) {
  const { startingPrice, floor, startedAt, duration, halfLife } = curve;
  const points = curvePoints(curve).map(({ at, price }) => ({
    ...{
      at,
      label: duration < 6 * HOUR ? timeOf(at) : intervalLabel(at, "hour"),
      short: duration < 2 * DAY ? timeOf(at) : dayOf(at),
      value: ftnsNumber(price),
      text: liveFtns(price),
    },
  }));
  const way = halfLife === 0 ? "the same amount each second" : `by half in each ${formatDuration(halfLife)}`;
  return (
    <LineChart
      title="The falling price"
      summary={`From ${formatFtns(startingPrice)} ${way}, not below ${formatFtns(floor)}, for ${formatDuration(duration)}.`}
      xName="Time (UTC)"
      yName="Price, FTNS"
      points={points}
      marks={<NowMark {...{ startedAt, duration, now, stopped: endedAt, sold }} />}
    />
  );
}

/** "12:05", in UTC. */
function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(11, 16);
}

const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "1 Dec", in UTC. */
function dayOf(seconds: number): string {
  return DAYS.format(seconds * 1_000);
}
