import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkConnection } from "hardhat/types/network";
import { type Address, type Hex } from "viem";

import { marketGraph } from "../../scripts/deploy/market.ts";
import { devnetParameters } from "../../scripts/deploy/parameters.ts";
import type { Content } from "../../sdk/src/artifact/content.ts";

export type Connection = NetworkConnection<"l1">;
export type Signer = HardhatEthersSigner;

/** The whole market as the deploy graph makes it, and the accounts that play in it. Every account holds 5,000,000 FTNS. */
export type Market = Awaited<ReturnType<typeof deployMarket>>;

/** `enum Category` of the registry. */
export const Category = { Model: 0, Dataset: 1, Compute: 2, Tool: 3, IP: 4 } as const;
/** `enum LicenceKind`. */
export const LicenceKind = { Perpetual: 0, Subscription: 1, Metered: 2 } as const;
/** `enum SaleState`. */
export const SaleState = {
  None: 0n,
  AwaitingKey: 1n,
  Delivered: 2n,
  Settled: 3n,
  Refunded: 4n,
  Held: 5n,
  Returned: 6n,
} as const;
/** `enum RefundReason`. */
export const RefundReason = { NotDelivered: 0n, Declined: 1n, Fraudulent: 2n } as const;

export const UNLIMITED = 2n ** 32n - 1n;
export const NO_EXPIRY = 2n ** 40n - 1n;
export const INFINITE = 2n ** 256n - 1n;
export const NO_KEY: Hex = "0x";

const MIT_TEXT: Hex = `0x${Buffer.from("MIT").toString("hex").padEnd(64, "0")}`;

export async function deployMarket(connection: Connection) {
  const { ethers, ignition } = connection;
  const signers = await ethers.getSigners();
  const parameters = devnetParameters(signers.map(({ address }) => address as Address));
  const deployed = await ignition.deploy(marketGraph(parameters));
  const at = async (name: keyof typeof deployed) => deployed[name].getAddress();
  const addresses = await Promise.all(
    Object.entries(deployed).map(async ([name, contract]) => [name, await contract.getAddress()] as const),
  );

  const [deployer, delegate, seller, buyer, stranger, ...rest] = signers as [
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
    ...Signer[],
  ];
  const others = rest.filter(({ address }) => address !== parameters.guardian);
  const guardian = await ethers.getSigner(parameters.guardian);
  return {
    connection,
    ethers,
    time: connection.networkHelpers.time,
    ftns: await ethers.getContractAt("FTNS", await at("FTNS")),
    votes: await ethers.getContractAt("VotingFTNS", await at("VotingFTNS")),
    governor: await ethers.getContractAt("MarketGovernor", await at("MarketGovernor")),
    timelock: await ethers.getContractAt("Timelock", await at("Timelock")),
    policy: await ethers.getContractAt("MarketPolicy", await at("MarketPolicy")),
    registry: await ethers.getContractAt("AssetRegistry", await at("AssetRegistry")),
    licences: await ethers.getContractAt("Licences", await at("Licences")),
    reputation: await ethers.getContractAt("Reputation", await at("Reputation")),
    reviews: await ethers.getContractAt("Reviews", await at("Reviews")),
    audits: await ethers.getContractAt("Audits", await at("Audits")),
    auditKeys: await ethers.getContractAt("AuditKeys", await at("AuditKeys")),
    auditors: await ethers.getContractAt("AuditorRegistry", await at("AuditorRegistry")),
    vault: await ethers.getContractAt("Vault", await at("Vault")),
    splitter: await ethers.getContractAt("RevenueSplitter", await at("RevenueSplitter")),
    escrow: await ethers.getContractAt("Escrow", await at("Escrow")),
    selfDealing: await ethers.getContractAt("SelfDealing", await at("SelfDealing")),
    contentFraud: await ethers.getContractAt("ContentFraud", await at("ContentFraud")),
    listings: await ethers.getContractAt("Listings", await at("Listings")),
    english: await ethers.getContractAt("EnglishAuction", await at("EnglishAuction")),
    dutch: await ethers.getContractAt("DutchAuction", await at("DutchAuction")),
    sealedBid: await ethers.getContractAt("SealedBidAuction", await at("SealedBidAuction")),
    vickrey: await ethers.getContractAt("VickreyAuction", await at("VickreyAuction")),
    chainId: (await ethers.provider.getNetwork()).chainId,
    ...{ deployer, delegate, guardian, seller, buyer, stranger, others },
    /** Of every contract of the graph, by its name there. */
    addresses: Object.fromEntries(addresses),
  };
}

/** Has `call` proposed, voted, delayed and executed: by the delegate alone, who locks what it has. */
export async function govern(market: Market, target: { getAddress(): Promise<string> }, call: string): Promise<void> {
  const { governor, delegate, time, ethers } = market;
  await lockForVotes(market, delegate);
  const description = `Call ${call}\n${ethers.hexlify(ethers.randomBytes(32))}`;
  const calls: [string[], bigint[], string[]] = [[await target.getAddress()], [0n], [call]];
  const hash = ethers.id(description);
  await governor.connect(delegate).propose(...calls, description);
  const proposal = await governor.getProposalId(...calls, hash);
  await time.increaseTo((await governor.proposalSnapshot(proposal)) + 1n);
  await governor.connect(delegate).castVote(proposal, VOTE_FOR);
  await time.increaseTo((await governor.proposalDeadline(proposal)) + 1n);
  await governor.queue(...calls, hash);
  await time.increaseTo(await governor.proposalEta(proposal));
  await governor.execute(...calls, hash);
}

