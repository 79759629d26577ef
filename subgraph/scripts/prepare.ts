// npm run prepare:manifest -w subgraph -- [--chain 31337] [--network sepolia]: writes the manifest and the ABIs of a deployment.
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { readDeployment } from "../../scripts/deploy/deployment.ts";
import { type Abis, fillManifest, type IndexedDeployment, type ManifestPaths } from "./manifest.ts";
import { DEVNET, GENERATED, MAPPING, networkName, readAbis, readTemplate, SCHEMA } from "./project.ts";

export interface PrepareOptions {
  readonly deployment: IndexedDeployment;
  /** Name under which Graph Node knows the chain; default: by the chain id, from The Graph's registry of networks. */
  readonly network?: string;
  /** Folder of the manifest; default `generated/<chainId>`. Another one for each chain that runs at the same time. */
  readonly out?: string;
}

export interface Prepared {
  readonly folder: string;
  readonly abis: Abis;
}

/**
 * Writes `subgraph.yaml` and `abis/` of a deployment. The Graph's own tools can build and deploy from there.
 * @throws Error when the contracts are not compiled or not all deployed, or the network has no known name
 */
export async function prepareSubgraph(options: PrepareOptions): Promise<Prepared> {
  const folder = options.out ?? join(GENERATED, String(options.deployment.chainId));
  const abis = await readAbis(await readTemplate());
  await writeManifest(folder, options, abis, {
    schema: relative(folder, SCHEMA),
    mapping: relative(folder, MAPPING),
    abis: "abis",
  });
  return { folder, abis };
}

/** Writes a manifest with the ABIs it names into a folder. */
export async function writeManifest(
  folder: string,
  { deployment, network }: PrepareOptions,
  abis: Abis,
  paths: ManifestPaths,
): Promise<void> {
  const name = network ?? networkName(deployment.chainId);
  await mkdir(join(folder, paths.abis), { recursive: true });
  for (const [contract, abi] of abis) {
    await writeFile(join(folder, paths.abis, `${contract}.json`), `${JSON.stringify(abi, null, 2)}\n`);
  }
  const manifest = fillManifest(await readTemplate(), { network: name, deployment, abis, paths });
  await writeFile(join(folder, "subgraph.yaml"), manifest);
}

/** The chain and network that the command line names. */
export async function optionsOf(args: readonly string[]): Promise<PrepareOptions> {
  const { values } = parseArgs({
    args: [...args],
    options: { chain: { type: "string" }, network: { type: "string" } },
  });
  const deployment = await readDeployment(Number(values.chain ?? DEVNET.chainId));
  return { deployment, ...(values.network ? { network: values.network } : {}) };
}

if (import.meta.main) console.log((await prepareSubgraph(await optionsOf(process.argv.slice(2)))).folder);
