import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import { actions, journeys, parseFtns, poolId, reads, type TermsId, titleOf } from "../../sdk/src/index.ts";
import { metadataOf, passTime, someBytes } from "../stack/stage.ts";
import { requireIndexEqualsChain } from "./chain-truth.ts";
import type { Entities } from "./entities.ts";
import { lock, propose, setFee } from "./govern.ts";
import { openStage, reindexed, type Stage } from "./stage.ts";
import { type Goods, publishGoods, sellGoods } from "./trade.ts";

const SELLER = 2;
const DATA_OWNER = 5;

/** Something that happens on one branch of the chain. */
type Branch = (stage: Stage, goods: Goods) => Promise<void>;

async function height({ devnet }: Stage): Promise<number> {
  return (await devnet.services.chain.head()).number;
}

/**
 * Graph Node keeps about ten blocks behind each that it sees, and asks the node for others. A real node still knows the blocks of
 * a dead branch, this one forgets them: so Graph Node must see the branch while it grows.
 */
const SEEN_AT_ONCE = 10;

/** What happens on the branch that will die, and empty blocks up to `target`; the index follows. */
async function growInSight(stage: Stage, goods: Goods, parts: readonly Branch[], target: number): Promise<void> {
  const { chain } = stage.devnet.services;
  for (const part of parts) {
    const seen = await height(stage);
    await part(stage, goods);
    const unseen = (await height(stage)) - seen;
    assert(
      unseen <= SEEN_AT_ONCE,
      `a part has ${unseen} blocks: Graph Node may see its end alone, and not find the way back`,
    );
    await stage.caughtUp();
  }
  for (let missing = await missingBlocks(stage, target); missing > 0; missing -= SEEN_AT_ONCE) {
    await chain.mine(Math.min(missing, SEEN_AT_ONCE));
    await stage.caughtUp();
  }
}

async function missingBlocks(stage: Stage, target: number): Promise<number> {
  const missing = target - (await height(stage));
  assert(missing >= 0, `the branch has ${-missing} blocks more than it should`);
  return missing;
}

/**
 * The index sees `depth` blocks of one branch, then the chain replaces them by the other, which is one block longer.
 * @returns what the index held on the branch that is no more
 */
async function reorganise(
  stage: Stage,
  goods: Goods,
  depth: number,
  gone: readonly Branch[],
  stays: readonly Branch[],
): Promise<Entities> {
  const { chain } = stage.devnet.services;
  const fork = await height(stage);
  const snapshot = await chain.request("evm_snapshot");
  await growInSight(stage, goods, gone, fork + depth);
  const orphaned = await stage.indexed();

  assert.equal(await chain.request("evm_revert", [snapshot]), true);
  assert.equal(await height(stage), fork);
  for (const part of stays) await part(stage, goods);
  await chain.mine(await missingBlocks(stage, Math.max(fork + depth + 1, await height(stage))));
  return orphaned;
}

/** The index is what the chain says, and what an index built from zero says; nothing of the other branch is left. */
async function requireFollowed(stage: Stage, orphaned: Entities): Promise<void> {
  const entities = await stage.indexed();
  assert.notDeepEqual(entities, orphaned, "both branches look the same: the test proves nothing");
  await requireIndexEqualsChain(stage.play(0), entities);
  assert.deepEqual(await reindexed(stage), entities);
}

function reprice(price: string): Branch {
  return async (stage, { dataset }) => {
    const owner = stage.play(DATA_OWNER);
    const [terms] = dataset.terms as readonly [TermsId];
    await actions.send(owner, actions.repriceListing(owner, { terms, price: parseFtns(price) }));
  };
}

/** A new asset: on each branch another one has the same id. */
function publish(name: string, seed: number): Branch {
  return async (stage) => {
    const size = 500 + seed;
    await journeys.publish(stage.play(DATA_OWNER), {
      category: "Dataset",
      artifact: { open: () => someBytes(size, seed), size },
      metadata: (stored) => metadataOf(stored, { name, tags: [name.toLowerCase()] }),
      offers: [{ kind: "Perpetual", text: { spdx: "CC0-1.0" }, price: parseFtns(String(seed)) }],
    });
  };
}

/**
 * A sale of the encrypted model; on each branch another one has the same id, with another end.
 * @param account of a buyer that does not have the key yet
 */
