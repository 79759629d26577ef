import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "@/components/link-pending";
import { assetName } from "@/lib/asset-name";
import { formatCount } from "@/lib/format";
import type { AssetCard } from "@ftns-market/sdk/queries";
import { AssetImage } from "./asset-image";
import { PriceFrom } from "./price-from";
import { CATEGORY_WORDS } from "./words";

/** An asset in one line: for places where it is not the main thing. */
export function AssetRow({
  asset,
  aside,
}: {
  readonly asset: AssetCard;
  /** Stands at the end in place of price and sales. */
  readonly aside?: ReactNode;
}) {
  const { id, category, salesCount } = asset;
  return (
    <div className="relative flex min-w-0 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-sunken">
      <AssetImage asset={asset} className="size-10" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/assets/${id}`}
          prefetch={false}
          dir="auto"
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {assetName(asset)}
          <LinkPending />
        </Link>
        <p className="truncate text-xs text-muted">{CATEGORY_WORDS[category].one}</p>
      </div>
      <div className="shrink-0 text-right">
        {aside ?? (
          <>
            <PriceFrom asset={asset} />
            <p className="figures text-xs text-muted">
              {formatCount(salesCount)} {salesCount === 1 ? "sale" : "sales"}
            </p>
          </>
        )}
      </div>
    </div>
  );
}
