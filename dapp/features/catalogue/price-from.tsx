import { CompactAmount } from "@/components/values";
import type { AssetCard } from "@ftns-market/sdk/queries";
import { priceFrom } from "./asset-name";

/** The lowest price in a list. What is paid in the end is read from the chain at the checkout. */
export function PriceFrom({
  asset,
}: {
  readonly asset: Pick<AssetCard, "activeOffers" | "minPrice" | "offersExpireAt">;
}) {
  const price = priceFrom(asset);
  if (price === undefined) return <span className="text-muted">Not on offer</span>;
  if (price === 0n) return <span className="font-semibold">Free</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="text-xs text-muted">from </span>
      <span className="font-semibold">
        <CompactAmount amount={price} />
      </span>
    </span>
  );
}
