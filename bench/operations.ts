import { keccak256, toBytes, type Address } from "viem";

import { deliver } from "../sdk/src/delivery/deliver.ts";
import { derivePurchaseKey } from "../sdk/src/delivery/keys.ts";
import { plaintextOf, proofArguments, seal, type SealedArtifact } from "../test/settlement/artifact.ts";
import {
  createTerms,
  INFINITE,
  NO_EXPIRY,
  offer,
  openContent,
  publish,
  purchaseOf,
  saleNumber,
  signPermit,
  UNLIMITED,
  versionInput,
  type Contributor,
  type Market,
  type Signer,
} from "../test/settlement/market.ts";
import { measureAuctions } from "./auctions.ts";
import { measureGovernance } from "./governance.ts";
import { measureTrust } from "./trust.ts";
import { freshUser, FTNS, gasOf, makePayees, nextWallet, type Figures } from "./users.ts";

const PRICE = 100n * FTNS;

/** Gas of each operation by name. Uses up the market it is given. */
export async function measureOperations(market: Market): Promise<Figures> {
  return {
    ...(await measurePublication(market)),
    ...(await measureOpenSales(market)),
    ...(await measureEncryptedSale(market)),
    ...(await measureDistributions(market)),
    ...(await measureWallet(market)),
    ...(await measureFraud(market)),
    ...(await measureAuctions(market)),
    ...(await measureGovernance(market)),
    ...(await measureTrust(market)),
  };
}

async function measurePublication(market: Market): Promise<Figures> {
  const { registry, listings, seller } = market;
  const contributors = await makePayees(market, 3);
  await publish(market, { publisher: seller, contributors });

  const publisher = await freshUser(market);
  const { content, context } = await seal(market, publisher, plaintextOf(10_000));
  const input = versionInput(market, content, context.nonce);
  const publishing = await gasOf(registry.connect(publisher).publish(0, input, contributors, [], 0n));

  const asset = await registry.assetCount();
  const terms = await createTerms(market, publisher, asset);
  return {
    publish: publishing,
    publishWithResaleRoyalty: await publishWithResaleRoyalty(market, contributors),
    list: await gasOf(listings.connect(publisher).list(terms, PRICE, UNLIMITED, NO_EXPIRY)),
  };
}

/** The same with a royalty on resales of the token (ERC-2981), which takes a slot of its own. */
async function publishWithResaleRoyalty(market: Market, contributors: Contributor[]): Promise<number> {
  const publisher = await freshUser(market);
  const { content, context } = await seal(market, publisher, plaintextOf(10_001));
  const input = versionInput(market, content, context.nonce);
  return gasOf(market.registry.connect(publisher).publish(0, input, contributors, [], 250n));
}

async function measureOpenSales(market: Market): Promise<Figures> {
  const { listings, vault, seller } = market;
  const listingsAddress = await listings.getAddress();
  const { terms } = await offer(market, { publisher: seller, content: openContent(market, 2) }, PRICE);
  const purchase = purchaseOf(terms, PRICE);
  await listings.connect(await freshUser(market)).buy(purchase);

  const buy = await gasOf(listings.connect(await freshUser(market)).buy(purchase));

  // A permit needs a key: a wallet, and no allowance yet.
  const wallet = nextWallet(market);
  await market.connection.networkHelpers.setBalance(wallet.address, 10n ** 20n);
  await market.ftns.connect(market.deployer).transfer(wallet.address, 10_000n * FTNS);
  const signer = wallet as unknown as Signer;
  const { value, deadline, v, r, s } = await signPermit(market, signer, listingsAddress, PRICE);
  const buyWithPermit = await gasOf(listings.connect(wallet).buyWithPermit(purchase, value, deadline, v, r, s));

  const depositor = await freshUser(market);
  await vault.connect(depositor).deposit(depositor.address, 10n * PRICE);
  await vault.connect(depositor).approve(listingsAddress, INFINITE);
  const buyFromVault = await gasOf(listings.connect(depositor).buyFromVault(purchase));
  return { buy, buyWithPermit, buyFromVault };
}

