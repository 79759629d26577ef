import { expect } from "chai";
import { network } from "hardhat";
import { createPublicClient, custom, getAddress, type Address, type EIP1193Provider, type PublicClient } from "viem";

import { findViolations, readHoldings, Role } from "../../scripts/deploy/authority.ts";
import { findBackDoors } from "../../scripts/deploy/back-doors.ts";
import type { Deployment } from "../../scripts/deploy/deployment.ts";
import { deployMarket, govern } from "../settlement/market.ts";

const connection = await network.create({ chainType: "l1" });
const PUBLIC_ROLE = 2n ** 64n - 1n;

async function fixture() {
  const market = await deployMarket(connection);
  const { ethers, guardian, deployer, timelock, chainId, addresses } = market;
  const contracts: Deployment["contracts"] = Object.fromEntries(
    Object.entries(addresses).map(([name, address]) => [name, { address: getAddress(address), block: 0 }]),
  );
  const deployment: Deployment = {
    chainId: Number(chainId),
    network: "hardhat",
    startBlock: 0,
    deployer: deployer.address as Address,
    guardian: guardian.address as Address,
    allocation: [],
    quorumFloor: "0",
    contracts,
  };
  const manager = await ethers.getContractAt("AccessManager", contracts["AccessManager"]!.address);
  const ruler = await impersonate(await timelock.getAddress());
  return { ...market, manager, deployment, ruler };
}
const load = () => connection.networkHelpers.loadFixture(fixture);

async function impersonate(address: string) {
  await connection.networkHelpers.impersonateAccount(address);
  await connection.networkHelpers.setBalance(address, 10n ** 20n);
  return connection.ethers.getSigner(address);
}

function client(): PublicClient {
  return createPublicClient({ transport: custom(connection.provider as unknown as EIP1193Provider) });
}

/** All that `npm run roles` says is wrong. */
async function found(deployment: Deployment): Promise<string[]> {
  const holdings = await readHoldings(client(), deployment);
  return [...findViolations(holdings, deployment), ...(await findBackDoors(client(), deployment))];
}

