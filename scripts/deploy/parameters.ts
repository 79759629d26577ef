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
  /** Released second by second between two times instead of at once; seconds. Not for the treasury. */
  vesting?: { start: bigint; duration: bigint };
}

/** "core contributors" -> "VestingCoreContributors". */
export function vestingName(purpose: string): `Vesting${string}` {
  const words = purpose.split(/[^A-Za-z0-9]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `Vesting${words.join("")}`;
}

/** The delay between a decision and its execution, and the shortest that a vote can make it; seconds. */
export interface TimelockParameters {
  delay: bigint;
  minDelay: bigint;
}

/** As `struct VotingRules` of `MarketGovernor`: times in seconds, votes in base units of FTNS. */
export interface VotingParameters {
  votingDelay: bigint;
  votingPeriod: bigint;
  voteExtension: bigint;
  proposalThreshold: bigint;
  quorumPercent: bigint;
  quorumFloor: bigint;
  minWindow: bigint;
}

/** What differs between two networks. Everything else is the same graph. */
export interface MarketParameters {
  timelock: TimelockParameters;
  voting: VotingParameters;
  /** Who may pause new business for a bounded time. */
  guardian: Address;
  /** Sums up to the fixed supply of 1,000,000,000 FTNS. */
  allocation: Allocation[];
}

const SUPPLY = parseEther("1000000000");
const DAY = 86_400n;
/** One percent of the supply: the least that decides on a public network, and so over its treasury. */
const LEAST_QUORUM = SUPPLY / 100n;
/** 2026-01-01T00:00:00Z */
const DEVNET_VESTING_START = 1_767_225_600n;

/**
 * Parameters of the local devnet: a tenth of the supply to the funded accounts, a tenth vests, the rest is the treasury's. A vote
 * takes a quarter of an hour, so that a newcomer can live through one and what is on sale does not run out meanwhile.
 */
export function devnetParameters(accounts: readonly Address[]): MarketParameters {
  // As `scripts/devnet/accounts.ts` names their purposes.
  const [guardian, contributor] = [accounts[9], accounts[10]];
  if (!guardian || !contributor) throw new Error("the devnet needs at least eleven funded accounts");
  const each = SUPPLY / 10n / BigInt(accounts.length);
  const funded = accounts.map((to): Allocation => ({ to, amount: each, purpose: "devnet account" }));
  const vesting = { start: DEVNET_VESTING_START, duration: 4n * 365n * DAY };
  const vested = { to: contributor, amount: SUPPLY / 10n, purpose: "core contributors", vesting };
  const rest = SUPPLY - each * BigInt(accounts.length) - vested.amount;
  return {
    timelock: { delay: 60n, minDelay: 60n },
    voting: {
      votingDelay: 60n,
      votingPeriod: 600n,
      voteExtension: 120n,
      proposalThreshold: parseEther("10000"),
      quorumPercent: 4n,
      quorumFloor: parseEther("1000000"),
      minWindow: 60n,
    },
    guardian,
    allocation: [{ to: "treasury", amount: rest, purpose: "treasury" }, vested, ...funded],
  };
}

/**
 * Parameters of a public network from a JSON file: the shape of `MarketParameters`, times in seconds, amounts in whole FTNS as strings.
 * @throws naming the field when one is missing or wrong
 */
export async function readParameters(path: string): Promise<MarketParameters> {
  const raw = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  const guardian = address(raw["guardian"], "guardian");
  const timelock = fields(raw["timelock"], "timelock", { delay: seconds, minDelay: seconds });
  const voting = fields(raw["voting"], "voting", {
    votingDelay: seconds,
    votingPeriod: seconds,
    voteExtension: seconds,
    proposalThreshold: wholeFtns,
    quorumPercent: count,
    quorumFloor: wholeFtns,
    minWindow: seconds,
  });
  for (const [field, value] of Object.entries({
    "timelock.minDelay": timelock.minDelay,
    "voting.minWindow": voting.minWindow,
  }))
    if (value < DAY) throw new Error(`${field}: must be at least 86400 seconds (one day) on a public network`);
  if (!Array.isArray(raw["allocation"])) throw new Error("allocation: must be a list");
  const allocation = raw["allocation"].map((line, i) => allocationLine(line as Record<string, unknown>, i));
  const sum = allocation.reduce((total, { amount }) => total + amount, 0n);
  if (sum !== SUPPLY) throw new Error(`allocation: sums up to ${sum} base units instead of ${SUPPLY}`);
  const vested = allocation.filter(({ vesting }) => vesting !== undefined).map(({ purpose }) => purpose);
  if (new Set(vested.map(vestingName)).size !== vested.length)
    throw new Error("allocation: give lines that vest purposes of their own, their wallets are named by them");
  checkQuorumFloor(voting.quorumFloor, allocation);
  return { timelock, voting, guardian, allocation };
}

/** Little must not decide over the treasury, and what decides must be in the hands of people. */
function checkQuorumFloor(floor: bigint, allocation: readonly Allocation[]): void {
  const field = "voting.quorumFloor";
  if (floor < LEAST_QUORUM)
    throw new Error(`${field}: must be at least 10000000 FTNS (1 % of the supply) on a public network`);
  const free = allocation.filter(({ to, vesting }) => to !== "treasury" && vesting === undefined);
  const votes = free.reduce((total, { amount }) => total + amount, 0n);
  if (floor > votes / 2n)
    throw new Error(`${field}: must be at most half of what accounts hold at once, or no vote may ever reach it`);
}

type Reader = (value: unknown, field: string) => bigint;

function fields<Name extends string>(
  value: unknown,
  field: string,
  readers: Record<Name, Reader>,
): Record<Name, bigint> {
  if (typeof value !== "object" || value === null) throw new Error(`${field}: must be an object`);
  const given = value as Record<string, unknown>;
  const read = Object.entries<Reader>(readers).map(([name, reader]) => [name, reader(given[name], `${field}.${name}`)]);
  return Object.fromEntries(read) as Record<Name, bigint>;
}

function count(value: unknown, field: string): bigint {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
    throw new Error(`${field}: must be a whole number, not ${JSON.stringify(value)}`);
  return BigInt(value);
}

const seconds: Reader = count;

function wholeFtns(value: unknown, field: string): bigint {
  if (typeof value !== "string" || !/^\d+$/.test(value))
    throw new Error(`${field}: must be whole FTNS as a string, not ${JSON.stringify(value)}`);
  return parseEther(value);
}

function address(value: unknown, field: string): Address {
  if (typeof value !== "string" || !isAddress(value)) throw new Error(`${field}: ${String(value)} is not an address`);
  return value;
}

function allocationLine(line: Record<string, unknown>, i: number): Allocation {
  const { to, purpose, vesting } = line;
  if (typeof purpose !== "string" || purpose === "") throw new Error(`allocation[${i}].purpose: say why`);
  const amount = wholeFtns(line["amount"], `allocation[${i}].amount`);
  if (to === "treasury" && vesting !== undefined)
    throw new Error(`allocation[${i}].vesting: the treasury is governed by votes and does not vest`);
  const receiver = to === "treasury" ? to : address(to, `allocation[${i}].to`);
  if (vesting === undefined) return { to: receiver, amount, purpose };
  const schedule = fields(vesting, `allocation[${i}].vesting`, { start: seconds, duration: seconds });
  return { to: receiver, amount, purpose, vesting: schedule };
}
