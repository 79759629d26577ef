import { ethers } from "ethers";
import type { Address } from "viem";

import { deliverToAuditor, deriveAuditKey } from "../sdk/src/audits/audit-key.ts";
import { plaintextOf, seal } from "../test/settlement/artifact.ts";
import { offer, openContent, publish, purchaseOf, type Market, type Signer } from "../test/settlement/market.ts";
import { freshUser, FTNS, gasOf, makePayees, type Figures } from "./users.ts";

const BOND = 1_000n * FTNS;
const FEE = 10n * FTNS;
const PRICE = 100n * FTNS;
const MODELS = 1n;
const SEATS = 3n;
const TEXT = ethers.id("text");
const NO_PARENTS: [] = [];

/** Bonds, findings, reviews and reputations; each has been done by others before. */
export async function measureTrust(market: Market): Promise<Figures> {
  const bonds: number[] = [];
  for (let i = 0; i < 5; i++) bonds.push(await bondAuditor(market));
  return {
    auditorBond: bonds.at(-1)!,
    attest: await attest(market),
    review: await review(market),
    distributeRep5: await distributeByReputation(market),
    ...(await handKey(market)),
  };
}

async function bondAuditor(market: Market): Promise<number> {
  const { auditors, ftns } = market;
  const auditor = await freshUser(market);
  await ftns.connect(auditor).approve(await auditors.getAddress(), ethers.MaxUint256);
  await auditors.connect(auditor).register(MODELS, TEXT);
  return gasOf(auditors.connect(auditor).bond(BOND));
}

/** The key of a sealed version on its way to one auditor of a panel, after another has had it. */
async function handKey(market: Market): Promise<{ auditKeyRequest: number; auditKeyDeliver: number }> {
  const { audits, auditKeys, seller, ethers: provider, chainId } = market;
  const sealed = await seal(market, seller, plaintextOf(9_100));
  const asset = await publish(market, { publisher: seller, content: sealed.content, keyNonce: sealed.context.nonce });
  const audit = await drawnAudit(market, asset, [{ asset, split: { contributors: [], parents: NO_PARENTS } }]);
  const contract = (await auditKeys.getAddress()) as Address;
  const figures = [];
  for (let seat = 0; seat < 2; seat++) {
    const auditor = (await audits.seatOf(audit, seat)).auditor as Address;
    const place = { chainId: Number(chainId), contract, audit, seat };
    const { point } = deriveAuditKey(sealed.master, { ...place, auditor });
    const asked = auditKeys.connect(await provider.getSigner(auditor)).request(audit, seat, point);
    const auditKeyRequest = await gasOf(asked);
    const delivery = deliverToAuditor(sealed.master, sealed.context, { ...place, point });
    const auditKeyDeliver = await gasOf(auditKeys.deliver(audit, seat, sealed.content, delivery));
    figures.push({ auditKeyRequest, auditKeyDeliver });
  }
  return figures.at(-1)!;
}

/** The reveal of a finding on an asset with three contributors, as an audit of another version has been before. */
async function attest(market: Market): Promise<number> {
  const { audits, connection, seller, ethers: provider } = market;
  const contributors = await makePayees(market, 3);
  const asset = await publish(market, { publisher: seller, content: openContent(market, 300), contributors });
  const lineage = [{ asset, split: { contributors, parents: NO_PARENTS } }];
  const audit = await drawnAudit(market, asset, lineage);

  const expiresAt = BigInt(await connection.networkHelpers.time.latest()) + 86_400n * 30n;
  const finding = {
    scores: [8_000n, 7_000n, 65_535n, 9_000n, 6_000n],
    passed: true,
    contentCertified: true,
    expiresAt,
  };
  for (let seat = 0n; seat < SEATS; seat++) {
    const { auditor } = await audits.seatOf(audit, seat);
    const commitment = await audits.commitmentOf(audit, auditor, finding as never, TEXT, TEXT);
    await audits.connect(await provider.getSigner(auditor)).commit(audit, seat, commitment);
  }
  const reveals: number[] = [];
  for (let seat = 0n; seat < SEATS; seat++)
    reveals.push(await gasOf(audits.attest(audit, seat, finding as never, TEXT, TEXT, lineage)));
  await audits.conclude(audit);
  return reveals.at(-1)!;
}

/** Ordered by somebody new, its panel drawn. */
async function drawnAudit(
  market: Market,
  asset: bigint,
  lineage: Parameters<Market["audits"]["draw"]>[1],
): Promise<bigint> {
  const { audits, ftns, connection } = market;
  const orderer = await freshUser(market);
  await ftns.connect(orderer).approve(await audits.getAddress(), ethers.MaxUint256);
  await audits.connect(orderer).order(asset, 1n, FEE, false, lineage);
  const audit = await audits.auditCount();
  await connection.networkHelpers.mine(4);
  await audits.draw(audit, lineage);
  return audit;
}

async function review(market: Market): Promise<number> {
  const { reviews, listings, seller } = market;
  const contributors = await makePayees(market, 3);
  const { terms } = await offer(market, { publisher: seller, content: openContent(market, 301), contributors }, PRICE);
  const write = async (buyer: Signer) => {
    await listings.connect(buyer).buy(purchaseOf(terms, PRICE));
    return gasOf(reviews.connect(buyer).review(terms, 4n, TEXT, { contributors, parents: NO_PARENTS }));
  };
  await write(await freshUser(market));
  return write(await freshUser(market));
}

/** Five contributors that each have a past. */
async function distributeByReputation(market: Market): Promise<number> {
  const { splitter, listings, stranger, seller } = market;
  const contributors = await makePayees(market, 5);
  for (const { account } of contributors) await givePast(market, account);
  const publication = { publisher: seller, content: openContent(market, 302), contributors };
  const { terms, pool } = await offer(market, publication, PRICE);
  const sellAndDistribute = async () => {
    await listings.connect(await freshUser(market)).buy(purchaseOf(terms, PRICE));
    return gasOf(splitter.connect(stranger).distribute(pool, contributors, []));
  };
  await sellAndDistribute();
  return sellAndDistribute();
}

/** A bad one: a slash that the timelock decided on. */
async function givePast({ auditors, timelock, connection, ethers: provider }: Market, account: string): Promise<void> {
  const address = await timelock.getAddress();
  await connection.networkHelpers.impersonateAccount(address);
  await connection.networkHelpers.setBalance(address, 10n ** 20n);
  await auditors.connect(await provider.getSigner(address)).slash(account, TEXT, 1n);
}
