import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listTransactions } from "@nomicfoundation/ignition-core";
import hre from "hardhat";
import { createPublicClient, getAddress, http, type Address, type Hash, type PublicClient } from "viem";
import { findViolations, readHoldings } from "./authority.ts";
import { findBackDoors } from "./back-doors.ts";
import { writeDeployment, type AllocationRecord, type Deployment } from "./deployment.ts";
import { marketGraph } from "./market.ts";
import { vestingName, type Allocation, type MarketParameters } from "./parameters.ts";

export interface DeployOptions {
  /** Name of a network of hardhat.config.ts. */
  network: string;
  /** JSON-RPC endpoint, when it is not the configured one (the devnet's free ports). */
  rpcUrl?: string;
  parameters: MarketParameters;
  /** Folder of the output; default `deployments/`. */
  folder?: string;
  /** Forgets an earlier, perhaps half-done, deployment on this chain. Only sensible where the chain is new. */
  fresh?: boolean;
  /** Tells several new chains of one chain id apart. */
  deploymentId?: string;
}

/**
 * Deploys the whole market, or goes on where an interrupted deployment stopped, and writes `<folder>/<chainId>.json`.
 * @throws when a step fails (run it again to resume) or when somebody holds a power that must not
 */
export async function deployMarket(options: DeployOptions): Promise<Deployment> {
  const { network, rpcUrl, parameters } = options;
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
  const connection = await hre.network.connect({ network, ...(rpcUrl ? { override: { url: rpcUrl } } : {}) });
  try {
    const client = createPublicClient({ transport: http(await endpoint(rpcUrl, connection.networkConfig)) });
    const chainId = await client.getChainId();
    const deploymentId = options.deploymentId ?? `chain-${chainId}`;
    const journal = join(hre.config.paths.ignition, "deployments", deploymentId);
    if (options.fresh) await rm(journal, { recursive: true, force: true });
    const [deployer] = await connection.ethers.getSigners();
    if (!deployer) throw new Error(`network ${network} has no account to deploy from: configure a deployer key`);

    const deployed = await connection.ignition.deploy(marketGraph(parameters), { deploymentId });
    const blocks = await creationBlocks(client, journal);
    const contracts: Deployment["contracts"] = {};
    for (const [name, contract] of Object.entries(deployed)) {
      const address = getAddress(await contract.getAddress());
      const block = blocks.get(address);
      if (block === undefined) throw new Error(`${name} at ${address} has no creation transaction in ${journal}`);
      contracts[name] = { address, block };
    }
    const deployment: Deployment = {
      chainId,
      network,
      startBlock: Math.min(...Object.values(contracts).map(({ block }) => block)),
      deployer: getAddress(deployer.address),
      guardian: parameters.guardian,
      quorumFloor: String(parameters.voting.quorumFloor),
      allocation: parameters.allocation.map((line) => recorded(line, contracts)),
      contracts,
    };
    const violations = [
      ...findViolations(await readHoldings(client, deployment), deployment),
      ...(await findBackDoors(client, deployment)),
    ];
    if (violations.length > 0)
      throw new Error(`the deployment leaves power where it must not be:\n${violations.join("\n")}`);
    await writeDeployment(deployment, options.folder);
    return deployment;
  } finally {
    await connection.close();
  }
}

/** Who holds a part of the supply in the end. */
function recorded({ to, amount, purpose, vesting }: Allocation, contracts: Deployment["contracts"]): AllocationRecord {
  const shared = { purpose, amount: String(amount) };
  if (to === "treasury") return { ...shared, holder: contracts["Timelock"]!.address };
  if (vesting === undefined) return { ...shared, holder: to };
  const { start, duration } = vesting;
  const { address } = contracts[vestingName(purpose)]!;
  return { ...shared, holder: address, vesting: { beneficiary: to, start: Number(start), duration: Number(duration) } };
}

async function endpoint(rpcUrl: string | undefined, config: { type: string }): Promise<string> {
  if (rpcUrl) return rpcUrl;
  if (config.type !== "http" || !("url" in config)) throw new Error("deploy to a network with a JSON-RPC endpoint");
  const { url } = config as unknown as { url: { getUrl(): Promise<string> } };
  return url.getUrl();
}

/** The block each contract was created in, from the receipts of the journal's transactions. */
async function creationBlocks(client: PublicClient, journal: string): Promise<Map<Address, number>> {
  const blocks = new Map<Address, number>();
  const transactions = await listTransactions(journal, { loadArtifact: (name) => hre.artifacts.readArtifact(name) });
  await Promise.all(
    transactions.map(async ({ type, txHash }) => {
      if (type !== "DEPLOYMENT_EXECUTION_STATE") return;
      const receipt = await client.getTransactionReceipt({ hash: txHash as Hash });
      if (receipt.contractAddress) blocks.set(getAddress(receipt.contractAddress), Number(receipt.blockNumber));
    }),
  );
  return blocks;
}
