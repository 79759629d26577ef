// npm run build -w subgraph -- [--chain 31337] [--network sepolia]: the compiled subgraph of a deployment.
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { compileMappings } from "./compile.ts";
import type { Abis } from "./manifest.ts";
import { optionsOf, prepareSubgraph, type PrepareOptions, writeManifest } from "./prepare.ts";
import { SCHEMA } from "./project.ts";

/**
 * Builds the subgraph of a deployment.
 * @returns the folder with `subgraph.yaml` and `build/`, which Graph Node is started in
 * @throws Error with the compiler's output
 */
export async function buildSubgraph(options: PrepareOptions): Promise<string> {
  const { folder, abis } = await prepareSubgraph(options);
  await assemble(join(folder, "build"), options, abis, await compileMappings(abis));
  return folder;
}

/** Writes what Graph Node reads: manifest, schema, ABIs and the compiled mappings. */
export async function assemble(folder: string, options: PrepareOptions, abis: Abis, module: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeManifest(folder, options, abis, { schema: "schema.graphql", mapping: "mapping.wasm", abis: "abis" });
  await copyFile(SCHEMA, join(folder, "schema.graphql"));
  await copyFile(module, join(folder, "mapping.wasm"));
}

if (import.meta.main) console.log(await buildSubgraph(await optionsOf(process.argv.slice(2))));
