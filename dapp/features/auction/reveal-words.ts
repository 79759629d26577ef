import { RESERVE_WINDOW } from "@ftns-market/sdk/auctions";
import { formatMoment } from "@/lib/format";

/** When bids can be revealed, as "after … and until …". */
export function revealWords({
  endsAt,
  revealEndsAt,
  reserveHidden,
}: {
  readonly endsAt: number;
  readonly revealEndsAt: number;
  readonly reserveHidden: boolean;
}): string {
  const until = `until ${formatMoment(revealEndsAt)}`;
  if (!reserveHidden) return `after ${formatMoment(endsAt)} and ${until}`;
  const latest = formatMoment(endsAt + RESERVE_WINDOW);
  return `once the hidden reserve is open, or after ${latest} at the latest, and ${until}`;
}
