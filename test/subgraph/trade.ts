/** A market with every kind of business on it, on the real chain. Account numbers: scripts/devnet/accounts.ts. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { Hex } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import {
  actions,
  type AssetId,
  journeys,
  type MarketClient,
  NO_KEY,
  parseFtns,
  poolId,
  reads,
  requireAccount,
  requireWallet,
  type TermsId,
  uploadFile,
  hashArtifact,
} from "../../sdk/src/index.ts";
import { assetRegistryAbi, licencesAbi, marketPolicyAbi } from "../../sdk/src/generated/abis.ts";
import { publishFraud } from "../stack/cheat.ts";
import { metadataOf, passTime, someBytes } from "../stack/stage.ts";
import { proveFraud } from "./fraud.ts";
import { decideMatters, lockVotes } from "./govern.ts";
import type { Stage } from "./stage.ts";

const SELLER = 2;
const CONTRIBUTOR = 3;
const DATA_OWNER = 5;
const BUYER = 6;
const SECOND_BUYER = 7;
const GUARDIAN = 9;
const KEEPER = 10;

const MONTH = 2_592_000;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** What there is to trade with. */
export interface Goods {
  readonly dataset: journeys.Publication;
  readonly model: journeys.Publication;
  /** Its metadata is a file that nobody has. */
  readonly lost: AssetId;
  /** Its metadata is no JSON object. */
  readonly malformed: AssetId;
}

/** Publishes and lists: an open data set, an encrypted model made from it, and two assets with bad metadata. */
export async function publishGoods(stage: Stage): Promise<Goods> {
  const [seller, owner] = [stage.play(SELLER), stage.play(DATA_OWNER)];
  const dataset = await journeys.publish(owner, {
    category: "Dataset",
    artifact: { open: () => someBytes(2_000, 1), size: 2_000 },
    metadata: (stored) => metadataOf(stored, { name: "Measurements" }),
    offers: [{ kind: "Perpetual", text: { spdx: "CC0-1.0" }, price: parseFtns("10"), quantity: 50 }],
  });
  await journeys.prepareToSell(seller, parseFtns("500"));
  const master = await journeys.sellerMaster(seller);
  const model = await journeys.publish(seller, {
    category: "Model",
    artifact: { open: () => someBytes(9_000, 2), size: 9_000, master },
    metadata: (stored) => metadataOf(stored, { name: "Classifier", category: "model", framework: "ONNX" }),
    contributors: [
      { account: requireAccount(seller), weight: 2n },
      { account: requireAccount(stage.play(CONTRIBUTOR)), weight: 1n },
    ],
    parents: [{ asset: dataset.asset, royaltyBps: 1_000 }],
    offers: [
      { kind: "Perpetual", text: { spdx: "MIT" }, transferable: true, price: parseFtns("100") },
      { kind: "Subscription", text: { spdx: "MIT" }, period: MONTH, price: parseFtns("20") },
      { kind: "Metered", text: { spdx: "MIT" }, unitsPerPack: 1_000, price: parseFtns("5"), expiresAt: 2_000_000_000 },
    ],
  });
  const lost = await publishRaw(owner, `0x${randomBytes(32).toString("hex")}`);
  const malformed = await publishRaw(owner, await digestOf(owner, utf8("[1, 2, 3]")));
  return { dataset, model, lost, malformed };
}

/** Sales of every kind, to their end or left open; then the money is split and withdrawn. */
export async function sellGoods(stage: Stage, { dataset, model }: Goods): Promise<void> {
  const [seller, buyer] = [stage.play(SELLER), stage.play(BUYER)];
  const [second, keeper] = [stage.play(SECOND_BUYER), stage.play(KEEPER)];
  const [sellerMaster, master, secondMaster] = await Promise.all([
    journeys.sellerMaster(seller),
    journeys.buyerMaster(buyer),
    journeys.buyerMaster(second),
  ]);
  const [open] = dataset.terms as readonly [TermsId];
  const [perpetual, subscription, metered] = model.terms as readonly [TermsId, TermsId, TermsId];

  await journeys.purchase(buyer, { terms: open, version: 1, quantity: 3 });
  const confirmed = await journeys.purchase(buyer, { terms: perpetual, version: 1, master });
  await deliverSale(seller, sellerMaster, confirmed.sale);
  await journeys.acceptSale(buyer, await reads.readSale(buyer, confirmed.sale));

  const settled = await journeys.purchase(second, { terms: subscription, version: 1, master: secondMaster });
  await deliverSale(seller, sellerMaster, settled.sale);
  await passTime(stage.devnet, settled.quote.contentWindow + 1);
  await actions.send(keeper, actions.settleSale(keeper, await reads.readSale(keeper, settled.sale)));
  // The key is there: a renewal is settled at once.
  await journeys.purchase(second, { terms: subscription, version: 1, quantity: 2 });

  const declined = await journeys.purchase(second, { terms: perpetual, version: 1, master: secondMaster });
  await actions.send(seller, actions.declineSale(seller, await reads.readSale(seller, declined.sale)));
  const missed = await journeys.purchase(buyer, { terms: metered, version: 1, master });
  await passTime(stage.devnet, missed.quote.deliveryWindow + 1);
  await journeys.reclaim(keeper, await reads.readSale(keeper, missed.sale));

  for (const pool of [poolId(model.asset, 1), poolId(dataset.asset, 1)]) await journeys.distributePool(keeper, pool);
  await journeys.withdrawAll(stage.play(CONTRIBUTOR));
  await journeys.purchase(stage.play(DATA_OWNER), { terms: perpetual, version: 1, master: secondMaster });
  const left = await journeys.purchase(buyer, { terms: metered, version: 1, master });
  await deliverSale(seller, sellerMaster, left.sale);
}

