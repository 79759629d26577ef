import type { ReputationChange } from "@ftns-market/sdk/queries";
import { LineChart, type MomentPoint } from "@/components/chart";
import { formatDate, formatMoment } from "@/lib/format";
import { scoreNumber, scorePoints } from "./score";

type ScoreChange = Pick<ReputationChange, "at" | "before" | "after">;

/** The reputation of an account over time. @param now the present second and score: the line goes on to it */
export function ScoreChart({
  changes,
  now,
}: {
  readonly changes: readonly ScoreChange[];
  readonly now: { readonly at: number; readonly score: bigint };
}) {
  return (
    <LineChart
      title="Reputation over time"
      summary={`${scorePoints(now.score)} of 100 now. Between events it only sinks, with the time since the last success, and recovers from penalties.`}
      xName="Time (UTC)"
      yName="Points of 100"
      empty="Nothing has changed it yet: it stands at 62.5, as everybody’s at the beginning."
      points={pointsOf(changes, now)}
    />
  );
}

/** Before and after each change, in the order of time, and the present. */
export function pointsOf(
  changes: readonly ScoreChange[],
  now: { readonly at: number; readonly score: bigint },
): readonly MomentPoint[] {
  if (changes.length === 0) return [];
  const inOrder = changes.toSorted((one, other) => one.at - other.at);
  const points = inOrder.flatMap(({ at, before, after }) => [
    pointOf(at, before, `${formatMoment(at)}, before`),
    pointOf(at, after, formatMoment(at)),
  ]);
  return [...points, pointOf(Math.max(now.at, inOrder.at(-1)?.at ?? 0), now.score, "Now")];
}

function pointOf(at: number, score: bigint, label: string): MomentPoint {
  return { at, label, short: formatDate(at), value: scoreNumber(score), text: scorePoints(score) };
}
