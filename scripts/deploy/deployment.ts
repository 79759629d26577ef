import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getAddress, type Address } from "viem";

/** Where a contract lives and the block it was created in. */
export interface DeployedContract {
  address: Address;
  block: number;
}

/** A part of the initial supply of FTNS. */
export interface AllocationRecord {
  purpose: string;
  /** Base units, in decimals. */
  amount: string;
  /** Account, treasury, or the wallet in which it vests. */
  holder: Address;
  /** Times in seconds. */
  vesting?: { beneficiary: Address; start: number; duration: number };
}

/** `deployments/<chainId>.json`: the one output of a deployment, from which sdk, subgraph and dApp derive. */
export interface Deployment {
  chainId: number;
  network: string;
  /** First block with anything of the market in it. */
  startBlock: number;
  deployer: Address;
  /** May pause new business for a bounded time. Appointed at the deployment; votes may have changed it since. */
  guardian: Address;
  /** Votes that a quorum needs at least, base units in decimals: fixed in the governor, which emits no event for it. */
  quorumFloor: string;
  /** Where the supply of FTNS went. */
  allocation: AllocationRecord[];
  contracts: Record<string, DeployedContract>;
}

/** Folder of the deployments of public networks, committed; the devnet's is git-ignored. */
export const DEPLOYMENTS = new URL("../../deployments/", import.meta.url).pathname;

/** Writes the file in one step, so that a reader never sees half of it. */
export async function writeDeployment(deployment: Deployment, folder = DEPLOYMENTS): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${deployment.chainId}.json`);
  await writeFile(`${path}.part`, `${JSON.stringify(deployment, null, 2)}\n`);
  await rename(`${path}.part`, path);
  return path;
}

/** Reads the deployment of a chain. @throws when there is none, or the file is not one. */
export async function readDeployment(chainId: number, folder = DEPLOYMENTS): Promise<Deployment> {
  const path = join(folder, `${chainId}.json`);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Error(`no deployment of chain ${chainId}: ${path} cannot be read. Deploy first (npm run deploy).`, {
      cause,
    });
  });
  const deployment = JSON.parse(text) as Deployment;
  for (const [name, { address }] of Object.entries(deployment.contracts)) {
    if (getAddress(address) !== address) throw new Error(`${path}: the address of ${name} has no valid checksum`);
  }
  return deployment;
}
