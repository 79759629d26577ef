"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { createPortal } from "react-dom";
import type { Address } from "viem";
import { Badge } from "@/components/badge";
import { useChainTime } from "@/features/chain-time";
import { BellLink } from "./alert-bell";
import { alertOf, remembered, reserveAlertOf, unseen, type Alert } from "./alerts";
import { keepSeen, useSeen } from "./seen";
import { useAccountBids } from "./use-account-bids";
import { useDueReserves } from "./use-due-reserves";
import { watchedOf } from "./watched";

const SHOWN = 2;

/** Watches the bids of an account, and the hidden reserves of its own auctions: a number in the header, and a note for what is new. */
export function BidWatch({ account }: { readonly account: Address }) {
  const now = useChainTime();
  const path = usePathname();
  const seen = useSeen(account);
  const { data: bids } = useAccountBids(account);
  const reserves = useDueReserves(account, now);
  if (bids === undefined || now === undefined) return <BellLink count={0} />;
  const ofBids = bids.map((bid) => alertOf(watchedOf(bid, now))).filter((alert) => alert !== undefined);
  const alerts = [
    ...reserves.map(({ auction, name, until }) => reserveAlertOf({ auction: auction.id, name, until })),
    ...ofBids,
  ];
  const toDo = alerts.filter(({ key }) => !key.endsWith(":won"));
  // Who is on the page of the auction, of all bids, or of purchases, sees it there.
  const fresh = unseen(alerts, seen).filter(
    ({ auction }) => !["/auctions/mine", "/library", `/auctions/${auction}`, `/library/${auction}`].includes(path),
  );
  const dismiss = (key: string) => keepSeen(account, [...remembered(alerts, seen), key]);
  return (
    <>
      <BellLink count={toDo.length} />
      {createPortal(<Notes alerts={fresh.slice(0, SHOWN)} onDismiss={dismiss} />, document.body)}
    </>
  );
}

function Notes({
  alerts,
  onDismiss,
}: {
  readonly alerts: readonly Alert[];
  readonly onDismiss: (key: string) => void;
}) {
  return (
    <section
      aria-label="News of your auctions"
      aria-live="polite"
      className="fixed inset-x-2 top-16 z-30 flex flex-col gap-2 empty:hidden sm:inset-x-auto sm:right-4 sm:w-80"
    >
      {alerts.map((alert) => (
        <Note key={alert.key} alert={alert} onDismiss={() => onDismiss(alert.key)} />
      ))}
    </section>
  );
}

function Note({ alert, onDismiss }: { readonly alert: Alert; readonly onDismiss: () => void }) {
  const { auction, tone, title, text, key } = alert;
  const href = key.endsWith(":won") ? `/library/${auction}` : `/auctions/${auction}`;
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-card p-3 shadow-pop">
      <div className="min-w-0 flex-1">
        <Badge tone={tone}>{title}</Badge>
        <p className="mt-1 line-clamp-3 text-xs">{text}</p>
        <Link href={href} prefetch={false} onClick={onDismiss} className="text-xs text-accent hover:underline">
          {key.endsWith(":won") ? "Go to the purchase" : "Go to the auction"}
        </Link>
      </div>
      <button type="button" aria-label="Hide" onClick={onDismiss} className="rounded-sm p-1 text-muted hover:text-ink">
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
