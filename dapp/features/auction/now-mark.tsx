"use client";
import { useChainTime } from "@/features/chain-time";

/** Where the present is on a chart of an auction's time. @param stopped when it was over, seconds since 1970 */
export function NowMark({
  startedAt,
  duration,
  now: first,
  stopped,
  sold,
}: {
  readonly startedAt: number;
  readonly duration: number;
  readonly now: number;
  readonly stopped: number | undefined;
  readonly sold: boolean;
}) {
  const now = useChainTime(first);
  const share = Math.min(1, Math.max(0, ((stopped ?? now) - startedAt) / duration));
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 w-0.5 bg-positive"
      style={{ left: `${share * 100}%` }}
    >
      <span
        className={`absolute bottom-1 text-xs font-medium whitespace-nowrap text-positive ${share > 0.8 ? "right-1.5" : "left-1.5"}`}
      >
        {stopped === undefined ? "now" : sold ? "taken" : "ended"}
      </span>
    </div>
  );
}