/** What owners and holders do with what they have. */
export async function manageGoods(stage: Stage, { dataset, model, malformed }: Goods): Promise<void> {
  const [seller, owner, buyer] = [stage.play(SELLER), stage.play(DATA_OWNER), stage.play(BUYER)];
  const [perpetual, , metered] = model.terms as readonly [TermsId, TermsId, TermsId];
  const [open] = dataset.terms as readonly [TermsId];
  const second = requireAccount(stage.play(SECOND_BUYER));

  await actions.send(seller, actions.repriceListing(seller, { terms: perpetual, price: parseFtns("120") }));
  await actions.send(owner, actions.pauseListing(owner, { terms: open }));
  await actions.send(owner, actions.resumeListing(owner, { terms: open }));
  await actions.send(seller, actions.endListing(seller, { terms: metered }));
  await actions.send(seller, actions.grantLicence(seller, { terms: metered, holder: second, quantity: 2 }));
  const user = stage.play(SECOND_BUYER);
  await actions.send(user, actions.consume(user, { terms: metered, holder: second, units: 700n }));
  await transferLicence(buyer, perpetual, second);
  const current = await reads.readSplit(seller, model.asset, 1);
  await actions.send(seller, actions.setContributors(seller, { asset: model.asset, current, contributors: [] }));
  await journeys.publish(owner, {
    asset: dataset.asset,
    category: "Dataset",
    artifact: { open: () => someBytes(2_500, 3), size: 2_500 },
    metadata: (stored) => metadataOf(stored, { name: "Measurements, corrected" }),
    offers: [],
  });
  const closed = await actions.send(
    seller,
    actions.createTerms(seller, {
      asset: model.asset,
      kind: "Perpetual",
      text: { spdx: "MIT" },
      supplyCap: 1,
      exclusive: true,
    }),
  );
  const exclusive = actions.createdTerms(seller, closed.receipt);
  await actions.send(seller, actions.grantLicence(seller, { terms: exclusive, holder: second, quantity: 1 }));
  await actions.send(seller, actions.closeTerms(seller, { terms: exclusive }));
  await transferAsset(owner, malformed, requireAccount(buyer));
}

/** Locks votes and decides, pauses, and proves a fraud. */
export async function governMarket(stage: Stage, goods: Goods): Promise<void> {
  await lockVotes(stage);
  await decideMatters(stage, goods);
  const guardian = stage.play(GUARDIAN);
  const policy = { address: guardian.addresses.MarketPolicy, abi: marketPolicyAbi } as const;
  for (const functionName of ["pause", "resume"] as const) await write(guardian, { ...policy, functionName });

  const seller = stage.play(SELLER);
  const master = await journeys.sellerMaster(seller);
  const { asset, terms } = await publishFraud(seller, master, someBytes(9_000, 7), someBytes(9_000, 8));
  await proveFraud(stage.play(BUYER), seller, master, { asset, terms });
}

/** Gives up an open artifact whose metadata is any digest. */
export async function publishRaw(market: MarketClient, metadataDigest: Hex): Promise<AssetId> {
  const upload = market.ipfs?.upload;
  assert(upload !== undefined);
  const bytes = someBytes(100, 9);
  const [file, { root }] = [await uploadFile(bytes, upload), await hashArtifact(bytes, { workers: 0 })];
  const version = {
    metadataDigest,
    artifactDigest: file.digest,
    keyNonce: NO_KEY,
    content: { ciphertextRoot: root, plaintextRoot: root, size: 100n, keyHash: NO_KEY },
  };
  const { receipt } = await actions.send(market, actions.publishAsset(market, { category: "Tool", version }));
  return actions.publishedVersion(market, receipt).asset;
}

/** Stores a file. */
export async function digestOf(market: MarketClient, bytes: Uint8Array): Promise<Hex> {
  const upload = market.ipfs?.upload;
  assert(upload !== undefined);
  return (await uploadFile(bytes, upload)).digest;
}

async function transferLicence(from: MarketClient, terms: TermsId, to: Hex): Promise<void> {
  const functionName = "safeTransferFrom";
  const args = [requireAccount(from), to, terms, 1n, "0x"] as const;
  await write(from, { address: from.addresses.Licences, abi: licencesAbi, functionName, args });
}

/** Without a sale. */
export async function transferAsset(from: MarketClient, asset: AssetId, to: Hex): Promise<void> {
  const functionName = "transferFrom";
  const args = [requireAccount(from), to, BigInt(asset)] as const;
  await write(from, { address: from.addresses.AssetRegistry, abi: assetRegistryAbi, functionName, args });
}

/** Any other call of a contract. */
export async function write(market: MarketClient, call: object): Promise<void> {
  const wallet = requireWallet(market);
  const request = { ...call, account: wallet.account, chain: market.chain } as unknown as Parameters<
    typeof writeContract
  >[1];
  const hash = await writeContract(wallet, request);
  const { status } = await waitForTransactionReceipt(market.client, { hash });
  assert.equal(status, "success");
}
