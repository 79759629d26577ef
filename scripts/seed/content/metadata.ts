import type { Metadata } from "../../../sdk/src/metadata/index.ts";
import type { PublishedParts, SeedAsset } from "../catalogue/types.ts";

/** The metadata document of an asset, once its files are stored and its parents have ids. */
export function seedMetadata(asset: SeedAsset, parts: PublishedParts): Metadata {
  const { artifact } = asset;
  return {
    schema: "ftns-market/metadata/v1",
    name: asset.name,
    description: asset.description,
    category: asset.category,
    tags: asset.tags,
    framework: asset.framework,
    task: asset.task,
    languages: asset.languages,
    licence: parts.licence,
    image: `ipfs://${parts.coverCid}`,
    external_url: asset.externalUrl,
    artifact: {
      name: artifact.name,
      mediaType: artifact.mediaType,
      size: artifact.size,
      cid: parts.artifactCid,
      encryption: parts.encryption,
    },
    files: asset.files,
    metrics: asset.metrics,
    parents: asset.parents.map(({ key, royaltyBps }) => {
      const id = parts.parentIds[key];
      if (id === undefined) throw new Error(`${asset.key}: its parent ${key} is not published yet`);
      return { asset: id.toString(), royaltyBps };
    }),
  };
}
