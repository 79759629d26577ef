import type { Tone } from "@/components/badge";

/** What decides whether a certificate holds. */
export interface CertificateFacts {
  readonly passed: boolean;
  /** Last second in which it holds, since 1970. */
  readonly expiresAt: number;
  /** The version is proved to be something else than was committed. Undefined where a certificate of such a version is not shown. */
  readonly fraudulent?: boolean | undefined;
  /**
   * What the chain answers: it also holds that no later one has taken its place, and that the panel still has its stake. Undefined where
   * it was not asked.
   */
  readonly live?: boolean | undefined;
}

/**
 * Where a certificate stands. "Refuted": it passed, and a proof on the chain says otherwise. "Void": it passed and has not expired, and
 * still the chain does not count it.
 */
export type CertificateState = "Live" | "Failed" | "Refuted" | "Expired" | "Void";

/** @param now by the chain's clock, seconds since 1970 */
export function certificateState(
  { passed, expiresAt, fraudulent, live }: CertificateFacts,
  now: number,
): CertificateState {
  if (!passed) return "Failed";
  if (fraudulent === true) return "Refuted";
  if (now > expiresAt) return "Expired";
  return live === false ? "Void" : "Live";
}

/** What each state is called, and means for a buyer. */
export const CERTIFICATE_WORDS: Readonly<
  Record<CertificateState, { readonly name: string; readonly tone: Tone; readonly meaning: string }>
> = {
  Live: {
    name: "Certified",
    tone: "positive",
    meaning: "Most of a panel drawn at random found it good, and still answers for it with its stake.",
  },
  Failed: { name: "Did not pass", tone: "danger", meaning: "Most of the panel did not find it good." },
  Refuted: {
    name: "Refuted",
    tone: "danger",
    meaning: "It passed. Then a proof on the chain showed that the content is not what the version committed to.",
  },
  Expired: { name: "Expired", tone: "neutral", meaning: "It passed, but a certificate holds only for a time." },
  Void: {
    name: "No longer holds",
    tone: "warning",
    meaning:
      "It passed, but the chain does not count it any more: a later one has taken its place, or too few of its auditors still have their stake at risk.",
  },
};
