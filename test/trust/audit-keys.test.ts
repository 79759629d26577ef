import { expect } from "chai";
import { network } from "hardhat";
import { bytesToHex, type Address, type Hex } from "viem";

import { deliverToAuditor, deriveAuditKey } from "../../sdk/src/audits/audit-key.ts";
import { openDelivery } from "../../sdk/src/delivery/deliver.ts";
import { randomBytes32 } from "../../sdk/src/delivery/keys.ts";
import { plaintextOf, seal } from "../settlement/artifact.ts";
import { deployMarket, INFINITE, publish } from "../settlement/market.ts";

const FTNS = 10n ** 18n;
const FEE = 10n * FTNS;
const MODELS = 1n;
const SEAT = 0;
const CREDENTIALS = `0x${"11".repeat(32)}`;

const connection = await network.create({ chainType: "l1" });
const { loadFixture, mine } = connection.networkHelpers;

/** A sealed model whose audit has its panel, and the auditor of the first seat with its one-time key. */
async function drawn() {
  const market = await deployMarket(connection);
  const { auditors, audits, auditKeys, ftns, others, buyer, seller, chainId } = market;
  for (const auditor of others.slice(0, 5)) {
    await ftns.connect(auditor).approve(await auditors.getAddress(), INFINITE);
    await auditors.connect(auditor).register(MODELS, CREDENTIALS);
    await auditors.connect(auditor).bond(4_000n * FTNS);
  }
  const sealed = await seal(market, seller, plaintextOf(9_000));
  const asset = await publish(market, { publisher: seller, content: sealed.content, keyNonce: sealed.context.nonce });
  await ftns.connect(buyer).approve(await audits.getAddress(), INFINITE);
  const lineage = [{ asset, split: { contributors: [], parents: [] } }];
  await audits.connect(buyer).order(asset, 1n, FEE, false, lineage);
  const audit = await audits.auditCount();
  await mine(3);
  await audits.draw(audit, lineage);

  const auditor = await market.ethers.getSigner((await audits.seatOf(audit, SEAT)).auditor);
  const at = async (contract: { getAddress(): Promise<string> }) => (await contract.getAddress()) as Address;
  const place = { chainId: Number(chainId), audit, seat: SEAT };
  const key = deriveAuditKey(randomBytes32(), {
    ...place,
    ...{ contract: await at(audits), auditor: auditor.address as Address },
  });
  const request = { ...place, contract: await at(auditKeys), point: key.point };
  const delivery = deliverToAuditor(sealed.master, sealed.context, request);
  return { market, sealed, asset, audit, auditor, key, delivery };
}

const load = () => loadFixture(drawn);

describe("AuditKeys", () => {
  describe("deliver", () => {
    it("brings the auditor the key that it asked for, from anybody, as the client makes it", async () => {
      const { market, sealed, audit, auditor, key, delivery } = await load();
      const { auditKeys, stranger } = market;
      await expect(auditKeys.connect(auditor).request(audit, SEAT, key.point))
        .to.emit(auditKeys, "KeyRequested")
        .withArgs(audit, auditor.address, SEAT, key.point);
      await expect(auditKeys.connect(stranger).deliver(audit, SEAT, sealed.content, delivery))
        .to.emit(auditKeys, "KeyDelivered")
        .withArgs(audit, auditor.address, SEAT, delivery.r1, delivery.w);

      const [event] = await auditKeys.queryFilter(auditKeys.filters.KeyDelivered(audit, auditor.address));
      const { r1, w } = event!.args;
      const opened = openDelivery(key.secret, { r1: r1 as Hex, w: w as Hex }, sealed.keys);
      expect(bytesToHex(opened.contentKey)).to.equal(bytesToHex(sealed.keys.contentKey));
    });

    it("takes nothing else than the key of the version", async () => {
      const { market, sealed, audit, auditor, key, delivery } = await load();
      const { auditKeys, seller } = market;
      await auditKeys.connect(auditor).request(audit, SEAT, key.point);
      const wrong = { ...delivery, w: delivery.r1 };
      await expect(auditKeys.connect(seller).deliver(audit, SEAT, sealed.content, wrong))
        .to.be.revertedWithCustomError(auditKeys, "AuditKeys_WrongKey")
        .withArgs(audit, SEAT);
      await auditKeys.connect(seller).deliver(audit, SEAT, sealed.content, delivery);
    });

    it("leaves the course of the audit alone", async () => {
      const { market, sealed, audit, auditor, key, delivery } = await load();
      const { auditKeys, audits } = market;
      const before = await audits.auditOf(audit);
      await auditKeys.connect(auditor).request(audit, SEAT, key.point);
      await auditKeys.deliver(audit, SEAT, sealed.content, delivery);
      expect(await audits.auditOf(audit)).to.deep.equal(before);
    });
  });
});
