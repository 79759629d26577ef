import { shownText } from "../evaluation.ts";

/** What safety is about. */
export const SAFETY_TOPICS = ["pickle", "code", "archive", "onnx", "format", "opaque"] as const;
export type SafetyTopic = (typeof SAFETY_TOPICS)[number];

/** Something that makes a file unsafe to take in. */
export interface Concern {
  readonly topic: SafetyTopic;
  /** Where: the file, and the way through archives to it. */
  readonly path: string;
  /** Completes "the file …". */
  readonly what: string;
}

const SHOWN = 5;

/** The first concerns in words, for a person. */
export function concernWords(concerns: readonly Concern[]): string {
  const words = concerns.slice(0, SHOWN).map(({ path, what }) => `${shownText(path, 120)} ${what}.`);
  const more = concerns.length - words.length;
  return [...words, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}