/** Buys an encrypted version. @returns the gas and the sale's id */
async function buyEncrypted(market: Market, terms: bigint) {
  const { listings, escrow, chainId } = market;
  const buyer = await freshUser(market);
  const escrowAddress = (await escrow.getAddress()) as Address;
  const context = { chainId, escrow: escrowAddress, buyer: buyer.address as Address, termsId: terms };
  const { point } = derivePurchaseKey(toBytes(keccak256(context.buyer)), context);
  const gas = await gasOf(listings.connect(buyer).buy(purchaseOf(terms, PRICE, point)));
  const { sales } = await escrow.venueOf(await listings.getAddress());
  return { gas, sale: saleNumber(sales), point, buyer };
}

async function deliverTo(market: Market, sealed: SealedArtifact, sale: bigint, point: `0x${string}`): Promise<number> {
  const { escrow, chainId, stranger } = market;
  const target = { chainId, escrow: (await escrow.getAddress()) as Address, saleId: sale, buyerPoint: point };
  const delivery = deliver(sealed.master, sealed.context, target);
  return gasOf(escrow.connect(stranger).deliver(sale, sealed.content, delivery));
}

/** A seller with credit that backs bonds, and an encrypted offer of one leaf and a bit. */
async function offerSealed(market: Market, cheatAt?: number) {
  const { vault, escrow } = market;
  const publisher = await freshUser(market);
  await vault.connect(publisher).deposit(publisher.address, 1_000n * FTNS);
  await vault.connect(publisher).approve(await escrow.getAddress(), INFINITE);
  const sealed = await seal(market, publisher, plaintextOf(100_000), cheatAt);
  const publication = { publisher, content: sealed.content, keyNonce: sealed.context.nonce };
  return { sealed, ...(await offer(market, publication, PRICE)) };
}

async function measureEncryptedSale(market: Market): Promise<Figures> {
  const { escrow, time, stranger } = market;
  const { sealed, terms } = await offerSealed(market);
  const first = await buyEncrypted(market, terms);
  await deliverTo(market, sealed, first.sale, first.point);
  await escrow.connect(first.buyer).confirm(first.sale);

  const second = await buyEncrypted(market, terms);
  const delivered = await deliverTo(market, sealed, second.sale, second.point);
  await time.increase((await escrow.saleOf(second.sale)).contentWindow + 1n);
  const settle = await gasOf(escrow.connect(stranger).settle(second.sale));
  return { buyEncrypted: second.gas, deliver: delivered, settle };
}

async function measureDistributions(market: Market): Promise<Figures> {
  const { splitter, listings, stranger, seller } = market;
  const figures: Figures = {};
  for (const count of [2, 5, 10]) {
    const contributors = await makePayees(market, count);
    const publication = { publisher: seller, content: openContent(market, 100 + count), contributors };
    const { terms, pool } = await offer(market, publication, PRICE);
    const sellAndDistribute = async () => {
      await listings.connect(await freshUser(market)).buy(purchaseOf(terms, PRICE));
      return gasOf(splitter.connect(stranger).distribute(pool, contributors, []));
    };
    await sellAndDistribute();
    figures[`distribute${count}`] = await sellAndDistribute();
  }
  return figures;
}

async function measureWallet(market: Market): Promise<Figures> {
  const { vault, ftns, stranger } = market;
  const payee = await freshUser(market);
  await vault.connect(payee).deposit(payee.address, PRICE);
  const withdraw = await gasOf(vault.connect(payee).withdraw(payee.address, INFINITE));
  return { withdraw, transfer: await gasOf(ftns.connect(payee).transfer(stranger.address, FTNS)) };
}

async function measureFraud(market: Market): Promise<Figures> {
  const { contentFraud, stranger } = market;
  const prove = async () => {
    const { sealed, asset } = await offerSealed(market, 7);
    const { h, y, x } = sealed.keys;
    const proof = proofArguments({ h, y, x, ...sealed.evidence(7) });
    return gasOf(contentFraud.connect(stranger).prove(asset, 1n, sealed.content, proof));
  };
  await prove();
  return { fraudProof: await prove() };
}
