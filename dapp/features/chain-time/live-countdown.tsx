"use client";
import { clsx } from "clsx";
import { formatMoment } from "@/lib/format";
import { timeLeft } from "./countdown";
import { useChainTime } from "./use-chain-time";

const SOON_SECONDS = 600;

/**
 * Time left until a deadline, by the chain's clock.
 * @param until last second that counts, seconds since 1970
 * @param now of the chain when the page was made
 * @param over what is said afterwards
 */
export function LiveCountdown({
  until,
  now: first,
  over = "Over",
  className,
}: {
  readonly until: number;
  readonly now: number;
  readonly over?: string;
  readonly className?: string;
}) {
  const now = useChainTime(first);
  const left = timeLeft(until, now);
  const soon = left !== undefined && until - now <= SOON_SECONDS;
  return (
    <span role="timer" title={formatMoment(until)} className={clsx("figures", soon && "text-danger", className)}>
      {left ?? over}
    </span>
  );
}
