import Link from "next/link";
import { Badge } from "@/components/badge";
import { LinkPending } from "@/components/link-pending";
import { AccountLink } from "@/components/values";
import { assetName } from "@/lib/asset-name";
import { formatCount } from "@/lib/format";
import type { AssetCard as Asset } from "@ftns-market/sdk/queries";
import { AssetBadges } from "./asset-badges";
import { AssetImage } from "./asset-image";
import { plainWords } from "./asset-name";
import { PriceFrom } from "./price-from";
import { TrustLine } from "./trust-line";
import { CATEGORY_WORDS, LICENCE_KIND_WORDS } from "./words";

const TAGS = 3;

/** An asset in a grid. All of it leads to the asset's page; the owner to theirs. */
export function AssetCard({ asset }: { readonly asset: Asset }) {
  const { id, category, owner, metadata, licenceKinds, salesCount } = asset;
  const words = plainWords(metadata?.description ?? "");
  return (
    <article className="relative flex h-full min-w-0 flex-col gap-3 rounded-lg border border-line bg-card p-3 focus-within:border-accent hover:border-line-strong">
      <div className="flex min-w-0 gap-3">
        <AssetImage asset={asset} className="size-16" />
        <div className="min-w-0 flex-1">
          <h3 className="leading-snug font-semibold">
            <Link
              href={`/assets/${id}`}
              prefetch={false}
              dir="auto"
              className="line-clamp-2 min-h-6 break-words after:absolute after:inset-0"
            >
              {assetName(asset)}
              <LinkPending />
            </Link>
          </h3>
          <p className="mt-0.5 truncate text-xs text-muted">
            {CATEGORY_WORDS[category].one} by <AccountLink address={owner.id} className="relative z-1 text-xs!" />
          </p>
          <Traits metadata={metadata} />
        </div>
      </div>
      {words === "" ? undefined : (
        <p dir="auto" className="line-clamp-2 text-[0.8125rem] break-words text-muted">
          {words}
        </p>
      )}
      <TrustLine asset={asset} />
      <div className="flex flex-wrap gap-1">
        <AssetBadges asset={asset} />
        {metadata?.tags.slice(0, TAGS).map((tag) => (
          <Badge key={tag} className="max-w-40">
            <bdi className="truncate">{tag}</bdi>
          </Badge>
        ))}
      </div>
      <div className="mt-auto flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-2">
        <PriceFrom asset={asset} />
        <span className="figures text-xs text-muted">
          {[
            ...licenceKinds.map((kind) => LICENCE_KIND_WORDS[kind].name),
            `${formatCount(salesCount)} ${salesCount === 1 ? "sale" : "sales"}`,
          ].join(" · ")}
        </span>
      </div>
    </article>
  );
}

/** Framework and task, as the seller names them. */
function Traits({ metadata }: Pick<Asset, "metadata">) {
  const traits = [metadata?.framework, metadata?.task].filter((trait) => trait !== null && trait !== undefined);
  if (traits.length === 0) return undefined;
  return (
    <p className="truncate text-xs text-muted">
      {traits.map((trait, index) => (
        <span key={trait}>
          {index === 0 ? "" : " · "}
          <bdi>{trait}</bdi>
        </span>
      ))}
    </p>
  );
}

/** Assets beside each other, as many as fit. */
export function AssetGrid({ assets, label }: { readonly assets: readonly Asset[]; readonly label: string }) {
  return (
    <ul aria-label={label} className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {assets.map((asset) => (
        <li key={asset.id} className="min-w-0">
          <AssetCard asset={asset} />
        </li>
      ))}
    </ul>
  );
}
