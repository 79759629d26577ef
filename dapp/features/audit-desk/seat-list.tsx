"use client";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Empty, Skeleton } from "@/components/notice";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { SeatCase } from "./seat-case";

const ASK_MS = 10_000;

/** The seats that wait for an auditor, the oldest first. */
export function SeatList({ address }: WalletPartProps) {
  const market = useMarket();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.audits(), "desk", address.toLowerCase()],
    queryFn: async ({ signal }) => (await import("@ftns-market/sdk/queries")).listMyDesk(market, address, {}, signal),
    refetchInterval: ASK_MS,
  });
  if (data === undefined) {
    return error === null ? <Skeleton className="h-72" /> : <Failure error={error} onRetry={() => void refetch()} />;
  }
  if (data.items.length === 0) {
    return (
      <Empty
        title="Nothing waits for you"
        actions={
          <ButtonLink href="/auditors/join" tone="secondary">
            Stake and profile
          </ButtonLink>
        }
      >
        When chance draws you for a panel, the seat stands here with its deadline. Look in at least every other day: the
        time to examine is short, and silence costs stake.
      </Empty>
    );
  }
  return (
    <ul aria-label="Your seats" className="flex flex-col gap-5">
      {data.items.map((seat) => (
        <li key={`${seat.audit.audit}-${seat.seat}`} className="min-w-0">
          <SeatCase seat={seat} />
        </li>
      ))}
    </ul>
  );
}