function sell(end: "confirm" | "decline", account: number): Branch {
  return async (stage, { model }) => {
    const [seller, buyer] = [stage.play(SELLER), stage.play(account)];
    const [terms] = model.terms as readonly [TermsId];
    const { sale } = await journeys.purchase(buyer, { terms, version: 1, master: await journeys.buyerMaster(buyer) });
    if (end === "decline") {
      await actions.send(seller, actions.declineSale(seller, await reads.readSale(seller, sale)));
      return;
    }
    await deliverSale(seller, await journeys.sellerMaster(seller), sale);
    await journeys.acceptSale(buyer, await reads.readSale(buyer, sale));
    await journeys.distributePool(buyer, poolId(model.asset, 1));
  };
}

/** A sealed bid on an auction of licences. */
function sealedBid(value: string, account: number): Branch {
  return async (stage, { model }) => {
    const [seller, bidder, kind] = [stage.play(SELLER), stage.play(account), "Vickrey"] as const;
    const [terms] = model.terms as readonly [TermsId];
    const { auction: id } = await journeys.createAuction(seller, { kind, terms, startingPrice: parseFtns("10") });
    const [master, bidMaster] = [
      await journeys.buyerMaster(bidder),
      await journeys.sealedBidMaster(bidder, { kind, auction: id }),
    ];
    const amounts = { value: parseFtns(value), collateral: parseFtns(value) };
    await journeys.commitSealedBid(bidder, { auction: id, version: 1, ...amounts, master, bidMaster });
  };
}

/** An auction with bids; on each branch another one has the same number, with other bids in another order. */
function auction(lot: "licence" | "title", bidders: readonly number[]): Branch {
  return async (stage, { dataset }) => {
    const owner = stage.play(DATA_OWNER);
    const [licence] = dataset.terms as readonly [TermsId];
    const terms = lot === "title" ? titleOf(dataset.asset) : licence;
    const startingPrice = parseFtns(String(100 * bidders.length));
    const { auction: id } = await journeys.createAuction(owner, { kind: "English", terms, startingPrice });
    for (const bidder of bidders) await journeys.placeBid(stage.play(bidder), { auction: id, version: 1 });
  };
}

/** Votes that are locked, for whom, and what is proposed; on each branch the same fee of another proposer. */
function votes(amount: string, account: number, delegate: number, proposer: number): Branch {
  return async (stage) => {
    const market = stage.play(proposer);
    await lock(stage.play(account), amount, stage.play(delegate));
    await lock(market, "20000");
    await passTime(stage.devnet, 1);
    await propose(market, `Of ${proposer}`, [setFee(market, 300n)]);
  };
}

describe("the chain is reorganised", () => {
  let stage: Stage;
  let goods: Goods;
  before(async () => {
    // Blocks of its own would mix with those of the branches.
    stage = await openStage(0);
    goods = await publishGoods(stage);
    await sellGoods(stage, goods);
    await stage.caughtUp();
  });
  after(() => stage[Symbol.asyncDispose]());

  it("by one block: another price", async () => {
    await requireFollowed(stage, await reorganise(stage, goods, 1, [reprice("11")], [reprice("12")]));
  });

  it("by ten blocks: the same ids are other assets and sales, with other files", async () => {
    const gone = [publish("Gone", 21), sell("confirm", 11)];
    const stays = [sell("decline", 12), publish("Stays", 22), publish("Another", 23)];
    await requireFollowed(stage, await reorganise(stage, goods, 10, gone, stays));
  });

  it("by ten blocks: what was there comes back in other blocks", async () => {
    const gone = [publish("Twice", 24), reprice("13")];
    const stays = [reprice("14"), publish("Twice", 24)];
    await requireFollowed(stage, await reorganise(stage, goods, 10, gone, stays));
  });

  it("by twenty blocks: the same numbers are other lots and auctions, with other bids", async () => {
    const gone = [auction("licence", [13, 14, 13]), sealedBid("50", 13)];
    const stays = [auction("title", [14, 13]), sealedBid("60", 14)];
    await requireFollowed(stage, await reorganise(stage, goods, 20, gone, stays));
  });

  it("by twelve blocks: other votes, delegates and proposals", async () => {
    const gone = [votes("30", 16, 17, 17), votes("7", 18, 17, 18)];
    await requireFollowed(stage, await reorganise(stage, goods, 12, gone, [votes("50", 16, 18, 18)]));
  });

  it("by 249 blocks, the deepest that Graph Node follows in production", async () => {
    const gone = [publish("Deep", 25), sell("confirm", 13), reprice("15")];
    const stays = [reprice("16"), sell("decline", 14)];
    await requireFollowed(stage, await reorganise(stage, goods, 249, gone, stays));
  });

  it("to a branch on which nothing happened: the index is as before", async () => {
    const before = await stage.indexed();
    await reorganise(stage, goods, 20, [publish("Void", 26), sell("confirm", 15)], []);
    assert.deepEqual(await stage.indexed(), before);
  });
});
