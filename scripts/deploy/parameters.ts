import { readFile } from "node:fs/promises";
import { isAddress, parseEther, type Address } from "viem";

/** One line of the initial allocation of FTNS. */
export interface Allocation {
  /** Receiver, or "treasury" for the timelock. */
  to: Address | "treasury";
  /** Base units. */
  amount: bigint;
  /** Why, for docs and review. */
  purpose: string;
}

/** What differs between two networks. Everything else is the same graph. */
export interface MarketParameters {
  /** Seconds between a decision and its execution. */
  timelockDelay: bigint;
  /** Who may schedule timelock operations; the governor takes this role over when it is deployed. */
  council: Address[];
  /** Who may pause new business for a bounded time. */
  guardian: Address;
  /** Sums up to the fixed supply of 1,000,000,000 FTNS. */
  allocation: Allocation[];
}

const SUPPLY = parseEther("1000000000");

/**
 * Parameters of the local devnet: a tenth of the supply to the funded accounts, the rest to the treasury. One minute of
 * timelock, so that a newcomer can live through a change of policy.
 */
export function devnetParameters(accounts: readonly Address[]): MarketParameters {
  // As `scripts/devnet/accounts.ts` names their purposes.
  const [council, guardian] = [accounts[1], accounts[9]];
  if (!council || !guardian) throw new Error("the devnet needs at least ten funded accounts");
  const each = SUPPLY / 10n / BigInt(accounts.length);
  const funded = accounts.map((to): Allocation => ({ to, amount: each, purpose: "devnet account" }));
  const rest = SUPPLY - each * BigInt(accounts.length);
  return {
    timelockDelay: 60n,
    council: [council],
    guardian,
    allocation: [{ to: "treasury", amount: rest, purpose: "treasury" }, ...funded],
  };
}

/**
 * Parameters of a public network from a JSON file: the shape of `MarketParameters`, amounts in whole FTNS as strings.
 * @throws naming the field when one is missing or wrong
 */
export async function readParameters(path: string): Promise<MarketParameters> {
  const raw = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  const council = addresses(raw["council"], "council");
  const [guardian] = addresses([raw["guardian"]], "guardian");
  if (!guardian) throw new Error("guardian: missing");
  if (typeof raw["timelockDelay"] !== "number" || raw["timelockDelay"] < 86_400)
    throw new Error("timelockDelay: must be at least 86400 seconds (one day) on a public network");
  if (!Array.isArray(raw["allocation"])) throw new Error("allocation: must be a list");
  const allocation = raw["allocation"].map((line, i) => allocationLine(line as Record<string, unknown>, i));
  const sum = allocation.reduce((total, { amount }) => total + amount, 0n);
  if (sum !== SUPPLY) throw new Error(`allocation: sums up to ${sum} base units instead of ${SUPPLY}`);
  return { timelockDelay: BigInt(raw["timelockDelay"]), council, guardian, allocation };
}

function addresses(value: unknown, field: string): Address[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${field}: must be a non-empty list of addresses`);
  return value.map((one: unknown) => {
    if (typeof one !== "string" || !isAddress(one)) throw new Error(`${field}: ${String(one)} is not an address`);
    return one;
  });
}

function allocationLine(line: Record<string, unknown>, i: number): Allocation {
  const { to, amount, purpose } = line;
  if (typeof amount !== "string" || typeof purpose !== "string")
    throw new Error(`allocation[${i}]: needs "to", "amount" (whole FTNS, as a string) and "purpose"`);
  const receiver = to === "treasury" ? "treasury" : addresses([to], `allocation[${i}].to`)[0];
  if (!receiver) throw new Error(`allocation[${i}].to: missing`);
  return { to: receiver, amount: parseEther(amount), purpose };
}
