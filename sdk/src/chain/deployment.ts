import { getAddress, isAddress, type Address } from "viem";
import { MarketError } from "../errors/market-error.ts";
import { CONTRACT_NAMES, type ContractName } from "./contracts.ts";

/** A market on a chain: what `deployments/<chainId>.json` says about it. */
export interface Deployment {
  readonly chainId: number;
  /** Name of the network, for people. */
  readonly network: string;
  /** First block with anything of the market in it. */
  readonly startBlock: number;
  readonly contracts: Readonly<Record<ContractName, { readonly address: Address; readonly block: number }>>;
}

/**
 * Reads a deployment from parsed JSON.
 * @throws MarketError `InvalidDeployment` naming what is missing or malformed
 */
export function parseDeployment(value: unknown): Deployment {
  const { chainId, network, startBlock, contracts } = record(value, "the file");
  const entries = record(contracts, "contracts");
  const parsed = CONTRACT_NAMES.map((name) => {
    const { address, block } = record(entries[name], name);
    if (typeof address !== "string" || !isAddress(address)) throw invalid(`the address of ${name} is not an address`);
    return [name, { address: getAddress(address), block: blockNumber(block, name) }] as const;
  });
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId) || chainId <= 0) throw invalid("no chain id");
  return {
    chainId,
    network: typeof network === "string" ? network : `chain ${chainId}`,
    startBlock: blockNumber(startBlock, "the start block"),
    contracts: Object.fromEntries(parsed) as Deployment["contracts"],
  };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(`${what} is missing or not an object`);
}

function blockNumber(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw invalid(`the block of ${what} is not a block number`);
}

function invalid(reason: string): MarketError {
  return new MarketError("InvalidDeployment", `This is not a deployment of the market: ${reason}.`);
}
