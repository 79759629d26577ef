import type { SaleRow } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Badge, type Tone } from "@/components/badge";
import { buttonClass } from "@/components/button";
import { Table } from "@/components/table";
import { Amount } from "@/components/values";
import { assetName } from "@/lib/asset-name";
import { formatDate } from "@/lib/format";
import { nextStep, type PurchaseStepKind } from "./purchase-step";

const TONES: Readonly<Record<PurchaseStepKind, Tone>> = {
  wait: "accent",
  refund: "warning",
  check: "warning",
  settle: "neutral",
  keep: "positive",
  refunded: "neutral",
};

/** Purchases with money in escrow: until when, and what to do. */
export function OpenPurchases({ sales, now }: { readonly sales: readonly SaleRow[]; readonly now: number }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {sales.map((sale) => {
        const step = nextStep(factsOf(sale), now);
        return (
          <li
            key={sale.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium break-words" dir="auto">
                  {assetName(sale.asset)}
                </span>
                <Badge tone={TONES[step.kind]}>{step.label}</Badge>
              </p>
              <p className="text-muted">{step.sentence}</p>
            </div>
            <Link
              href={`/library/${sale.id}`}
              className={buttonClass(step.kind === "wait" ? "secondary" : "primary", "sm")}
            >
              {step.kind === "wait" ? "Look at it" : step.label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function factsOf({ state, deadline, amount, bond, instant }: SaleRow) {
  return {
    ...{ state, instant, deadline: Number(deadline ?? 0), amount: BigInt(amount), bond: BigInt(bond) },
    // Lists do not know; the page of the purchase asks the chain.
    fraudulent: false,
    refundReason: undefined,
  };
}

/** Purchases that are over. */
export function PastPurchases({ sales }: { readonly sales: readonly SaleRow[] }) {
  return (
    <Table
      caption="Past purchases"
      rows={sales}
      rowKey={({ id }) => id}
      columns={[
        {
          name: "What",
          cell: (sale) => (
            <Link href={`/library/${sale.id}`} className="text-accent hover:underline" dir="auto">
              {assetName(sale.asset)}
            </Link>
          ),
        },
        { name: "When", cell: ({ openedAt }) => <span className="whitespace-nowrap">{formatDate(openedAt)}</span> },
        { name: "Paid", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
        { name: "State", wideOnly: true, cell: ({ state }) => (state === "Refunded" ? "Refunded" : "Done") },
      ]}
    />
  );
}
