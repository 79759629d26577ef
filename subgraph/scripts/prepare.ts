// npm run prepare:manifest -w subgraph -- [--chain 31337] [--network sepolia]: writes generated/<chainId>/subgraph.yaml and the ABIs.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contractsOf, fillManifest, type AbiItem, type IndexedDeployment } from "./manifest.ts";

export const SUBGRAPH = join(import.meta.dirname, "..");
/** Everything that is written: types and ABIs for all networks, and a folder for each network. Git-ignored. */
export const GENERATED = join(SUBGRAPH, "generated");
const ARTIFACTS = join(SUBGRAPH, "..", "artifacts", "contracts");
const DEPLOYMENTS = join(SUBGRAPH, "..", "deployments");

/** The local devnet's chain id and its name in the manifest. */
const DEVNET = { chainId: 31_337, network: "devnet" };

export interface PrepareOptions {
  readonly deployment: IndexedDeployment;
  /** Name under which Graph Node knows the chain; default: by the chain id, from The Graph's registry of networks. */
  readonly network?: string;
  /** Folder of the manifest; default `generated/<chainId>`. It must lie in `generated/`. */
  readonly out?: string;
}

/**
 * Writes the ABIs and the manifest of a deployment.
 * @returns the folder of the manifest, in which `graph build` and Graph Node work
 * @throws Error when the contracts are not compiled or not all deployed, or the network has no known name
 */
export async function prepareSubgraph({ deployment, network, out }: PrepareOptions): Promise<string> {
  const template = await readFile(join(SUBGRAPH, "subgraph.yaml"), "utf8");
  const abis = await writeAbis(contractsOf(template));
  const folder = out ?? join(GENERATED, String(deployment.chainId));
  const name = network ?? networkName(deployment.chainId);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "subgraph.yaml"), fillManifest(template, name, deployment, abis));
  return folder;
}

/** Reads `deployments/<chainId>.json`. @throws Error when it is not there */
export async function readDeployment(chainId: number): Promise<IndexedDeployment> {
  const path = join(DEPLOYMENTS, `${chainId}.json`);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Error(`there is no deployment of chain ${chainId}: ${path} cannot be read`, { cause });
  });
  return JSON.parse(text) as IndexedDeployment;
}

async function writeAbis(names: readonly string[]): Promise<Map<string, readonly AbiItem[]>> {
  const entries = await readdir(ARTIFACTS, { recursive: true }).catch((cause: unknown) => {
    throw new Error("the contracts are not compiled: run npx hardhat build", { cause });
  });
  const folder = join(GENERATED, "abis");
  await mkdir(folder, { recursive: true });
  const abis = new Map<string, readonly AbiItem[]>();
  for (const name of names) {
    const paths = entries.filter((entry) => entry.endsWith(join(`${name}.sol`, `${name}.json`)));
    const [path] = paths;
    if (path === undefined || paths.length > 1) throw new Error(`${paths.length} compiled contracts are named ${name}`);
    const { abi } = JSON.parse(await readFile(join(ARTIFACTS, path), "utf8")) as { abi: AbiItem[] };
    // Mappings make no calls, and the types of functions would only be dead code.
    const events = abi.filter(({ type }) => type === "event");
    await writeFile(join(folder, `${name}.json`), `${JSON.stringify(events, null, 2)}\n`);
    abis.set(name, events);
  }
  return abis;
}

function networkName(chainId: number): string {
  if (chainId === DEVNET.chainId) return DEVNET.network;
  const registry = createRequire(import.meta.url)("@graphprotocol/graph-cli/config/TheGraphNetworksRegistry.json") as {
    networks: { id: string; caip2Id: string }[];
  };
  const known = registry.networks.find(({ caip2Id }) => caip2Id === `eip155:${chainId}`);
  if (known === undefined)
    throw new Error(`The Graph knows no network with chain id ${chainId}: name it with --network`);
  return known.id;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { chain: { type: "string" }, network: { type: "string" } } });
  const deployment = await readDeployment(Number(values.chain ?? DEVNET.chainId));
  console.log(await prepareSubgraph({ deployment, ...(values.network ? { network: values.network } : {}) }));
}
