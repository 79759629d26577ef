import { expect } from "chai";
import { network } from "hardhat";

import { deployMarket, signPermit } from "../settlement/market.ts";

/** peers.md: a payment token that carries no votes. */
const TRANSFER_BAR = 34_200n;

const connection = await network.create({ chainType: "l1" });
const fixture = () => deployMarket(connection);
const load = () => connection.networkHelpers.loadFixture(fixture);

describe("FTNS", () => {
  describe("transfer", () => {
    it("costs a holder no more than the bar", async () => {
      const { ftns, buyer, seller } = await load();
      const transaction = await ftns.connect(buyer).transfer(seller.address, 10n ** 18n);
      const receipt = await transaction.wait();
      expect(receipt!.gasUsed).to.be.at.most(TRANSFER_BAR);
    });

    it("moves the exact amount", async () => {
      const { ftns, buyer, seller, ethers } = await load();
      await expect(ftns.connect(buyer).transfer(seller.address, 1n)).to.changeTokenBalances(
        ethers,
        ftns,
        [buyer, seller],
        [-1n, 1n],
      );
    });
  });

  describe("permit", () => {
    it("lets a spender pay in the owner's name, without a transaction of the owner", async () => {
      const { ftns, buyer, seller, stranger } = await load();
      const { value, deadline, v, r, s } = await signPermit(await load(), buyer, stranger.address, 7n);
      await ftns.connect(stranger).permit(buyer.address, stranger.address, value, deadline, v, r, s);
      await ftns.connect(stranger).transferFrom(buyer.address, seller.address, 7n);
      expect(await ftns.allowance(buyer.address, stranger.address)).to.equal(0n);
    });

    it("refuses a signature that was given to somebody else", async () => {
      const market = await load();
      const { ftns, buyer, seller, stranger } = market;
      const { value, deadline, v, r, s } = await signPermit(market, buyer, seller.address, 7n);
      await expect(
        ftns.permit(buyer.address, stranger.address, value, deadline, v, r, s),
      ).to.be.revertedWithCustomError(ftns, "ERC2612InvalidSigner");
    });
  });

  describe("deployment", () => {
    it("hands out the whole fixed supply", async () => {
      const { ftns } = await load();
      const events = await ftns.queryFilter(ftns.filters.Transfer());
      const minted = events
        .filter(({ args }) => BigInt(args.from) === 0n)
        .reduce((sum, { args }) => sum + args.value, 0n);
      expect(minted).to.equal(1_000_000_000n * 10n ** 18n);
      expect(await ftns.totalSupply()).to.equal(minted);
    });
  });
});
