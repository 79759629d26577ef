"use client";
import { Gavel } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { buttonClass } from "@/components/button";
import { useWallet } from "@/features/wallet";

// Most visits are without a wallet; what watches bids is loaded with one.
const Watch = lazy(() => import("./bid-watch").then((module) => ({ default: module.BidWatch })));

/** The way to the account's bids and auctions, with the number of those that need it. Nothing without a wallet. */
export function AlertBell() {
  const { address } = useWallet();
  if (address === undefined) return undefined;
  return (
    <Suspense fallback={<BellLink count={0} />}>
      <Watch key={address} account={address} />
    </Suspense>
  );
}

/** @param count how many bids and auctions need their owner */
export function BellLink({ count }: { readonly count: number }) {
  const name = "My bids and auctions";
  const words = count === 0 ? name : `${name}: ${count} ${count === 1 ? "needs" : "need"} you`;
  return (
    <Link
      href="/auctions/mine"
      prefetch={false}
      aria-label={words}
      title={words}
      className={buttonClass("quiet", "icon", "relative")}
    >
      <Gavel aria-hidden className="size-4" />
      {count === 0 ? undefined : (
        <span
          aria-hidden
          className="figures absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-danger px-1 text-center text-[0.625rem] leading-4 font-semibold text-card"
        >
          {count > 9 ? "9+" : count}
        </span>
      )}
    </Link>
  );
}
