import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { toFunctionSelector, zeroAddress } from "viem";
import { Role } from "./authority.ts";
import type { MarketParameters } from "./parameters.ts";

/** As `enum CompartmentRole` of `IVault`. */
const CompartmentRole = { Venue: 1, Distributor: 2 } as const;

/**
 * The one deploy graph of the market, for every network.
 *
 * The deployer is admin of the AccessManager only while it wires the contracts; the last two steps hand the admin role to the
 * timelock and renounce it. `npm run roles` proves it afterwards. Anyone may execute what the council has scheduled.
 */
export const marketGraph = (parameters: MarketParameters) =>
  buildModule("Market", (m) => {
    const deployer = m.getAccount(0);

    const timelock = m.contract("TimelockController", [
      parameters.timelockDelay,
      parameters.council,
      [zeroAddress],
      zeroAddress,
    ]);
    const allocation = parameters.allocation.map(({ to, amount }) => ({
      account: to === "treasury" ? timelock : to,
      amount,
    }));
    const ftns = m.contract("FTNS", [allocation]);
    const accessManager = m.contract("AccessManager", [deployer]);
    const policy = m.contract("MarketPolicy", [accessManager]);
    const registry = m.contract("AssetRegistry", [accessManager, policy]);
    const licences = m.contract("Licences", [accessManager, registry]);
    const vault = m.contract("Vault", [accessManager, ftns]);
    const splitter = m.contract("RevenueSplitter", [registry, vault, timelock]);
    const escrow = m.contract("Escrow", [accessManager, policy, registry, licences, vault]);
    const contentFraud = m.contract("ContentFraud", [registry]);
    const listings = m.contract("Listings", [ftns, vault, escrow, registry, licences]);

    const restrict = (id: string, target: typeof policy | typeof registry, functions: string[], role: bigint) =>
      m.call(accessManager, "setTargetFunctionRole", [target, functions.map((f) => toFunctionSelector(f)), role], {
        id,
      });
    const grant = (id: string, role: bigint, account: Parameters<typeof m.call>[2]) =>
      m.call(accessManager, "grantRole", [role, ...(account ?? []), 0], { id });

    const wired = [
      restrict("GuardianPauses", policy, ["pause()", "resume()"], Role.Guardian),
      grant("GrantGuardian", Role.Guardian, [parameters.guardian]),
      grant("GrantTimelockGuardian", Role.Guardian, [timelock]),
      restrict("ProverMarksFraud", registry, ["markFraudulent(uint48,uint16)"], Role.FraudProver),
      grant("GrantFraudProver", Role.FraudProver, [contentFraud]),
      restrict("LicencesSetExclusivity", registry, ["setExclusiveUntil(uint48,uint32)"], Role.Exclusivity),
      grant("GrantExclusivity", Role.Exclusivity, [licences]),
      m.call(vault, "admit", [escrow, CompartmentRole.Venue], { id: "AdmitEscrowToVault" }),
      m.call(vault, "admit", [splitter, CompartmentRole.Distributor], { id: "AdmitSplitterToVault" }),
      m.call(licences, "setIssuer", [escrow, true], { id: "EscrowIssuesLicences" }),
      m.call(escrow, "admitVenue", [listings], { id: "AdmitListings" }),
    ];
    const handedOver = m.call(accessManager, "grantRole", [Role.Admin, timelock, 0], {
      id: "TimelockBecomesAdmin",
      after: wired,
    });
    m.call(accessManager, "renounceRole", [Role.Admin, deployer], { id: "DeployerRenounces", after: [handedOver] });

    return {
      FTNS: ftns,
      TimelockController: timelock,
      AccessManager: accessManager,
      MarketPolicy: policy,
      AssetRegistry: registry,
      Licences: licences,
      Vault: vault,
      RevenueSplitter: splitter,
      Escrow: escrow,
      ContentFraud: contentFraud,
      Listings: listings,
    };
  });
