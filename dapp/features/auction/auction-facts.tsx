import type { ReactNode } from "react";
import { Fact, Facts } from "@/components/card";
import { Amount, Moment } from "@/components/values";
import { isSealed } from "@/features/auctions";
import { formatBps, formatDuration } from "@/lib/format";
import type { AuctionView } from "./view";

/** The terms of an auction, that never change. */
export function AuctionFacts({ view }: { readonly view: AuctionView }) {
  const { kind, startingPrice, plan, bond, feeBps, forfeitPercent, curve, extensionsLeft } = view;
  const dutch = kind === "Dutch";
  return (
    <Facts>
      <Fact name="Starting price">
        <Amount amount={startingPrice} />
      </Fact>
      <Fact name={dutch ? "Floor" : "Reserve"}>{reserveWords(view)}</Fact>
      {curve === undefined || curve.halfLife === 0 ? undefined : (
        <Fact name="Half-life">{formatDuration(curve.halfLife)}</Fact>
      )}
      {kind === "English" ? (
        <>
          <Fact name="Next bid">at least 5 %, and at least 10 FTNS, above the highest</Fact>
          <Fact name="Late bids">
            {plan.extension === 0 ? "do not move the end" : `move the end by up to ${formatDuration(plan.extension)}`}
            {extensionsLeft === undefined || plan.extension === 0 ? "" : `, ${extensionsLeft} more times at most`}
          </Fact>
        </>
      ) : undefined}
      <Fact name="Bidding ends">
        <Moment seconds={plan.endsAt} />
      </Fact>
      {isSealed(kind) ? (
        <>
          <Fact name="Reveals end">
            <Moment seconds={plan.revealEndsAt} />
          </Fact>
          <Fact name="Not revealed">{forfeitPercent} % of the collateral go to the treasury</Fact>
        </>
      ) : undefined}
      {feeBps === undefined ? undefined : <Fact name="Fee of the market">{formatBps(feeBps)} of the price</Fact>}
      {bond === undefined || bond === 0n ? undefined : (
        <Fact name="Seller’s bond">
          <Amount amount={bond} />, to the winner if the key is not delivered in time
        </Fact>
      )}
    </Facts>
  );
}

function reserveWords({ kind, reserve, reserveWasHidden, startingPrice }: AuctionView): ReactNode {
  if (reserve === undefined) return "Hidden: only its hash is public. Not opened, it counts as the starting price.";
  if (kind !== "Dutch" && reserve <= startingPrice && !reserveWasHidden) {
    return "None above the starting price";
  }
  return (
    <>
      <Amount amount={reserve} />
      {reserveWasHidden ? ", was hidden" : ""}
    </>
  );
}
