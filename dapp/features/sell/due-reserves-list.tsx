"use client";
import { ReserveDue } from "@/features/auction";
import { useDueReserves } from "@/features/bid-alerts";
import { useChainTime } from "@/features/chain-time";
import type { Address } from "viem";

/** The hidden reserves that an account has to open now. */
export function DueReservesList({ account }: { readonly account: Address }) {
  const now = useChainTime();
  const reserves = useDueReserves(account, now);
  if (now === undefined || reserves.length === 0) return undefined;
  return (
    <section aria-label="Reserves to open" className="mb-4 flex flex-col gap-3">
      {reserves.map((due) => (
        <ReserveDue key={due.auction.id} {...{ due, now }} />
      ))}
    </section>
  );
}
