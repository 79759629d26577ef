import { ethers } from "ethers";
import type { Address } from "viem";

import { deliverToAuditor, deriveAuditKey } from "../sdk/src/audits/audit-key.ts";
import { plaintextOf, seal } from "../test/settlement/artifact.ts";
import { offer, openContent, publish, purchaseOf, type Market, type Signer } from "../test/settlement/market.ts";
import { drawnAudit, measureAudits } from "./audits.ts";
import { freshUser, FTNS, gasOf, makePayees, type Figures } from "./users.ts";

const PRICE = 100n * FTNS;
const TEXT = ethers.id("text");
const NO_PARENTS: [] = [];

/** Audits, reviews and reputations; each has been done by others before. */
export async function measureTrust(market: Market): Promise<Figures> {
  return {
    ...(await measureAudits(market)),
    review: await review(market),
    distributeRep5: await distributeByReputation(market),
    ...(await handKey(market)),
  };
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

async function review(market: Market): Promise<number> {
  const { reviews, listings, seller } = market;
  const contributors = await makePayees(market, 3);
  const { terms } = await offer(market, { publisher: seller, content: openContent(market, 303), contributors }, PRICE);
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
  const publication = { publisher: seller, content: openContent(market, 304), contributors };
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
