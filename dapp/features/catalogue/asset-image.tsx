import { clsx } from "clsx";
import type { Category } from "@ftns-market/sdk/chain";
import { imagePath } from "./asset-name";
import { CategoryIcon } from "./category-icon";
import { patternOf, type Pattern } from "./pattern";

/**
 * The image of an asset over a pattern drawn from its number. The pattern stays where there is no image, where it is still
 * loading, and where IPFS does not have it. Says nothing to screen readers: the name stands beside it.
 */
export function AssetImage({
  asset,
  className,
}: {
  readonly asset: {
    readonly id: string;
    readonly category: Category;
    readonly metadata: { readonly image: string | null } | null;
  };
  /** Its size. */
  readonly className: string;
}) {
  const { hue, cells } = patternOf(asset.id);
  const colour = `oklch(0.62 0.1 ${hue})`;
  const path = imagePath(asset.metadata?.image);
  return (
    <span aria-hidden className={clsx("relative block shrink-0 overflow-hidden rounded-md bg-sunken", className)}>
      <svg viewBox="0 0 6 6" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full">
        <path d={squares(cells.filter(({ strong }) => !strong))} fill={colour} opacity={0.18} />
        <path d={squares(cells.filter(({ strong }) => strong))} fill={colour} opacity={0.4} />
      </svg>
      <CategoryIcon category={asset.category} className="absolute inset-0 m-auto size-2/5 text-ink opacity-70" />
      {path === undefined ? undefined : (
        // Served by this site, checked and limited there; not run through another image service.
        <img src={path} alt="" loading="lazy" decoding="async" className="absolute inset-0 size-full object-cover" />
      )}
    </span>
  );
}

/** One shape of all cells: lists have many images. A little larger than the cells, so that no seam is seen between two. */
function squares(cells: Pattern["cells"]): string {
  return cells.map(({ x, y }) => `M${x} ${y}h1.01v1.01h-1.01z`).join("");
}
