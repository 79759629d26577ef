import { parseAbi, parseEventLogs, zeroAddress, type Address, type Hash, type PublicClient } from "viem";
import type { Deployment } from "./deployment.ts";

/** Role ids of the AccessManager, as `contracts/governance/Roles.sol` states them. Admin (0) is OpenZeppelin's. */
export const Role = { Admin: 0n, Guardian: 1n, FraudProver: 2n, Exclusivity: 3n, LotKeeper: 4n, Slasher: 5n } as const;

/** What a role other than Admin may call. Every other restricted function is for Admin. */
export const GUARDED = [
  { id: "GuardianPauses", contract: "MarketPolicy", functions: ["pause()", "resume()"], role: Role.Guardian },
  {
    id: "ProverMarksFraud",
    contract: "AssetRegistry",
    functions: ["markFraudulent(uint48,uint16)"],
    role: Role.FraudProver,
  },
  {
    id: "LicencesSetExclusivity",
    contract: "AssetRegistry",
    functions: ["setExclusiveUntil(uint48,uint32)"],
    role: Role.Exclusivity,
  },
  {
    id: "EscrowLocksAssets",
    contract: "AssetRegistry",
    functions: ["lock(uint48)", "unlock(uint48,address)"],
    role: Role.LotKeeper,
  },
  {
    id: "SlasherSlashes",
    contract: "AuditorRegistry",
    functions: ["slash(address,bytes32,uint256)"],
    role: Role.Slasher,
  },
] as const;

const events = parseAbi([
  "event RoleGranted(uint64 indexed roleId, address indexed account, uint32 delay, uint48 since, bool newMember)",
  "event RoleRevoked(uint64 indexed roleId, address indexed account)",
]);
const timelockEvents = parseAbi([
  "event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)",
  "event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)",
]);
const executions = parseAbi([
  "event CallExecuted(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data)",
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
  "event ReporterChanged(address indexed reporter, bool allowed)",
]);

/** Who holds a power: the contract that grants it, the power's name, the holders. */
export interface Holding {
  authority: string;
  power: string;
  holders: Address[];
  /** Those of the holders to whom a decision by vote gave it. */
  byVote: Address[];
}

interface Grant {
  key: string;
  account: Address;
  granted: boolean;
  transaction: Hash;
}

/** Folds grant and revoke logs into the present holders of each key, and the transaction of their grant, in the order of the chain. */
function fold(entries: Iterable<Grant>): Map<string, Map<Address, Hash>> {
  const holders = new Map<string, Map<Address, Hash>>();
  for (const { key, account, granted, transaction } of entries) {
    const held = holders.get(key) ?? new Map<Address, Hash>();
    if (granted) held.set(account, transaction);
    else held.delete(account);
    holders.set(key, held);
  }
  return holders;
}

function holding(
  authority: string,
  power: string,
  held: ReadonlyMap<Address, Hash> | undefined,
  decided: ReadonlySet<Hash>,
): Holding {
  const grants = [...(held ?? [])];
  const byVote = grants.filter(([, transaction]) => decided.has(transaction)).map(([holder]) => holder);
  return { authority, power, holders: grants.map(([holder]) => holder), byVote };
}

/** The transactions in which the timelock carried something out. */
export async function readDecided(client: PublicClient, deployment: Deployment): Promise<Set<Hash>> {
  const logs = parseEventLogs({ abi: executions, logs: await logsOf(client, deployment, "Timelock") });
  return new Set(logs.map(({ transactionHash }) => transactionHash));
}

export async function logsOf(client: PublicClient, deployment: Deployment, contract: string) {
  const { address, block } = entry(deployment, contract);
  return client.getLogs({ address, fromBlock: BigInt(block), toBlock: "latest" });
}

export function entry(deployment: Deployment, contract: string) {
  const found = deployment.contracts[contract];
  if (!found) throw new Error(`deployment of chain ${deployment.chainId} has no ${contract}`);
  return found;
}

async function managerHoldings(
  client: PublicClient,
  deployment: Deployment,
  decided: ReadonlySet<Hash>,
): Promise<Holding[]> {
  const logs = parseEventLogs({ abi: events, logs: await logsOf(client, deployment, "AccessManager") });
  const held = fold(
    logs.map(({ args, eventName, transactionHash }) => ({
      key: String(args.roleId),
      account: args.account,
      granted: eventName === "RoleGranted",
      transaction: transactionHash,
    })),
  );
  const names = new Map(Object.entries(Role).map(([name, id]) => [String(id), name]));
  const ids = new Set([...names.keys(), ...held.keys()]);
  return [...ids].map((id) => holding("AccessManager", names.get(id) ?? `role ${id}`, held.get(id), decided));
}

async function timelockHoldings(
  client: PublicClient,
  deployment: Deployment,
  decided: ReadonlySet<Hash>,
): Promise<Holding[]> {
  const { address } = entry(deployment, "Timelock");
  const logs = parseEventLogs({ abi: timelockEvents, logs: await logsOf(client, deployment, "Timelock") });
  const held = fold(
    logs.map(({ args, eventName, transactionHash }) => ({
      key: args.role,
      account: args.account,
      granted: eventName === "RoleGranted",
      transaction: transactionHash,
    })),
  );
  const functions = ["DEFAULT_ADMIN_ROLE", "PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"] as const;
  const roles = await Promise.all(
    functions.map((functionName) => client.readContract({ address, abi: timelockRoles, functionName })),
  );
  const names = new Map<string, string>(roles.map((id, i) => [id, functions[i]!]));
  const ids = new Set([...names.keys(), ...held.keys()]);
  return [...ids].map((id) => holding("Timelock", names.get(id) ?? `role ${id}`, held.get(id), decided));
}

