import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Abis, type AbiItem, contractsOf } from "./manifest.ts";

export const SUBGRAPH = join(import.meta.dirname, "..");
/** Everything that is written: ABIs, types, compiled mappings, and a folder for each chain. Git-ignored. */
export const GENERATED = join(SUBGRAPH, "generated");
export const SCHEMA = join(SUBGRAPH, "schema.graphql");
export const MAPPING = join(SUBGRAPH, "src", "mapping.ts");
const ARTIFACTS = join(SUBGRAPH, "..", "artifacts");

/** The local devnet's chain id and its name in the manifest. */
export const DEVNET = { chainId: 31_337, network: "devnet" };

export function readTemplate(): Promise<string> {
  return readFile(join(SUBGRAPH, "subgraph.yaml"), "utf8");
}

/**
 * The events of the contracts that the template names. Mappings make no calls: functions would only be dead code.
 * @throws Error when the contracts are not compiled
 */
export async function readAbis(template: string): Promise<Abis> {
  const entries = await readdir(ARTIFACTS, { recursive: true }).catch((cause: unknown) => {
    throw new Error("the contracts are not compiled: run npx hardhat build", { cause });
  });
  const abis = new Map<string, readonly AbiItem[]>();
  for (const name of contractsOf(template)) {
    const paths = entries.filter((entry) => entry.endsWith(join(`${name}.sol`, `${name}.json`)));
    const [path] = paths;
    if (path === undefined || paths.length > 1) throw new Error(`${paths.length} compiled contracts are named ${name}`);
    const { abi } = JSON.parse(await readFile(join(ARTIFACTS, path), "utf8")) as { abi: AbiItem[] };
    const events = abi.filter(({ type }) => type === "event");
    abis.set(name, events);
  }
  return abis;
}

/** The name of a chain in The Graph's registry of networks. @throws Error when it has none */
export function networkName(chainId: number): string {
  if (chainId === DEVNET.chainId) return DEVNET.network;
  const registry = createRequire(import.meta.url)("@graphprotocol/graph-cli/config/TheGraphNetworksRegistry.json") as {
    networks: { id: string; caip2Id: string }[];
  };
  const known = registry.networks.find(({ caip2Id }) => caip2Id === `eip155:${chainId}`);
  if (known === undefined) {
    throw new Error(`The Graph knows no network with chain id ${chainId}: name it with --network`);
  }
  return known.id;
}
