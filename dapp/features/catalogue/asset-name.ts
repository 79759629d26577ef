import type { AssetCard } from "@ftns-market/sdk/queries";

/** The address on this site of an image that metadata names. @returns undefined for anything but a plain IPFS link */
export function imagePath(image: string | null | undefined): string | undefined {
  const cid = /^ipfs:\/\/([a-z2-7]{20,120})$/.exec(image ?? "")?.[1];
  return cid === undefined ? undefined : `/ipfs/${cid}`;
}

/** The lowest price at which an asset can be bought. @returns base units; undefined without an offer that still runs */
export function priceFrom(
  { activeOffers, minPrice, offersExpireAt }: Pick<AssetCard, "activeOffers" | "minPrice" | "offersExpireAt">,
  now = Date.now() / 1_000,
): bigint | undefined {
  if (activeOffers === 0 || minPrice === null || Number(offersExpireAt) < now) return undefined;
  return BigInt(minPrice);
}

/** The first sentences of a Markdown text as plain words, for lists. */
export function plainWords(markdown: string, most = 280): string {
  const plain = markdown
    .slice(0, most * 3)
    .replace(/```[\s\S]*?(```|$)/g, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^#{1,6} .*$/gm, " ")
    .replace(/[*_`>|~]+|^\s*[-+]\s/gm, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain.slice(0, most);
}
