"use client";
import { assetOf, isTitle, type AssetId, type MarketClient, type SaleId } from "@ftns-market/sdk/chain";
import type { Action, FinishSaleInput } from "@ftns-market/sdk/actions";
import Link from "next/link";
import { buttonClass } from "@/components/button";
import { ActionButton } from "@/features/transaction";
import { useWallet } from "@/features/wallet";
import { formatFtns } from "@/lib/format";
import type { PurchaseStep } from "./purchase-step";
import type { PurchaseView } from "./purchase-view";

type Finish = "confirmSale" | "refundSale" | "settleSale";

async function prepare(market: MarketClient, sale: SaleId, finish: Finish): Promise<Action> {
  const { readSale } = await import("@ftns-market/sdk/reads");
  const actions = await import("@ftns-market/sdk/actions");
  const input: FinishSaleInput = await readSale(market, sale);
  return actions[finish](market, input);
}

/** What can be sent for a purchase in its present state. */
export function PurchaseActions({ purchase, step }: { readonly purchase: PurchaseView; readonly step: PurchaseStep }) {
  const { address } = useWallet();
  const { sale, amount, bond, buyer, terms } = purchase;
  const isBuyer = address?.toLowerCase() === buyer.toLowerCase();
  switch (step.kind) {
    case "refund":
      return (
        <Row>
          <ActionButton
            tone="primary"
            size="md"
            title="Take the money back"
            prepare={(market) => prepare(market, sale, "refundSale")}
            explanation={`${formatFtns(amount)}${bond === 0n ? "" : ` and ${formatFtns(bond)} of the seller’s bond`} become credit of the buyer in the vault, which can be withdrawn at any time. Anybody may send this.`}
          >
            Take the money back
          </ActionButton>
        </Row>
      );
    case "check":
      if (!isBuyer) return undefined;
      return (
        <Row>
          <ActionButton
            size="md"
            title="It is what was promised"
            prepare={(market) => prepare(market, sale, "confirmSale")}
            explanation={confirmWords(isTitle(terms))}
          >
            It is what was promised
          </ActionButton>
        </Row>
      );
    case "settle":
      return (
        <Row>
          <ActionButton
            size="md"
            title="Settle the sale"
            prepare={(market) => prepare(market, sale, "settleSale")}
            explanation={settleWords(isTitle(terms))}
          >
            Settle the sale
          </ActionButton>
        </Row>
      );
    case "refunded":
      return <FundsLink />;
    case "keep":
      // An asset itself is no licence, and is not reviewed.
      return isBuyer && !isTitle(terms) ? <ReviewLink asset={assetOf(terms)} /> : undefined;
    default:
      return undefined;
  }
}

function FundsLink() {
  return (
    <Row>
      <Link href="/funds" className={buttonClass("secondary", "md")}>
        Go to your funds
      </Link>
    </Row>
  );
}

function ReviewLink({ asset }: { readonly asset: AssetId }) {
  return (
    <Row>
      <Link href={`/assets/${asset}#reviews`} prefetch={false} className={buttonClass("secondary", "md")}>
        Review what you bought
      </Link>
    </Row>
  );
}

function confirmWords(title: boolean): string {
  const gain = title ? "The asset becomes yours at once" : "You gain nothing by it but a quick seller";
  return `This pays the seller now instead of at the end of your time to check. ${gain}; afterwards wrong content can no longer be proved for this purchase. You keep the file either way.`;
}

function settleWords(title: boolean): string {
  return title
    ? "The time to check is over. This pays the seller and makes the asset yours."
    : "The time to check is over. This pays the seller and makes your licence final; somebody will do it sooner or later, you need not.";
}

function Row({ children }: { readonly children: React.ReactNode }) {
  return <div className="mt-4 flex flex-wrap gap-2">{children}</div>;
}
