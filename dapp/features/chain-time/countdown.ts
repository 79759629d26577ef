import { formatDuration } from "@/lib/format";

const HOUR = 3_600;

/**
 * Time left for people: to the minute, in the last hour to the second.
 * @param until last second that counts, seconds since 1970
 * @param now of the chain, seconds since 1970
 * @returns undefined when it is over
 */
export function timeLeft(until: number, now: number): string | undefined {
  const left = until - now;
  if (left < 0) return undefined;
  if (left === 0) return "the last second";
  return formatDuration(left < HOUR ? left : Math.floor(left / 60) * 60);
}