/** As OpenZeppelin's Governor numbers votes. */
const VOTE_FOR = 1n;

/** Locks 1,000,000 FTNS of `holder` for its own votes, unless it has votes already. */
async function lockForVotes({ votes, ftns }: Market, holder: Signer): Promise<void> {
  if ((await votes.getVotes(holder.address)) > 0n) return;
  const amount = 1_000_000n * 10n ** 18n;
  await ftns.connect(holder).approve(await votes.getAddress(), amount);
  await votes.connect(holder).lock(amount, holder.address);
}

export interface Contributor {
  account: string;
  weight: bigint;
}

export interface Parent {
  asset: bigint;
  royaltyBps: bigint;
}

export interface Publication {
  publisher: Signer;
  category?: number;
  content?: Content;
  keyNonce?: Hex;
  contributors?: Contributor[];
  parents?: Parent[];
}

/** Contributors as the registry wants them: in ascending order of address. */
export function sorted(contributors: Contributor[]): Contributor[] {
  return contributors.toSorted((a, b) => (BigInt(a.account) < BigInt(b.account) ? -1 : 1));
}

/** The content of an open artifact of 4,000 bytes, told apart by `seed`. */
export function openContent(market: Market, seed = 1): Content {
  const root = market.ethers.id(`open ${seed}`) as Hex;
  return { ciphertextRoot: root, plaintextRoot: root, size: 4_000n, keyHash: market.ethers.ZeroHash as Hex };
}

export function versionInput(market: Market, content: Content, keyNonce?: Hex) {
  const { id, ZeroHash } = market.ethers;
  return {
    metadataDigest: id(`metadata ${content.ciphertextRoot}`),
    artifactDigest: id(`artifact ${content.ciphertextRoot}`),
    keyNonce: keyNonce ?? ZeroHash,
    content,
  };
}

/** Publishes an asset, open unless `content` says otherwise. @returns its id */
export async function publish(market: Market, publication: Publication): Promise<bigint> {
  const { registry } = market;
  const { publisher, category = Category.Model, content = openContent(market), keyNonce } = publication;
  const { contributors = [], parents = [] } = publication;
  const input = versionInput(market, content, keyNonce);
  await registry.connect(publisher).publish(category, input, contributors, parents, 250n);
  return registry.assetCount();
}

export interface TermsOptions {
  kind?: number;
  transferable?: boolean;
  exclusive?: boolean;
  period?: bigint;
  unitsPerPack?: bigint;
  supplyCap?: bigint;
}

/** Creates terms for an asset. @returns their id */
export async function createTerms(market: Market, owner: Signer, asset: bigint, o: TermsOptions = {}): Promise<bigint> {
  const { licences } = market;
  const { kind = LicenceKind.Perpetual, transferable = true, exclusive = false } = o;
  const { period = 0n, unitsPerPack = 0n, supplyCap = 0n } = o;
  await licences
    .connect(owner)
    .createTerms(asset, kind, transferable, exclusive, period, unitsPerPack, supplyCap, true, MIT_TEXT);
  return (asset << 16n) | (await licences.termsCount(asset));
}

/** Publishes, creates perpetual terms and lists them without limit. */
export async function offer(market: Market, publication: Publication, price: bigint, options?: TermsOptions) {
  const { publisher } = publication;
  const asset = await publish(market, publication);
  const terms = await createTerms(market, publisher, asset, options);
  await market.listings.connect(publisher).list(terms, price, UNLIMITED, NO_EXPIRY);
  return { asset, terms, pool: (asset << 16n) | 1n };
}

/** The purchase of one unit of version 1 at up to `maxPrice`. */
export function purchaseOf(terms: bigint, maxPrice: bigint, buyerKey: Hex = NO_KEY) {
  return { terms, quantity: 1n, version: 1n, maxPrice, deadline: NO_EXPIRY, buyerKey };
}

/** Id of sale number `number` of the first venue. */
export function saleNumber(number: bigint, venue = 1n): bigint {
  return (venue << 48n) | number;
}

/** Signs an ERC-2612 permit of FTNS. */
export async function signPermit(market: Market, owner: Signer, spender: string, value: bigint, deadline = NO_EXPIRY) {
  const { ftns, chainId, ethers } = market;
  const domain = { name: "FTNS", version: "1", chainId, verifyingContract: await ftns.getAddress() };
  const types = {
    Permit: [
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
      { name: "value", type: "uint256" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  };
  const nonce = await ftns.nonces(owner.address);
  const message = { owner: owner.address, spender, value, nonce, deadline };
  const { v, r, s } = ethers.Signature.from(await owner.signTypedData(domain, types, message));
  return { value, deadline, v, r, s };
}
