import type { ReactNode } from "react";
import { AccountLink, Amount } from "@/components/values";
import { DutchPriceNow, isSealed, ShortAmount, Standing } from "@/features/auctions";
import type { AuctionView } from "./view";

/** Where the auction stands: phase, time, and the figure that matters. */
export function AuctionNow({ view }: { readonly view: AuctionView }) {
  const { kind, outcome, plan, commitments, openBids, leadingBid } = view;
  const bids = isSealed(kind) ? commitments : openBids.length + (leadingBid > 0n ? 1 : 0);
  const { endsAt, revealEndsAt, reserveHidden } = plan;
  return (
    <div className="mb-4 flex flex-col gap-3 border-b border-line pb-4">
      <Standing auction={{ kind, outcome, endsAt, revealEndsAt, reserveHidden, bids }} now={view.now} />
      <Figure view={view} />
    </div>
  );
}

function Figure({ view }: { readonly view: AuctionView }) {
  const { kind, curve, leader, leadingBid, startingPrice, outcome, price, winner, now } = view;
  if (outcome === "Sold" && price !== undefined) {
    return (
      <Big name="Sold for" amount={<ShortAmount amount={price} />}>
        {winner === undefined ? undefined : (
          <>
            to <AccountLink address={winner} />
          </>
        )}
      </Big>
    );
  }
  if (outcome !== undefined) return undefined;
  if (curve !== undefined) return <Big name="Price now" amount={<DutchPriceNow curve={curve} now={now} />} />;
  if (leadingBid > 0n) {
    return (
      <Big name={isSealed(kind) ? "Highest revealed bid" : "Highest bid"} amount={<Amount amount={leadingBid} />}>
        {leader === undefined ? undefined : (
          <>
            by <AccountLink address={leader} />
          </>
        )}
      </Big>
    );
  }
  return (
    <Big name={isSealed(kind) ? "Bids from" : "Starting price"} amount={<Amount amount={startingPrice} />}>
      {isSealed(kind) ? `${view.commitments} sealed so far` : "Nobody has bid yet"}
    </Big>
  );
}

function Big({
  name,
  amount,
  children,
}: {
  readonly name: string;
  readonly amount: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div>
      <p className="text-xs text-muted">{name}</p>
      <p className="text-2xl font-semibold tracking-tight">{amount}</p>
      {children === undefined ? undefined : <p className="text-muted">{children}</p>}
    </div>
  );
}
