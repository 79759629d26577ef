import type { Tone } from "@/components/badge";
import { formatDuration } from "@/lib/format";

/** What a sale that needs a key is waiting for. */
export type Standing = "deliver" | "missed" | "content" | "settle" | "over";

interface SaleTimes {
  readonly state: string;
  /** Seconds since 1970. */
  readonly deadline: number;
}

/**
 * What a sale waits for at a time of the chain. The last second of a deadline still belongs to it, as in the contract.
 * @param now seconds since 1970, of the chain
 */
export function standingOf({ state, deadline }: SaleTimes, now: number): Standing {
  if (state === "AwaitingKey") return now > deadline ? "missed" : "deliver";
  if (state === "Delivered") return now > deadline ? "settle" : "content";
  return "over";
}

export const STANDING_WORDS: Readonly<Record<Standing, { readonly name: string; readonly meaning: string }>> = {
  deliver: {
    name: "Key to deliver",
    meaning: "The buyer has paid and waits. The money is in escrow until you deliver.",
  },
  missed: {
    name: "Missed",
    meaning: "The time to deliver is over. Anybody can return the money, and your bond goes to the buyer.",
  },
  content: {
    name: "Delivered",
    meaning: "The buyer can confirm now, or prove wrong content until the time is over. Then it can be settled.",
  },
  settle: {
    name: "Ready to settle",
    meaning: "Nobody proved wrong content in time. Settle to receive the money and your bond.",
  },
  over: { name: "Over", meaning: "Nothing is left to do." },
};

const DAY = 86_400;
const URGENT = 6 * 3_600;

/** How much time is left, for people, and how much it matters. */
export interface Countdown {
  readonly text: string;
  readonly tone: Tone;
}

/**
 * The time until a deadline.
 * @param deadline last second that counts, seconds since 1970
 * @param now seconds since 1970, of the chain
 */
export function countdown(deadline: number, now: number): Countdown {
  const left = deadline - now;
  if (left < 0) return { text: `${coarse(-left)} ago`, tone: "danger" };
  return { text: `${coarse(left)} left`, tone: left < URGENT ? "danger" : left < DAY ? "warning" : "neutral" };
}

/** Seconds only when there is less than a minute: a text that changes each second is noise. */
function coarse(seconds: number): string {
  return formatDuration(seconds < 60 ? seconds : Math.floor(seconds / 60) * 60);
}
