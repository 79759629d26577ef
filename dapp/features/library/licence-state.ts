import type { LicenceKind } from "@ftns-market/sdk/chain";
import type { ChainLicence } from "@ftns-market/sdk/reads";
import { formatCount, formatDuration, formatMoment } from "@/lib/format";
import type { Tone } from "@/components/badge";

/** A licence in a few words. */
export interface LicenceState {
  readonly tone: Tone;
  readonly label: string;
  readonly detail: string;
  /** What the next purchase under these terms would be called; undefined when there is no point in one. */
  readonly again: string | undefined;
}

/** Less than this left of a subscription is a warning. */
const SOON_SECONDS = 3 * 86_400;

/** @param licence as the chain has it; @param now seconds since 1970 */
export function licenceState(kind: LicenceKind, licence: ChainLicence, now: number): LicenceState {
  const { valid, quantity, expiresAt } = licence;
  switch (kind) {
    case "Perpetual":
      return valid
        ? { tone: "positive", label: "Valid", detail: copies(quantity), again: undefined }
        : { tone: "neutral", label: "Not held", detail: "It was passed on or refunded.", again: "Buy again" };
    case "Subscription": {
      if (!valid) {
        const detail = expiresAt === 0 ? "It was never started." : `Ended ${formatMoment(expiresAt)}.`;
        return { tone: "danger", label: "Expired", detail, again: "Renew" };
      }
      const left = expiresAt - now;
      const detail = `${formatDuration(left)} left, until ${formatMoment(expiresAt)}.`;
      return left < SOON_SECONDS
        ? { tone: "warning", label: "Ends soon", detail, again: "Renew" }
        : { tone: "positive", label: "Valid", detail, again: "Renew" };
    }
    case "Metered":
      return valid
        ? { tone: "positive", label: "Valid", detail: `${formatCount(quantity)} uses left.`, again: "Buy more" }
        : { tone: "danger", label: "Used up", detail: "No uses are left.", again: "Buy more" };
  }
}

function copies(quantity: bigint): string {
  return quantity === 1n ? "One copy." : `${formatCount(quantity)} copies.`;
}
