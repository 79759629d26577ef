import { formatFtns } from "@/lib/format";

/** The result of a Vickrey auction; FTNS base units. */
export interface VickreyResult {
  readonly leadingBid: bigint;
  /** Second highest valid bid; 0 = there is none. */
  readonly secondBid: bigint;
  /** Lowest price at which it is sold: the reserve, or the starting price. */
  readonly reserve: bigint;
}

export interface SecondPrice {
  /** What the winner pays, FTNS base units. */
  readonly price: bigint;
  /** What sets it. */
  readonly by: "second" | "reserve";
  readonly saved: bigint;
  readonly sentence: string;
}

/** The second price with its reason. Undefined when the highest bid does not reach the reserve. */
export function secondPriceOf({ leadingBid, secondBid, reserve }: VickreyResult): SecondPrice | undefined {
  if (leadingBid === 0n || leadingBid < reserve) return undefined;
  const by = secondBid >= reserve && secondBid > 0n ? "second" : "reserve";
  const price = by === "second" ? secondBid : reserve;
  const saved = leadingBid - price;
  const others =
    secondBid === 0n ? "There was no other valid bid" : `The second highest bid was ${formatFtns(secondBid)}`;
  const rule =
    by === "second" ? "so that is the price" : `so the price is the lowest at which it is sold, ${formatFtns(price)}`;
  const gain = saved === 0n ? "" : ` The winner pays ${formatFtns(saved)} less than it bid.`;
  return { price, by, saved, sentence: `The highest bid was ${formatFtns(leadingBid)}. ${others}, ${rule}.${gain}` };
}
