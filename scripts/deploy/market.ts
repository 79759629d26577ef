import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type {
  Future,
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { keccak256, toBytes, toFunctionSelector, zeroHash } from "viem";
import { GUARDED, Role } from "./authority.ts";
import { vestingName, type Allocation, type MarketParameters } from "./parameters.ts";

/** As `enum CompartmentRole` of `IVault`. */
const CompartmentRole = { Venue: 1, Distributor: 2 } as const;

/** Of OpenZeppelin's AccessControl. */
const DEFAULT_ADMIN_ROLE = zeroHash;

/**
 * The one deploy graph of the market, for every network.
 *
 * The deployer is admin of the AccessManager and of the timelock only while it wires the contracts; the last steps hand the
 * AccessManager to the timelock and renounce both. `npm run roles` proves it afterwards. Only the governor proposes to the timelock;
 * anyone executes.
 */
export const marketGraph = (parameters: MarketParameters) =>
  buildModule("Market", (m) => {
    const contracts = deployContracts(m, parameters);
    handOver(m, contracts, wire(m, contracts, parameters.guardian));
    return contracts;
  });

function deployContracts(m: IgnitionModuleBuilder, { timelock, voting, allocation }: MarketParameters) {
  const Timelock = m.contract("Timelock", [timelock.minDelay, timelock.delay, m.getAccount(0)]);
  const vesting = vestingWallets(m, allocation);
  const shares = allocation.map(({ to, amount, purpose, vesting: schedule }) => {
    if (to === "treasury") return { account: Timelock, amount };
    return { account: schedule === undefined ? to : vesting[vestingName(purpose)]!, amount };
  });
  const FTNS = m.contract("FTNS", [shares]);
  const VotingFTNS = m.contract("VotingFTNS", [FTNS]);
  const MarketGovernor = m.contract("MarketGovernor", [VotingFTNS, Timelock, { ...voting }]);
  const DelegateDirectory = m.contract("DelegateDirectory");
  const AccessManager = m.contract("AccessManager", [m.getAccount(0)]);
  const MarketPolicy = m.contract("MarketPolicy", [AccessManager]);
  const AssetRegistry = m.contract("AssetRegistry", [AccessManager, MarketPolicy]);
  const Licences = m.contract("Licences", [AccessManager, AssetRegistry]);
  const Vault = m.contract("Vault", [AccessManager, FTNS]);
  const Reputation = m.contract("Reputation", [AccessManager, MarketPolicy]);
  const custody = [FTNS, Vault, Reputation, Timelock];
  const AuditorRegistry = m.contract("AuditorRegistry", [AccessManager, MarketPolicy, ...custody]);
  const Audits = m.contract("Audits", [MarketPolicy, AssetRegistry, AuditorRegistry, Reputation, FTNS, Vault]);
  const AuditKeys = m.contract("AuditKeys", [AssetRegistry, Audits]);
  const Reviews = m.contract("Reviews", [AssetRegistry, Licences, Reputation]);
  const RevenueSplitter = m.contract("RevenueSplitter", [AssetRegistry, Vault, Reputation, Timelock]);
  const Escrow = m.contract("Escrow", [
    ...[AccessManager, MarketPolicy, AssetRegistry, Licences],
    ...[Reputation, Audits, Vault],
  ]);
  const ContentFraud = m.contract("ContentFraud", [AssetRegistry]);
  const SelfDealing = m.contract("SelfDealing", [AssetRegistry, Escrow, Reputation]);
  const Listings = m.contract("Listings", [FTNS, Vault, Escrow, AssetRegistry, Licences]);
  const venue = [FTNS, Vault, Escrow, RevenueSplitter];
  const EnglishAuction = m.contract("EnglishAuction", venue);
  const DutchAuction = m.contract("DutchAuction", venue);
  const SealedBidAuction = m.contract("SealedBidAuction", [...venue, MarketPolicy, Reputation]);
  const VickreyAuction = m.contract("VickreyAuction", [...venue, MarketPolicy, Reputation]);
  return {
    ...{ FTNS, VotingFTNS, Timelock, MarketGovernor, DelegateDirectory, AccessManager, MarketPolicy },
    ...{
      AssetRegistry,
      Licences,
      Reputation,
      AuditorRegistry,
      Audits,
      AuditKeys,
      Reviews,
      Vault,
      RevenueSplitter,
      Escrow,
      ContentFraud,
      SelfDealing,
      Listings,
    },
    ...{ EnglishAuction, DutchAuction, SealedBidAuction, VickreyAuction },
    ...vesting,
  };
}

/** One OpenZeppelin VestingWallet for each line of the allocation that vests. */
function vestingWallets(m: IgnitionModuleBuilder, allocation: readonly Allocation[]) {
  const wallets: Record<`Vesting${string}`, NamedArtifactContractDeploymentFuture<"VestingWallet">> = {};
  for (const { to, purpose, vesting } of allocation) {
    if (vesting === undefined || to === "treasury") continue;
    const id = vestingName(purpose);
    wallets[id] = m.contract("VestingWallet", [to, vesting.start, vesting.duration], { id });
  }
  return wallets;
}

type Contracts = ReturnType<typeof deployContracts>;

/** Gives every contract, and the guardian, exactly the powers that it needs. */
function wire(m: IgnitionModuleBuilder, contracts: Contracts, guardian: string): Future[] {
  const { AccessManager, Licences, Vault, RevenueSplitter, Escrow } = contracts;
  const { AuditorRegistry, Audits, Timelock } = contracts;
  const guarded = GUARDED.map(({ id, contract, functions, role }) => {
    const selectors = functions.map((signature) => toFunctionSelector(signature));
    return m.call(AccessManager, "setTargetFunctionRole", [contracts[contract], selectors, role], { id });
  });
  const grant = (id: string, role: bigint, account: string | Contracts[keyof Contracts]) =>
    m.call(AccessManager, "grantRole", [role, account, 0], { id });
  return [
    ...guarded,
    grant("GrantGuardian", Role.Guardian, guardian),
    grant("GrantTimelockGuardian", Role.Guardian, Timelock),
    grant("GrantFraudProver", Role.FraudProver, contracts.ContentFraud),
    grant("GrantExclusivity", Role.Exclusivity, Licences),
    grant("GrantLotKeeper", Role.LotKeeper, Escrow),
    grant("GrantTimelockSlasher", Role.Slasher, Timelock),
    grant("GrantAuditsSlasher", Role.Slasher, Audits),
    m.call(Vault, "admit", [Audits, CompartmentRole.Venue], { id: "AdmitAuditsToVault" }),
    ...reporters(m, contracts),
    m.call(Vault, "admit", [AuditorRegistry, CompartmentRole.Venue], { id: "AdmitAuditorRegistryToVault" }),
    m.call(Vault, "admit", [Escrow, CompartmentRole.Venue], { id: "AdmitEscrowToVault" }),
    m.call(Vault, "admit", [RevenueSplitter, CompartmentRole.Distributor], { id: "AdmitSplitterToVault" }),
    m.call(Licences, "setIssuer", [Escrow, true], { id: "EscrowIssuesLicences" }),
    ...admitVenues(m, contracts),
  ];
}

/** Who tells what happened to an account. */
function reporters(m: IgnitionModuleBuilder, { Reputation, ...contracts }: Contracts): Future[] {
  const { AuditorRegistry, Audits, Reviews, Escrow, SelfDealing, SealedBidAuction, VickreyAuction } = contracts;
  const telling = { AuditorRegistry, Audits, Reviews, Escrow, SelfDealing, SealedBidAuction, VickreyAuction };
  return Object.entries(telling).map(([name, reporter]) =>
    m.call(Reputation, "setReporter", [reporter, true], { id: `${name}Reports` }),
  );
}

/** Venues are admitted one after the other, so that each has the same number on every chain. Auctions lock the money of bids as well. */
function admitVenues(m: IgnitionModuleBuilder, contracts: Contracts): Future[] {
  const { Vault, Escrow, EnglishAuction, DutchAuction, SealedBidAuction, VickreyAuction } = contracts;
  const auctions = { EnglishAuction, DutchAuction, SealedBidAuction, VickreyAuction };
  const compartments = Object.entries(auctions).map(([name, auction]) =>
    m.call(Vault, "admit", [auction, CompartmentRole.Venue], { id: `Admit${name}ToVault` }),
  );
  const venues: Future[] = [];
  for (const [name, venue] of Object.entries({ Listings: contracts.Listings, ...auctions })) {
    venues.push(m.call(Escrow, "admitVenue", [venue], { id: `Admit${name}`, after: venues.slice(-1) }));
  }
  return [...compartments, ...venues];
}

/** The timelock becomes the only admin once everything is wired. */
function handOver(
  m: IgnitionModuleBuilder,
  { AccessManager, Timelock, MarketGovernor }: Contracts,
  wired: Future[],
): void {
  const deployer = m.getAccount(0);
  const handedOver = m.call(AccessManager, "grantRole", [Role.Admin, Timelock, 0], {
    id: "TimelockBecomesAdmin",
    after: wired,
  });
  m.call(AccessManager, "renounceRole", [Role.Admin, deployer], { id: "DeployerRenounces", after: [handedOver] });
  const governing = (["PROPOSER_ROLE", "CANCELLER_ROLE"] as const).map((role) =>
    m.call(Timelock, "grantRole", [keccak256(toBytes(role)), MarketGovernor], { id: `GovernorHolds${role}` }),
  );
  m.call(Timelock, "renounceRole", [DEFAULT_ADMIN_ROLE, deployer], {
    id: "DeployerRenouncesTimelock",
    after: governing,
  });
}
