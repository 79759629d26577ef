import { canBeStruck, type SaleRow } from "@ftns-market/sdk/queries";
import { ExplainedBadge } from "@/components/explained-badge";
import { StrikeSale } from "./strike-sale";

/** What is said beside a sale whose buyer was paid by it, and the button that takes it out of the seller's reputation. */
export function SaleDealing({ sale }: { readonly sale: SaleRow }) {
  if (sale.struck) {
    return (
      <ExplainedBadge word="Struck" tone="danger">
        <p>
          Somebody has shown the chain that the buyer was a contributor, paid by this very sale. It counts no longer in
          the seller’s reputation.
        </p>
      </ExplainedBadge>
    );
  }
  if (!canBeStruck(sale)) return undefined;
  return (
    <>
      <ExplainedBadge word="Self-dealing" tone="warning">
        <p>
          The buyer was a contributor when it bought, so this sale paid it. It still counts in the seller’s reputation,
          until anybody shows the chain the split that names the buyer.
        </p>
      </ExplainedBadge>
      <StrikeSale sale={sale.id} seller={sale.seller.id} />
    </>
  );
}