async function localHoldings(
  client: PublicClient,
  deployment: Deployment,
  decided: ReadonlySet<Hash>,
): Promise<Holding[]> {
  const perContract = await Promise.all(
    ["Vault", "Licences", "Escrow", "Reputation"].map(async (authority) => {
      const logs = parseEventLogs({ abi: grants, logs: await logsOf(client, deployment, authority) });
      const held = fold(logs.map(localGrant));
      return [...held].map(([power, holders]) => holding(authority, power, holders, decided));
    }),
  );
  return perContract.flat();
}

type LocalGrant = ReturnType<typeof parseEventLogs<typeof grants>>[number];

function localGrant(log: LocalGrant): Grant {
  const transaction = log.transactionHash;
  switch (log.eventName) {
    case "CompartmentAdmitted":
      return { key: "Compartment", account: log.args.compartment, granted: true, transaction };
    case "CompartmentRetired":
      return { key: "Compartment", account: log.args.compartment, granted: false, transaction };
    case "IssuerChanged":
      return { key: "Issuer", account: log.args.issuer, granted: log.args.allowed, transaction };
    case "ReporterChanged":
      return { key: "Reporter", account: log.args.reporter, granted: log.args.allowed, transaction };
    case "VenueAdmitted":
      return { key: "Venue", account: log.args.venue, granted: true, transaction };
    case "VenueRetired":
      return { key: "Venue", account: log.args.venue, granted: false, transaction };
  }
}

/** Every holder of every power over the market, read from the chain's own logs. */
export async function readHoldings(client: PublicClient, deployment: Deployment): Promise<Holding[]> {
  const decided = await readDecided(client, deployment);
  const parts = await Promise.all([
    managerHoldings(client, deployment, decided),
    timelockHoldings(client, deployment, decided),
    localHoldings(client, deployment, decided),
  ]);
  return parts.flat();
}

const SEALED_AUCTIONS = ["SealedBidAuction", "VickreyAuction"];
const AUCTIONS = ["EnglishAuction", "DutchAuction", ...SEALED_AUCTIONS];

/** Who may hold a power: contracts of the deployment by name, the guardian, anyone. */
const RIGHTFUL: Record<string, { holders: string[]; exactly?: true }> = {
  "AccessManager Admin": { holders: ["Timelock"], exactly: true },
  "AccessManager Guardian": { holders: ["Timelock", "guardian"] },
  "AccessManager FraudProver": { holders: ["ContentFraud"] },
  "AccessManager Exclusivity": { holders: ["Licences"] },
  "AccessManager LotKeeper": { holders: ["Escrow"] },
  "AccessManager Slasher": { holders: ["Timelock", "Audits"] },
  "Timelock DEFAULT_ADMIN_ROLE": { holders: ["Timelock"], exactly: true },
  "Timelock PROPOSER_ROLE": { holders: ["MarketGovernor"], exactly: true },
  "Timelock CANCELLER_ROLE": { holders: ["MarketGovernor"], exactly: true },
  "Timelock EXECUTOR_ROLE": { holders: ["anyone"], exactly: true },
  "Vault Compartment": { holders: ["Escrow", "RevenueSplitter", "AuditorRegistry", "Audits", ...AUCTIONS] },
  "Licences Issuer": { holders: ["Escrow"] },
  "Reputation Reporter": {
    holders: ["Escrow", "SelfDealing", "AuditorRegistry", "Audits", "Reviews", ...SEALED_AUCTIONS],
  },
  "Escrow Venue": { holders: ["Listings", ...AUCTIONS] },
};

/**
 * What is wrong with the holdings, one sentence each; empty when each power is held by whom the deployment gave it, or, for what may
 * change hands, by whom a vote gave it. A vote that moves a power held "exactly" is told too: then the deployment's record is out
 * of date, or the market has got another master.
 */
export function findViolations(holdings: Holding[], deployment: Deployment): string[] {
  const violations: string[] = [];
  for (const { authority, power, holders, byVote } of holdings) {
    const where = `${authority} ${power}`;
    const { holders: names, exactly } = RIGHTFUL[where] ?? { holders: [], exactly: true };
    const rightful = names.map((name) => addressOf(name, deployment));
    for (const holder of holders) {
      if (rightful.some((address) => isSame(address, holder))) continue;
      if (!exactly && byVote.some((address) => isSame(address, holder))) continue;
      const who = isSame(holder, deployment.deployer) ? `the deployer ${holder} still holds it` : `${holder} holds it`;
      violations.push(`${where}: ${who}, it is for ${names.join(" and ") || "nobody"}`);
    }
    if (exactly && holders.length < rightful.length)
      violations.push(`${where}: ${names.join(" and ")} must hold it, nobody does`);
  }
  return violations;
}

function addressOf(name: string, deployment: Deployment): Address {
  if (name === "anyone") return zeroAddress;
  return name === "guardian" ? deployment.guardian : entry(deployment, name).address;
}

export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
