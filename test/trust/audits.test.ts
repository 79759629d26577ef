import { expect } from "chai";
import { ethers } from "ethers";
import { network } from "hardhat";

import { deployMarket, INFINITE, openContent, publish, type Market } from "../settlement/market.ts";

const FTNS = 10n ** 18n;
const BOND = 1_000n * FTNS;
const FEE = 10n * FTNS;
const MODELS = 1n;
const SEATS = 3n;
const TEXT = ethers.id("text");
const Phase = { Drawing: 1n, Committing: 2n, Revealing: 3n, Concluded: 4n } as const;

const connection = await network.create({ chainType: "l1" });
const { mine, loadFixture } = connection.networkHelpers;
const load = () => loadFixture(fixture);

/** The market with five bonded auditors, and an asset of the seller with one contributor. */
async function fixture() {
  const market = await deployMarket(connection);
  const { auditors, audits, ftns, others, buyer, seller, stranger } = market;
  const panel = others.slice(0, 5);
  for (const auditor of panel) {
    await ftns.connect(auditor).approve(await auditors.getAddress(), INFINITE);
    await auditors.connect(auditor).register(MODELS, TEXT);
    await auditors.connect(auditor).bond(BOND);
  }
  await ftns.connect(buyer).approve(await audits.getAddress(), INFINITE);
  const contributors = [{ account: stranger.address, weight: 1n }];
  const asset = await publish(market, { publisher: seller, content: openContent(market, 1), contributors });
  return { ...market, panel, asset, lineage: [{ asset, split: { contributors, parents: [] } }] };
}

async function orderAudit({ audits, buyer, asset, lineage }: Awaited<ReturnType<typeof fixture>>): Promise<bigint> {
  await audits.connect(buyer).order(asset, 1n, FEE, false, lineage);
  return audits.auditCount();
}

async function findingOf({ time }: Market, score: bigint) {
  const expiresAt = BigInt(await time.latest()) + 30n * 86_400n;
  const scores: [bigint, bigint, bigint, bigint, bigint] = [score, score, score, score, score];
  return { scores, passed: true, contentCertified: false, expiresAt };
}

describe("Audits", () => {
  describe("draw", () => {
    it("draws by the hash of a block that came after the order", async () => {
      const stage = await load();
      const { audits, stranger, lineage, panel } = stage;
      const audit = await orderAudit(stage);
      await expect(audits.connect(stranger).draw(audit, lineage)).to.be.revertedWithCustomError(
        audits,
        "Audits_TooEarly",
      );
      await mine(3);
      await audits.connect(stranger).draw(audit, lineage);
      const drawn = new Set<string>();
      for (let seat = 0n; seat < SEATS; seat++) drawn.add((await audits.seatOf(audit, seat)).auditor);
      expect(drawn.size).to.equal(3);
      expect(panel.map(({ address }) => address)).to.include.members([...drawn]);
    });

    it("draws by the oldest block whose hash the chain gives", async () => {
      const stage = await load();
      const audit = await orderAudit(stage);
      await mine(257);
      await stage.audits.draw(audit, stage.lineage);
      expect((await stage.audits.auditOf(audit)).phase).to.equal(Phase.Committing);
    });

    it("waits for another block once the hash is gone", async () => {
      const stage = await load();
      const audit = await orderAudit(stage);
      await mine(258);
      await expect(stage.audits.draw(audit, stage.lineage)).to.emit(stage.audits, "DrawScheduled");
      expect((await stage.audits.auditOf(audit)).phase).to.equal(Phase.Drawing);
      await mine(3);
      await stage.audits.draw(audit, stage.lineage);
      expect((await stage.audits.auditOf(audit)).phase).to.equal(Phase.Committing);
    });
  });

  describe("conclude", () => {
    it("issues the certificate of three auditors and credits their fees", async () => {
      const stage = await load();
      const { audits, vault, asset, lineage, ethers: provider } = stage;
      const audit = await orderAudit(stage);
      await mine(3);
      await audits.draw(audit, lineage);
      const seats: { auditor: string; finding: Awaited<ReturnType<typeof findingOf>> }[] = [];
      for (let seat = 0n; seat < SEATS; seat++) {
        const { auditor } = await audits.seatOf(audit, seat);
        const finding = await findingOf(stage, 7_000n + 1_000n * seat);
        const commitment = await audits.commitmentOf(audit, auditor, finding, TEXT, TEXT);
        await audits.connect(await provider.getSigner(auditor)).commit(audit, seat, commitment);
        seats.push({ auditor, finding });
      }
      for (const [seat, { finding }] of seats.entries())
        await audits.attest(audit, BigInt(seat), finding, TEXT, TEXT, lineage);
      await expect(audits.conclude(audit)).to.emit(audits, "CertificateIssued");

      expect((await audits.certificateOf(asset, 1n)).overall).to.equal(8_000n);
      expect(await audits.isCertified(asset, 1n)).to.equal(true);
      for (const { auditor } of seats) expect(await vault.balanceOf(auditor)).to.equal(FEE);
      const [held] = await vault.compartmentOf(await audits.getAddress());
      expect(held).to.equal(0n);
    });
  });
});
