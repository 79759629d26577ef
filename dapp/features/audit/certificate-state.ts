import type { Tone } from "@/components/badge";

/** What decides whether a certificate holds. */
export interface CertificateFacts {
  readonly passed: boolean;
  /** Last second in which it holds, since 1970. */
  readonly expiresAt: number;
  /**
   * What the chain answers: it also holds that the version is not proved fraudulent, and that the panel still has its stake. Undefined
   * where it was not asked.
   */
  readonly live?: boolean | undefined;
}

/** Where a certificate stands. "Void": it passed and has not expired, and still the chain does not count it. */
export type CertificateState = "Live" | "Failed" | "Expired" | "Void";

/** @param now by the chain's clock, seconds since 1970 */
export function certificateState({ passed, expiresAt, live }: CertificateFacts, now: number): CertificateState {
  if (!passed) return "Failed";
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
  Expired: { name: "Expired", tone: "neutral", meaning: "It passed, but a certificate holds only for a time." },
  Void: {
    name: "No longer holds",
    tone: "warning",
    meaning:
      "It passed, but the chain does not count it any more: the content was proved wrong, or too few of its auditors still have their stake at risk.",
  },
};
