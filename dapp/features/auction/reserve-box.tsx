"use client";
import { isWithin } from "@ftns-market/sdk/auctions";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { Notice } from "@/components/notice";
import { formatMoment } from "@/lib/format";
import { hasBids } from "./at-time";
import { CopyDialog } from "./copy-dialog";
import { OpenReserveButton } from "./open-reserve-button";
import { useOwnOpenings } from "./use-own-openings";

/** The seller's own hidden reserve: when it has to be opened, and the ways to do it. Nothing when it cannot be opened. */
export function ReserveBox({
  auction,
  name,
  now,
}: {
  readonly auction: ChainAuction;
  readonly name: string;
  /** Seconds since 1970, of the chain. */
  readonly now: number;
}) {
  const openings = useOwnOpenings();
  const window = auction.phase.windows.openReserve;
  if (window?.until === undefined || !isWithin(window, now)) return undefined;
  const bidding = auction.phase.name === "open";
  // Without a bid there is nothing that the reserve could decide.
  if (!bidding && !hasBids(auction)) return undefined;
  const until = formatMoment(window.until);
  return (
    <Notice
      tone={bidding ? "neutral" : "danger"}
      live={!bidding}
      title={bidding ? "Your reserve is hidden" : "Open your reserve now"}
      actions={
        <>
          <OpenReserveButton {...{ auction, name, bidding }} tone={bidding ? "secondary" : "primary"} size="sm" />
          <CopyDialog
            title="A copy of your hidden reserve"
            fileName={`hidden-reserve-${auction.auction}.json`}
            opens="reserve"
            rebuild={(market) => openings.reserve(market, auction)}
          />
        </>
      }
    >
      {bidding
        ? `Open it after ${formatMoment(auction.endsAt)} and until ${until}. You will be reminded while this site is open.`
        : `Until ${until}. After that it counts as the starting price, and the highest bid wins whatever the reserve was.`}
    </Notice>
  );
}
