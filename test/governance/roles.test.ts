import { readFile } from "node:fs/promises";

import { expect } from "chai";
import { network } from "hardhat";

import { Role } from "../../scripts/deploy/authority.ts";
import { deployMarket } from "../settlement/market.ts";

const connection = await network.create({ chainType: "l1" });

async function fixture() {
  const market = await deployMarket(connection);
  const manager = await market.ethers.getContractAt("AccessManager", await market.policy.authority());
  return { ...market, manager };
}
const load = () => connection.networkHelpers.loadFixture(fixture);

describe("Roles", () => {
  it("are the same numbers in the contracts and in the deployment", async () => {
    const source = await readFile("contracts/governance/Roles.sol", "utf8");
    const constants = [...source.matchAll(/uint64 internal constant (\w+) = (\d+);/g)];
    const written = Object.fromEntries(constants.map(([, name, id]) => [name, BigInt(id!)]));
    expect(written).to.deep.equal({
      GUARDIAN: Role.Guardian,
      FRAUD_PROVER: Role.FraudProver,
      EXCLUSIVITY: Role.Exclusivity,
      LOT_KEEPER: Role.LotKeeper,
      SLASHER: Role.Slasher,
    });
  });

  it("guard the functions that they name; everything else is for the timelock", async () => {
    const { manager, policy, registry, licences, auditors } = await load();
    const guarded = [
      [policy, policy.interface.getFunction("pause").selector, Role.Guardian],
      [policy, policy.interface.getFunction("resume").selector, Role.Guardian],
      [policy, policy.interface.getFunction("set").selector, Role.Admin],
      [registry, registry.interface.getFunction("markFraudulent").selector, Role.FraudProver],
      [registry, registry.interface.getFunction("setExclusiveUntil").selector, Role.Exclusivity],
      [registry, registry.interface.getFunction("lock").selector, Role.LotKeeper],
      [registry, registry.interface.getFunction("unlock").selector, Role.LotKeeper],
      [registry, registry.interface.getFunction("takeDown").selector, Role.Admin],
      [registry, registry.interface.getFunction("restore").selector, Role.Admin],
      [licences, licences.interface.getFunction("setIssuer").selector, Role.Admin],
      [auditors, auditors.interface.getFunction("slash").selector, Role.Slasher],
      [auditors, auditors.interface.getFunction("admit").selector, Role.Admin],
      [auditors, auditors.interface.getFunction("expel").selector, Role.Admin],
    ] as const;
    for (const [target, selector, role] of guarded) {
      expect(await manager.getTargetFunctionRole(target, selector)).to.equal(role);
    }
  });

  it("are held by whom the deployment names, and none by the deployer", async () => {
    const { manager, deployer, delegate, stranger, guardian, timelock, contentFraud, licences, escrow, audits } =
      await load();
    const holders = [
      [Role.Admin, await timelock.getAddress()],
      [Role.Guardian, guardian.address],
      [Role.Guardian, await timelock.getAddress()],
      [Role.FraudProver, await contentFraud.getAddress()],
      [Role.Exclusivity, await licences.getAddress()],
      [Role.LotKeeper, await escrow.getAddress()],
      [Role.Slasher, await timelock.getAddress()],
      [Role.Slasher, await audits.getAddress()],
    ] as const;
    for (const [role, holder] of holders) {
      expect((await manager.hasRole(role, holder)).isMember).to.equal(true);
    }
    for (const role of Object.values(Role)) {
      for (const { address } of [deployer, delegate, stranger]) {
        expect((await manager.hasRole(role, address)).isMember).to.equal(false);
      }
    }
  });
});
