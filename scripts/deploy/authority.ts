import { parseAbi, parseEventLogs, type Address, type PublicClient } from "viem";
import type { Deployment } from "./deployment.ts";

/** Role ids of the AccessManager, as `contracts/governance/Roles.sol` states them. Admin (0) is OpenZeppelin's. */
export const Role = { Admin: 0n, Guardian: 1n, FraudProver: 2n, Exclusivity: 3n, LotKeeper: 4n } as const;

const events = parseAbi([
  "event RoleGranted(uint64 indexed roleId, address indexed account, uint32 delay, uint48 since, bool newMember)",
  "event RoleRevoked(uint64 indexed roleId, address indexed account)",
]);
const timelockEvents = parseAbi([
  "event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)",
  "event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)",
]);
const timelockRoles = parseAbi([
  "function PROPOSER_ROLE() view returns (bytes32)",
  "function EXECUTOR_ROLE() view returns (bytes32)",
  "function CANCELLER_ROLE() view returns (bytes32)",
  "function DEFAULT_ADMIN_ROLE() view returns (bytes32)",
]);
const grants = parseAbi([
  "event CompartmentAdmitted(address indexed compartment, uint8 role)",
  "event CompartmentRetired(address indexed compartment)",
  "event IssuerChanged(address indexed issuer, bool allowed)",
  "event VenueAdmitted(address indexed venue, uint16 indexed index)",
  "event VenueRetired(address indexed venue)",
]);

/** Who holds a power: the contract that grants it, the power's name, the holders. */
export interface Holding {
  authority: string;
  power: string;
  holders: Address[];
}

/** Folds grant and revoke logs into the present holders of each key, in the order of the chain. */
function fold(entries: Iterable<{ key: string; account: Address; granted: boolean }>): Map<string, Set<Address>> {
  const holders = new Map<string, Set<Address>>();
  for (const { key, account, granted } of entries) {
    const set = holders.get(key) ?? new Set<Address>();
    if (granted) set.add(account);
    else set.delete(account);
    holders.set(key, set);
  }
  return holders;
}

async function logsOf(client: PublicClient, deployment: Deployment, contract: string) {
  const { address, block } = entry(deployment, contract);
  return client.getLogs({ address, fromBlock: BigInt(block), toBlock: "latest" });
}

function entry(deployment: Deployment, contract: string) {
  const found = deployment.contracts[contract];
  if (!found) throw new Error(`deployment of chain ${deployment.chainId} has no ${contract}`);
  return found;
}

async function managerHoldings(client: PublicClient, deployment: Deployment): Promise<Holding[]> {
  const logs = parseEventLogs({ abi: events, logs: await logsOf(client, deployment, "AccessManager") });
  const held = fold(
    logs.map(({ args, eventName }) => ({
      key: String(args.roleId),
      account: args.account,
      granted: eventName === "RoleGranted",
    })),
  );
  return Object.entries(Role).map(([power, id]) => ({
    authority: "AccessManager",
    power,
    holders: [...(held.get(String(id)) ?? [])],
  }));
}

async function timelockHoldings(client: PublicClient, deployment: Deployment): Promise<Holding[]> {
  const { address } = entry(deployment, "Timelock");
  const logs = parseEventLogs({ abi: timelockEvents, logs: await logsOf(client, deployment, "Timelock") });
  const held = fold(
    logs.map(({ args, eventName }) => ({
      key: args.role,
      account: args.account,
      granted: eventName === "RoleGranted",
    })),
  );
  const names = ["DEFAULT_ADMIN_ROLE", "PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"] as const;
  const ids = await Promise.all(
    names.map((functionName) => client.readContract({ address, abi: timelockRoles, functionName })),
  );
  return names.map((power, i) => ({
    authority: "Timelock",
    power,
    holders: [...(held.get(ids[i] ?? "") ?? [])],
  }));
}

async function localHoldings(client: PublicClient, deployment: Deployment): Promise<Holding[]> {
  const perContract = await Promise.all(
    ["Vault", "Licences", "Escrow"].map(async (authority) => {
      const logs = parseEventLogs({ abi: grants, logs: await logsOf(client, deployment, authority) });
      const held = fold(logs.map(localGrant));
      return [...held].map(([power, holders]) => ({ authority, power, holders: [...holders] }));
    }),
  );
  return perContract.flat();
}

type LocalGrant = ReturnType<typeof parseEventLogs<typeof grants>>[number];

function localGrant(log: LocalGrant): { key: string; account: Address; granted: boolean } {
  switch (log.eventName) {
    case "CompartmentAdmitted":
      return { key: "Compartment", account: log.args.compartment, granted: true };
    case "CompartmentRetired":
      return { key: "Compartment", account: log.args.compartment, granted: false };
    case "IssuerChanged":
      return { key: "Issuer", account: log.args.issuer, granted: log.args.allowed };
    case "VenueAdmitted":
      return { key: "Venue", account: log.args.venue, granted: true };
    case "VenueRetired":
      return { key: "Venue", account: log.args.venue, granted: false };
  }
}

/** Every holder of every power over the market, read from the chain's own logs. */
export async function readHoldings(client: PublicClient, deployment: Deployment): Promise<Holding[]> {
  const parts = await Promise.all([
    managerHoldings(client, deployment),
    timelockHoldings(client, deployment),
    localHoldings(client, deployment),
  ]);
  return parts.flat();
}

/** What is wrong with the holdings, one sentence each; empty when only the timelock and the named parties hold power. */
export function findViolations(holdings: Holding[], deployment: Deployment): string[] {
  const timelock = entry(deployment, "Timelock").address;
  const contracts = new Set(Object.values(deployment.contracts).map(({ address }) => address.toLowerCase()));
  const guardian = deployment.guardian.toLowerCase();
  const violations: string[] = [];
  for (const { authority, power, holders } of holdings) {
    const where = `${authority} ${power}`;
    for (const holder of holders) {
      const lower = holder.toLowerCase();
      if (lower === deployment.deployer.toLowerCase())
        violations.push(`${where}: the deployer ${holder} still holds it`);
      else if (!contracts.has(lower) && !(power === "Guardian" && lower === guardian) && BigInt(holder) !== 0n)
        violations.push(`${where}: ${holder} is neither a contract of this deployment nor, for pauses, the guardian`);
    }
    const isRoot = power === "Admin" || power === "DEFAULT_ADMIN_ROLE";
    if (isRoot && (holders.length !== 1 || holders[0]?.toLowerCase() !== timelock.toLowerCase()))
      violations.push(
        `${where}: must be held by the timelock ${timelock} alone, is held by ${holders.join(", ") || "nobody"}`,
      );
  }
  return violations;
}
