import { Stat } from "@/components/card";
import { CompactAmount } from "@/components/values";
import { formatCount, formatDate, formatDuration } from "@/lib/format";
import type { AccountPage } from "@ftns-market/sdk/queries";

/** What an account did, in tiles. */
export function AccountFacts({ account }: { readonly account: AccountPage }) {
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <Stat label="Assets published" value={formatCount(account.assetsPublished)} />
      <Stat label="Sales" value={formatCount(account.sales)} />
      <Stat label="Purchases" value={formatCount(account.purchases)} />
      <Stat label="First seen" value={formatDate(account.firstSeenAt)} />
      <Stat label="Earned" value={<CompactAmount amount={account.earned} />} hint="Shares of revenue, after fees" />
      <Stat label="Spent" value={<CompactAmount amount={account.spent} />} hint="On purchases, refunds left out" />
      <Stat label="Bonds at stake" value={<CompactAmount amount={account.bonded} />} hint="In sales that are open" />
      <Stat label="Bonds lost" value={<CompactAmount amount={account.bondsForfeited} />} hint="To buyers" />
    </dl>
  );
}

/** How sales with a key to deliver ended: what the chain recorded, no opinions. */
export function DeliveryFacts({ account }: { readonly account: AccountPage }) {
  const { counted, delivered, open, missed, declined, fraudulent, medianSeconds } = account.deliveries;
  if (counted === 0) {
    return <p className="text-muted">This account has not sold anything with a key to deliver.</p>;
  }
  const finished = counted - open;
  return (
    <>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
        <Stat
          label="Delivered"
          value={formatCount(delivered)}
          hint={finished === 0 ? undefined : `${Math.round((delivered / finished) * 100)} % of those that were due`}
        />
        <Stat label="Missed deliveries" value={formatCount(missed)} hint="No key in time; the buyer was refunded" />
        <Stat label="Declined" value={formatCount(declined)} hint="Refunded by the seller" />
        <Stat label="Proved wrong" value={formatCount(fraudulent)} hint="Not the content that was promised" />
        <Stat
          label="Usual time to deliver"
          value={medianSeconds === undefined ? "–" : medianSeconds < 1 ? "at once" : formatDuration(medianSeconds)}
          hint="Half of the keys came faster"
        />
      </dl>
      <p className="mt-3 text-xs text-muted">
        Counted over {formatCount(counted)} {counted === 1 ? "sale" : "sales"} with a key, at most the last 1,000;{" "}
        {formatCount(open)} {open === 1 ? "waits" : "wait"} for the key now. Sales to contributors of the same asset do
        not count.
      </p>
    </>
  );
}
