"use client";
import { dutchPrice, type DutchCurve } from "@ftns-market/sdk/auctions";
import { useChainTime } from "@/features/chain-time";
import { liveFtns } from "./live-amount";

/** The falling price of this second, by the chain's clock. @param now of the chain when the page was made */
export function DutchPriceNow({
  curve,
  now: first,
  className,
}: {
  readonly curve: DutchCurve;
  readonly now: number;
  readonly className?: string;
}) {
  const now = useChainTime(first);
  return <span className={`figures whitespace-nowrap ${className ?? ""}`}>{liveFtns(dutchPrice(curve, now))}</span>;
}
