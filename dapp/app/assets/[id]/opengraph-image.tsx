import { queries } from "@ftns-market/sdk";
import { notFound } from "next/navigation";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { assetName } from "@/lib/asset-name";
import { PREVIEW_SIZE, previewImage } from "@/lib/server/preview-image";
import { previewWords } from "@/lib/server/preview-words";
import { serverMarket } from "@/lib/server/market";
import { assetIdOf } from "./load";

export const alt = "Name, category and task of the asset";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";
export const dynamic = "force-dynamic";

export default async function AssetPreview({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  const number = assetIdOf(id);
  const asset = number === undefined ? undefined : await queries.readAssetPage(serverMarket(), number);
  if (asset === undefined) notFound();
  const { framework, task } = asset.metadata ?? {};
  const traits = [framework, task].flatMap((trait) => previewWords(trait ?? "") ?? []).join(", ");
  return previewImage({
    line: `${CATEGORY_WORDS[asset.category].one} on FTNS Market`,
    title: previewWords(assetName(asset)) ?? `Asset ${id}`,
    footer: traits,
    seed: id,
  });
}
