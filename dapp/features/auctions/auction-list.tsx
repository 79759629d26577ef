import Link from "next/link";
import { AssetImage, CATEGORY_WORDS } from "@/features/catalogue";
import { Badge } from "@/components/badge";
import { assetName } from "@/lib/asset-name";
import { AuctionFigure } from "./auction-figure";
import { KIND_WORDS } from "./kinds";
import { lotName } from "./lot";
import { Standing } from "./standing";
import type { AuctionItem } from "./view";

/** Auctions under each other. @param now of the chain, seconds since 1970 @param label what the list holds */
export function AuctionList({
  auctions,
  now,
  label,
}: {
  readonly auctions: readonly AuctionItem[];
  readonly now: number;
  readonly label: string;
}) {
  return (
    <ul aria-label={label} className="flex flex-col gap-3">
      {auctions.map((auction) => (
        <li key={auction.id}>
          <AuctionRow auction={auction} now={now} />
        </li>
      ))}
    </ul>
  );
}

function AuctionRow({ auction, now }: { readonly auction: AuctionItem; readonly now: number }) {
  const { id, kind, asset, lot } = auction;
  return (
    <article className="relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-card p-3 hover:border-line-strong sm:flex-nowrap sm:p-4">
      <AssetImage asset={asset} className="size-12 sm:size-14" />
      <div className="min-w-0 flex-1 basis-40">
        <h3 className="font-semibold">
          <Link
            href={`/auctions/${id}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-2 break-words after:absolute after:inset-0"
          >
            {assetName(asset)}
          </Link>
        </h3>
        <p className="text-muted">
          {lotName(lot)} <span className="max-sm:hidden">· {CATEGORY_WORDS[asset.category].one}</span>
        </p>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <Badge>{KIND_WORDS[kind].name}</Badge>
          <Standing auction={auction} now={now} />
        </div>
      </div>
      <div className="ml-auto shrink-0">
        <AuctionFigure auction={auction} now={now} />
      </div>
    </article>
  );
}
