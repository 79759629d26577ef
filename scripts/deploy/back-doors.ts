import { parseAbi, parseEventLogs, toFunctionSelector, type Hash, type PublicClient } from "viem";
import { entry, GUARDED, isSame, logsOf, readDecided, Role } from "./authority.ts";
import type { Deployment } from "./deployment.ts";

const managerEvents = parseAbi([
  "event TargetFunctionRoleUpdated(address indexed target, bytes4 selector, uint64 indexed roleId)",
  "event RoleAdminChanged(uint64 indexed roleId, uint64 indexed admin)",
]);
const timelockEvents = parseAbi([
  "event CallScheduled(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data, bytes32 predecessor, uint256 delay)",
]);
const governorEvents = parseAbi(["event ProposalQueued(uint256 proposalId, uint256 etaSeconds)"]);
const authority = parseAbi(["function authority() view returns (address)"]);
const timelock = parseAbi(["function timelock() view returns (address)"]);

/**
 * Ways to power without holding one today, one sentence each: functions opened to another role than theirs, roles that others than the
 * admin grant, contracts that obey another authority, and operations that somebody else than the governor has left in the timelock.
 */
export async function findBackDoors(client: PublicClient, deployment: Deployment): Promise<string[]> {
  const decided = await readDecided(client, deployment);
  const parts = await Promise.all([
    findOpenedFunctions(client, deployment, decided),
    findOtherMasters(client, deployment),
    findOperationsWithoutVote(client, deployment),
  ]);
  return parts.flat();
}

async function findOpenedFunctions(
  client: PublicClient,
  deployment: Deployment,
  decided: ReadonlySet<Hash>,
): Promise<string[]> {
  const logs = parseEventLogs({ abi: managerEvents, logs: await logsOf(client, deployment, "AccessManager") });
  const doors = new Map<string, string | undefined>();
  for (const log of logs.filter(({ transactionHash }) => !decided.has(transactionHash))) {
    if (log.eventName === "RoleAdminChanged") {
      const { roleId, admin } = log.args;
      const found = `AccessManager: role ${roleId} is granted by role ${admin}, not by the timelock`;
      doors.set(`admin ${roleId}`, admin === Role.Admin ? undefined : found);
      continue;
    }
    const { target, selector, roleId } = log.args;
    const [name = target] = Object.entries(deployment.contracts).find(([, c]) => isSame(c.address, target)) ?? [];
    const rightful = GUARDED.find(
      ({ contract, functions }) =>
        contract === name && functions.some((signature) => toFunctionSelector(signature) === selector),
    );
    const found = `AccessManager: role ${roleId} may call ${selector} of ${name}, which is for role ${rightful?.role ?? Role.Admin}`;
    doors.set(`${target} ${selector}`, roleId === (rightful?.role ?? Role.Admin) ? undefined : found);
  }
  return [...doors.values()].filter((found) => found !== undefined);
}

async function findOtherMasters(client: PublicClient, deployment: Deployment): Promise<string[]> {
  const manager = entry(deployment, "AccessManager").address;
  const obedient = ["MarketPolicy", "AssetRegistry", "Licences", "Vault", "Escrow"];
  const found = await Promise.all(
    obedient.map(async (name) => {
      const { address } = entry(deployment, name);
      const master = await client.readContract({ address, abi: authority, functionName: "authority" });
      return isSame(master, manager) ? [] : [`${name}: obeys ${master}, not the AccessManager`];
    }),
  );
  const { address } = entry(deployment, "MarketGovernor");
  const arm = await client.readContract({ address, abi: timelock, functionName: "timelock" });
  if (!isSame(arm, entry(deployment, "Timelock").address))
    found.push([`MarketGovernor: acts by ${arm}, not the Timelock`]);
  return found.flat();
}

async function findOperationsWithoutVote(client: PublicClient, deployment: Deployment): Promise<string[]> {
  const queued = parseEventLogs({ abi: governorEvents, logs: await logsOf(client, deployment, "MarketGovernor") });
  const byGovernor = new Set(queued.map(({ transactionHash }) => transactionHash));
  const scheduled = parseEventLogs({ abi: timelockEvents, logs: await logsOf(client, deployment, "Timelock") });
  const alien = scheduled.filter(({ transactionHash }) => !byGovernor.has(transactionHash)).map(({ args }) => args.id);
  return [...new Set(alien)].map((id) => `Timelock: operation ${id} was scheduled without a vote`);
}
