import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { gatherEvidence } from "../catalogue/evidence.ts";
import { composeCatalogue } from "../catalogue/index.ts";
import type { SeedAsset, SeedDraft, StoredFile } from "../catalogue/types.ts";
import { paintCover } from "./cover-image.ts";
import { zip } from "./zip.ts";

/**
 * Trains the models, composes the catalogue and writes every artifact and cover to `outDir/<key>/`. Needs no network and no
 * chain; takes seconds; writes the same bytes on every run. Parents come before their children.
 */
export async function buildSeedContent(outDir: string): Promise<SeedAsset[]> {
  const assets: SeedAsset[] = [];
  for (const draft of composeCatalogue(gatherEvidence())) assets.push(await store(draft, resolve(outDir)));
  return assets;
}

async function store(draft: SeedDraft, outDir: string): Promise<SeedAsset> {
  const { contents, artifactName, cover, ...listing } = draft;
  const folder = join(outDir, draft.key);
  await mkdir(folder, { recursive: true });
  const [first] = contents;
  if (!first) throw new Error(`${draft.key} has no file`);
  const packed = contents.length > 1;
  return {
    ...listing,
    artifact: await write(folder, artifactName, {
      mediaType: packed ? "application/zip" : first.mediaType,
      bytes: packed ? zip(contents) : first.bytes,
    }),
    cover: await write(folder, "cover.png", { mediaType: "image/png", bytes: await paintCover(cover) }),
    files: contents.map(({ path, mediaType, bytes }) => ({ path, size: bytes.length, mediaType })),
  };
}

async function write(
  folder: string,
  name: string,
  file: { mediaType: string; bytes: Uint8Array },
): Promise<StoredFile> {
  const path = join(folder, name);
  await writeFile(path, file.bytes);
  return { path, name, mediaType: file.mediaType, size: file.bytes.length };
}
