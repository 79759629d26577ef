"use client";
import { titleOf } from "@ftns-market/sdk/chain";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import type { OwnDueReserve } from "@/features/bid-alerts";
import { LiveCountdown } from "@/features/chain-time";
import { OpenReserveButton } from "./open-reserve-button";

/** A hidden reserve that its seller has to open now, away from the page of its auction. @param now of the chain, seconds since 1970 */
export function ReserveDue({ due, now }: { readonly due: OwnDueReserve; readonly now: number }) {
  const { auction, name, until } = due;
  const terms = auction.terms === null ? titleOf(Number(auction.asset.id)) : BigInt(auction.terms.id);
  return (
    <Notice
      tone="danger"
      title={`Open the reserve of ${name}`}
      actions={
        <>
          <OpenReserveButton
            auction={{ auction: BigInt(auction.id), kind: auction.kind, terms }}
            {...{ name }}
            bidding={false}
            size="sm"
          />
          <ButtonLink size="sm" tone="secondary" href={`/auctions/${auction.id}`} prefetch={false}>
            Go to the auction
          </ButtonLink>
        </>
      }
    >
      Bidding is over. Not opened in time, it counts as the starting price. Left: <LiveCountdown {...{ until, now }} />
    </Notice>
  );
}
