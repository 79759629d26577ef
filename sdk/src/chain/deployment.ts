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
  /** Where the supply of FTNS went at the beginning; empty where the file does not say. */
  readonly allocation: readonly Allocation[];
  readonly contracts: Readonly<Record<ContractName, { readonly address: Address; readonly block: number }>>;
}

/** A part of the initial supply of FTNS. */
export interface Allocation {
  readonly purpose: string;
  /** Base units, in decimals: a deployment is plain JSON. */
  readonly amount: string;
  /** Account, treasury, or the wallet in which it vests. */
  readonly holder: Address;
  /** Released second by second to the beneficiary; seconds since 1970, seconds. Undefined: it was there at once. */
  readonly vesting: { readonly beneficiary: Address; readonly start: number; readonly duration: number } | undefined;
}

/**
 * Reads a deployment from parsed JSON.
 * @throws MarketError `InvalidDeployment` naming what is missing or malformed
 */
export function parseDeployment(value: unknown): Deployment {
  const { chainId, network, startBlock, contracts, allocation = [] } = record(value, "the file");
  const entries = record(contracts, "contracts");
  const parsed = CONTRACT_NAMES.map((name) => {
    const { address, block } = record(entries[name], name);
    return [name, { address: addressOf(address, `the address of ${name}`), block: blockNumber(block, name) }] as const;
  });
  if (!Array.isArray(allocation)) throw invalid("the allocation is no list");
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId) || chainId <= 0) throw invalid("no chain id");
  return {
    chainId,
    network: typeof network === "string" ? network : `chain ${chainId}`,
    startBlock: blockNumber(startBlock, "the start block"),
    allocation: allocation.map((line, i) => allocationLine(record(line, `allocation ${i}`), i)),
    contracts: Object.fromEntries(parsed) as Deployment["contracts"],
  };
}

function allocationLine(line: Record<string, unknown>, i: number): Allocation {
  const { purpose, amount } = line;
  if (typeof purpose !== "string") throw invalid(`allocation ${i} has no purpose`);
  if (typeof amount !== "string" || !/^\d{1,78}$/.test(amount))
    throw invalid(`the amount of allocation ${i} is no number`);
  const holder = addressOf(line["holder"], `the holder of allocation ${i}`);
  if (line["vesting"] === undefined) return { purpose, amount, holder, vesting: undefined };
  const { beneficiary, start, duration } = record(line["vesting"], `the vesting of allocation ${i}`);
  if (typeof start !== "number" || typeof duration !== "number")
    throw invalid(`the vesting of allocation ${i} has no times`);
  const vesting = { beneficiary: addressOf(beneficiary, `the beneficiary of allocation ${i}`), start, duration };
  return { purpose, amount, holder, vesting };
}

function addressOf(value: unknown, what: string): Address {
  if (typeof value === "string" && isAddress(value)) return getAddress(value);
  throw invalid(`${what} is not an address`);
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
