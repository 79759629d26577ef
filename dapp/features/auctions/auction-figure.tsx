import { formatCount } from "@/lib/format";
import { DutchPriceNow } from "./dutch-price-now";
import { isSealed } from "./kinds";
import { ShortAmount } from "./short-amount";
import type { AuctionItem } from "./view";

/** The one figure of an auction that matters now, with its name. */
export function AuctionFigure({ auction, now }: { readonly auction: AuctionItem; readonly now: number }) {
  const { name, note } = wordsOf(auction);
  return (
    <p className="text-right">
      <span className="block text-xs text-muted">{name}</span>
      {auction.outcome === undefined && auction.curve !== undefined ? (
        <DutchPriceNow curve={auction.curve} now={now} className="font-semibold" />
      ) : (
        <ShortAmount amount={amountOf(auction)} className="font-semibold" />
      )}
      {note === undefined ? undefined : <span className="block text-xs text-muted">{note}</span>}
    </p>
  );
}

function amountOf({ price, outcome, leadingBid, startingPrice }: AuctionItem): bigint {
  if (outcome === "Sold" && price !== undefined) return price;
  return leadingBid > 0n ? leadingBid : startingPrice;
}

function wordsOf({ kind, outcome, leadingBid, bids }: AuctionItem): { name: string; note: string | undefined } {
  if (outcome === "Sold") return { name: "Sold for", note: undefined };
  if (kind === "Dutch") return { name: outcome === undefined ? "Price now" : "Began at", note: undefined };
  const count = `${formatCount(bids)} ${isSealed(kind) ? "sealed " : ""}${bids === 1 ? "bid" : "bids"}`;
  const name = leadingBid === 0n ? "From" : isSealed(kind) ? "Highest revealed" : "Highest bid";
  return { name, note: bids === 0 ? "No bid yet" : count };
}