describe("npm run roles", () => {
  it("finds nothing wrong after the deployment", async () => {
    const { deployment } = await load();
    expect(await found(deployment)).to.deep.equal([]);
  });

  it("finds nothing wrong after votes that appoint another guardian, admit and retire venues", async () => {
    const market = await load();
    const { manager, escrow, listings, guardian, stranger, deployment } = market;
    const { interface: abi } = manager;
    await govern(market, manager, abi.encodeFunctionData("revokeRole", [Role.Guardian, guardian.address]));
    await govern(market, manager, abi.encodeFunctionData("grantRole", [Role.Guardian, stranger.address, 0n]));
    await govern(market, escrow, escrow.interface.encodeFunctionData("retireVenue", [await listings.getAddress()]));
    await govern(market, escrow, escrow.interface.encodeFunctionData("admitVenue", [stranger.address]));
    expect(await found(deployment)).to.deep.equal([]);
    const holdings = await readHoldings(client(), deployment);
    expect(holdings.find(({ power }) => power === "Guardian")!.byVote).to.deep.equal([stranger.address]);
    expect(holdings.find(({ power }) => power === "Venue")!.byVote).to.deep.equal([stranger.address]);
  });

  it("tells a vote that made somebody else admin or proposer", async () => {
    const market = await load();
    const { manager, timelock, stranger, deployment } = market;
    await govern(market, manager, manager.interface.encodeFunctionData("grantRole", [0n, stranger.address, 0n]));
    const proposer = await timelock.PROPOSER_ROLE();
    await govern(market, timelock, timelock.interface.encodeFunctionData("grantRole", [proposer, stranger.address]));
    expect(await found(deployment)).to.deep.equal([
      `AccessManager Admin: ${stranger.address} holds it, it is for Timelock`,
      `Timelock PROPOSER_ROLE: ${stranger.address} holds it, it is for MarketGovernor`,
    ]);
  });

  // What a deployer could leave behind, planted by the one who can.
  const plants: [
    name: string,
    plant: (market: Awaited<ReturnType<typeof fixture>>) => Promise<unknown>,
    line: RegExp,
  ][] = [
    [
      "a second admin",
      ({ manager, ruler, stranger }) => manager.connect(ruler).grantRole(0n, stranger.address, 0n),
      /^AccessManager Admin: 0x\w+ holds it, it is for Timelock$/,
    ],
    [
      "a guardian who is admin as well",
      ({ manager, ruler, guardian }) => manager.connect(ruler).grantRole(0n, guardian.address, 0n),
      /^AccessManager Admin: 0x\w+ holds it, it is for Timelock$/,
    ],
    [
      "a deployer who may still pause",
      ({ manager, ruler, deployer }) => manager.connect(ruler).grantRole(Role.Guardian, deployer.address, 0n),
      /^AccessManager Guardian: the deployer 0x\w+ still holds it/,
    ],
    [
      "a venue that may lock assets",
      async ({ manager, ruler, listings }) =>
        manager.connect(ruler).grantRole(Role.LotKeeper, await listings.getAddress(), 0n),
      /^AccessManager LotKeeper: 0x\w+ holds it, it is for Escrow$/,
    ],
    [
      "a role that nobody knows",
      ({ manager, ruler, stranger }) => manager.connect(ruler).grantRole(77n, stranger.address, 0n),
      /^AccessManager role 77: 0x\w+ holds it, it is for nobody$/,
    ],
    [
      "an account that proposes to the timelock",
      async ({ timelock, ruler, stranger }) =>
        timelock.connect(ruler).grantRole(await timelock.PROPOSER_ROLE(), stranger.address),
      /^Timelock PROPOSER_ROLE: 0x\w+ holds it, it is for MarketGovernor$/,
    ],
    [
      "an account that cancels decisions",
      async ({ timelock, ruler, stranger }) =>
        timelock.connect(ruler).grantRole(await timelock.CANCELLER_ROLE(), stranger.address),
      /^Timelock CANCELLER_ROLE: 0x\w+ holds it, it is for MarketGovernor$/,
    ],
    [
      "a timelock with a second admin",
      async ({ timelock, ruler, deployer }) =>
        timelock.connect(ruler).grantRole(await timelock.DEFAULT_ADMIN_ROLE(), deployer.address),
      /^Timelock DEFAULT_ADMIN_ROLE: the deployer 0x\w+ still holds it/,
    ],
    [
      "a governor that lost its role",
      async ({ timelock, ruler, governor }) =>
        timelock.connect(ruler).revokeRole(await timelock.PROPOSER_ROLE(), await governor.getAddress()),
      /^Timelock PROPOSER_ROLE: MarketGovernor must hold it, nobody does$/,
    ],
    [
      "an account with a compartment of the vault",
      ({ vault, ruler, stranger }) => vault.connect(ruler).admit(stranger.address, 1n),
      /^Vault Compartment: 0x\w+ holds it/,
    ],
    [
      "an account that issues licences",
      ({ licences, ruler, stranger }) => licences.connect(ruler).setIssuer(stranger.address, true),
      /^Licences Issuer: 0x\w+ holds it, it is for Escrow$/,
    ],
    [
      "an account that opens sales",
      ({ escrow, ruler, stranger }) => escrow.connect(ruler).admitVenue(stranger.address),
      /^Escrow Venue: 0x\w+ holds it/,
    ],
    [
      "a policy that the guardian sets",
      ({ manager, ruler, policy }) =>
        manager
          .connect(ruler)
          .setTargetFunctionRole(policy, [policy.interface.getFunction("set").selector], Role.Guardian),
      /^AccessManager: role 1 may call 0x\w+ of MarketPolicy, which is for role 0$/,
    ],
    [
      "a takedown that is everybody's",
      ({ manager, ruler, registry }) =>
        manager
          .connect(ruler)
          .setTargetFunctionRole(registry, [registry.interface.getFunction("takeDown").selector], PUBLIC_ROLE),
      /^AccessManager: role 18446744073709551615 may call 0x\w+ of AssetRegistry, which is for role 0$/,
    ],
    [
      "a guardian that appoints guardians",
      ({ manager, ruler }) => manager.connect(ruler).setRoleAdmin(Role.Guardian, Role.Guardian),
      /^AccessManager: role 1 is granted by role 1, not by the timelock$/,
    ],
    [
      "a policy under another authority",
      async ({ manager, ruler, policy, ethers, stranger }) => {
        const other = await ethers.deployContract("AccessManager", [stranger.address]);
        await manager.connect(ruler).updateAuthority(policy, other);
      },
      /^MarketPolicy: obeys 0x\w+, not the AccessManager$/,
    ],
    [
      "an operation that waits in the timelock without a vote",
      async ({ timelock, ruler, policy, ethers }) => {
        const proposer = await timelock.PROPOSER_ROLE();
        await timelock.connect(ruler).grantRole(proposer, ruler.address);
        await timelock.connect(ruler).schedule(policy, 0n, "0x", ethers.ZeroHash, ethers.ZeroHash, 60n);
        await timelock.connect(ruler).renounceRole(proposer, ruler.address);
      },
      /^Timelock: operation 0x\w+ was scheduled without a vote$/,
    ],
  ];
  for (const [name, plant, line] of plants) {
    it(`finds ${name}`, async () => {
      const market = await load();
      await plant(market);
      const lines = await found(market.deployment);
      expect(lines.length, lines.join("\n")).to.equal(1);
      expect(lines[0]).to.match(line);
    });
  }
});
