"use client";
import type { OfferRow } from "@ftns-market/sdk/queries";
import { Table, type Column } from "@/components/table";
import { Amount, Moment } from "@/components/values";
import { TransactionLink } from "@/features/transaction";

type Change = OfferRow["changes"][number];

const COLUMNS: readonly Column<Change>[] = [
  { name: "When", cell: ({ timestamp }) => <Moment seconds={timestamp} /> },
  { name: "What", cell: ({ kind }) => kind },
  { name: "Proof", wideOnly: true, cell: ({ transaction }) => <TransactionLink hash={transaction} /> },
  {
    name: "Price",
    numeric: true,
    cell: ({ price, previousPrice, kind }) => (
      <>
        {kind === "Repriced" && previousPrice !== null ? (
          <span className="text-muted">
            <Amount amount={previousPrice} /> →{" "}
          </span>
        ) : undefined}
        <Amount amount={price} />
      </>
    ),
  },
];

/** What was done to an offer, newest first; closed until it is asked for. `what` names the offer among others. */
export function PriceHistory({ what, changes }: { readonly what: string; readonly changes: OfferRow["changes"] }) {
  if (changes.length === 0) return undefined;
  return (
    <details>
      <summary className="cursor-pointer text-muted hover:text-ink">
        History ({changes.length === 1 ? "1 change" : `${changes.length} changes`})
      </summary>
      <div className="mt-2">
        <Table
          caption={`History of ${what}`}
          columns={COLUMNS}
          rows={changes}
          rowKey={({ transaction, kind, timestamp }) => `${transaction}-${kind}-${timestamp}`}
        />
      </div>
    </details>
  );
}
