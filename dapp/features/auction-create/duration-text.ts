import { formatDuration } from "@/lib/format";

export const DURATION_UNITS = ["minutes", "hours", "days"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const SECONDS: Readonly<Record<DurationUnit, number>> = { minutes: 60, hours: 3_600, days: 86_400 };

/** A length of time as it was typed. */
export interface DurationText {
  readonly count: string;
  readonly unit: DurationUnit;
}

export interface DurationReading {
  /** Undefined while it cannot be used. */
  readonly seconds: number | undefined;
  readonly problem: string | undefined;
}

/** Reads a length of time. @param min @param max seconds, both allowed */
export function readDuration({ count, unit }: DurationText, min: number, max: number): DurationReading {
  const plain = count.trim();
  if (plain === "") return { seconds: undefined, problem: undefined };
  const seconds = /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * SECONDS[unit]) : Number.NaN;
  if (seconds >= min && seconds <= max) return { seconds, problem: undefined };
  const from = min === 0 ? "0" : formatDuration(min);
  return { seconds: undefined, problem: `From ${from} to ${formatDuration(max)}.` };
}
