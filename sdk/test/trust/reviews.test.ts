// Reviews of buyers, answers of owners, self-dealing that anybody shows, and reputations that follow.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { zeroHash, type Hex } from "viem";
import { getContractEvents } from "viem/actions";
import {
  actions,
  assetOf,
  audits,
  journeys,
  parseFtns,
  poolId,
  reads,
  type MarketClient,
  type TermsId,
} from "../../src/index.ts";
import { reviewsAbi } from "../../src/generated/abis.ts";
import { startIpfsServer, type IpfsServer } from "../ipfs/ipfs-server.ts";
import { startMarket, type Actor, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import { offer, openVersion } from "../support/versions.ts";

let chain: TestMarket;
let ipfs: IpfsServer;
let seller: MarketClient;
let terms: TermsId;
let snapshot: Hex;

const as = (actor: Actor) => chain.as(actor, { ipfs: { upload: { url: ipfs.url }, endpoints: [ipfs.gateway] } });

before(async () => {
  [chain, ipfs] = await Promise.all([startMarket(), startIpfsServer()]);
  seller = as("seller");
  const version = await openVersion(new TextEncoder().encode("a model"));
  const contributors = [
    { account: chain.address("seller"), weight: 1n },
    { account: chain.address("second"), weight: 1n },
  ];
  ({ terms } = await offer(seller, version, { price: "100", contributors }));
  for (const actor of ["buyer", "second"] as const) await buy(actor);
});
after(async () => {
  await chain.stop();
  await ipfs[Symbol.asyncDispose]();
});
beforeEach(async () => {
  snapshot = await chain.snapshot();
});
afterEach(() => chain.revert(snapshot));

async function buy(actor: Actor, quantity = 1): Promise<void> {
  const market = as(actor);
  const price = parseFtns("100") * BigInt(quantity);
  await actions.send(market, actions.approve(market, { spender: "Listings", amount: price }));
  const deadline = (await chain.now()) + 600;
  await actions.send(market, actions.buy(market, { terms, quantity, version: 1, maxPrice: price, deadline }));
}

/** Digests that an event of reviews told, in their order. */
async function digestsOf(eventName: "Reviewed" | "ReviewEdited" | "ReviewAnswered"): Promise<Hex[]> {
  const { address, block } = seller.deployment.contracts.Reviews;
  const logs = await getContractEvents(seller.client, {
    ...{ address, abi: reviewsAbi, eventName, fromBlock: BigInt(block), strict: true },
  } as const);
  return logs.map(({ args }) => args.textDigest);
}

describe("a review", () => {
  it("is written, counts for the owner, and its words are on IPFS", async () => {
    const before = await reads.readReputation(seller, chain.address("seller"));
    const review = await journeys.writeReview(as("buyer"), { terms, rating: 5, text: "Does what it says." });
    const { seller: owner, rating, struck, edits } = review;
    assert.deepEqual([owner, rating, struck, edits], [chain.address("seller"), 5, false, 0]);
    assert(review.weight > 0);
    const now = await reads.readReputation(seller, chain.address("seller"));
    assert(now.score > before.score);
    assert.equal(now.standing.feedback.weight, BigInt(review.weight));
    const [digest] = await digestsOf("Reviewed");
    assert.deepEqual(await audits.fetchReviewText(seller, digest ?? "0x"), { text: "Does what it says." });
  });

  it("is changed by the same call, also to one without words", async () => {
    await journeys.writeReview(as("buyer"), { terms, rating: 5, text: "Good." });
    const edited = await journeys.writeReview(as("buyer"), { terms, rating: 2 });
    assert.deepEqual([edited.rating, edited.edits], [2, 1]);
    assert.deepEqual(await digestsOf("ReviewEdited"), [zeroHash]);
    const { standing } = await reads.readReputation(seller, chain.address("seller"));
    assert.equal(standing.feedback.ratingSum, BigInt(edited.weight));
  });

  it("is answered by the owner, and by nobody else", async () => {
    await journeys.writeReview(as("buyer"), { terms, rating: 2, text: "Slow." });
    const answer = { terms, reviewer: chain.address("buyer"), text: "The next version is faster." };
    await journeys.answerReview(seller, answer);
    const [digest] = await digestsOf("ReviewAnswered");
    assert.deepEqual(await audits.fetchReviewText(seller, digest ?? "0x"), { text: answer.text });
    await failsWith(journeys.answerReview(as("third"), answer), "Reviews_CallerIsNotOwner");
    const nobody = { ...answer, reviewer: chain.address("third") };
    await failsWith(journeys.answerReview(seller, nobody), "Reviews_NotReviewed");
  });

  it("is refused with a sentence to who has not bought, is paid by the sales, or gives six of five", async () => {
    const { message } = await failsWith(journeys.writeReview(as("third"), { terms, rating: 5 }), "Reviews_NeverBought");
    assert.match(message, /has not bought this licence/);
    await failsWith(journeys.writeReview(as("second"), { terms, rating: 5 }), "Reviews_SelfDealing");
    await failsWith(journeys.writeReview(as("buyer"), { terms, rating: 6 }), "Reviews_InvalidRating");
    await failsWith(journeys.writeReview(as("buyer"), { terms, rating: 5, text: "x".repeat(5_001) }), "InvalidInput");
    assert.deepEqual(await reads.readReview(seller, terms, chain.address("third")), {
      ...{ bought: false, weight: 0, split: 0, review: undefined },
    });
  });

  it("loses its weight when a split is shown that pays its author, and only then", async () => {
    const asset = assetOf(terms);
    const current = await reads.readSplit(seller, asset, 1);
    const contributors = [{ account: chain.address("seller"), weight: 1n }];
    await actions.send(seller, actions.setContributors(seller, { asset, current, contributors }));
    // What it bought as a contributor gives it no word; a dearer purchase since then does.
    await failsWith(journeys.writeReview(as("second"), { terms, rating: 5 }), "Reviews_SelfDealing");
    await buy("second", 2);
    const review = await journeys.writeReview(as("second"), { terms, rating: 5 });
    assert(review.weight > 0);
    const keeper = as("keeper");
    const struck = await journeys.strikeReview(keeper, { terms, reviewer: chain.address("second") });
    assert.deepEqual([struck.struck, struck.weight], [true, 0]);
    const again = journeys.strikeReview(keeper, { terms, reviewer: chain.address("second") });
    await failsWith(again, "Reviews_AlreadyStruck");
    // The owner names its critic afterwards: that neither keeps it from speaking nor shows anything.
    const silenced = [{ account: chain.address("buyer"), weight: 1n }];
    const second = await reads.readSplit(seller, asset, 2);
    await actions.send(seller, actions.setContributors(seller, { asset, current: second, contributors: silenced }));
    await journeys.writeReview(as("buyer"), { terms, rating: 1 });
    const silence = journeys.strikeReview(keeper, { terms, reviewer: chain.address("buyer") });
    await failsWith(silence, "Reviews_NoSelfDealing");
  });
});

describe("previewDistribution", () => {
  it("tells what reputation adds and takes, and what is then paid", async () => {
    await journeys.writeReview(as("buyer"), { terms, rating: 5 });
    const asset = assetOf(terms);
    const split = await reads.readSplit(seller, asset, 1);
    const pool = poolId(asset, 1);
    const { fee, shares } = await reads.previewDistribution(seller, pool, split);
    const { net, fee: held } = await reads.readPool(seller, pool);
    assert.equal(fee, held);
    for (const by of ["amount", "byWeight"] as const)
      assert.equal(
        shares.reduce((sum, share) => sum + share[by], 0n),
        net,
      );
    const of = (actor: Actor) => shares.find(({ account }) => account === chain.address(actor)) ?? assert.fail(actor);
    assert(of("seller").amount > of("seller").byWeight && of("second").amount < of("second").byWeight);
    await actions.send(seller, actions.distribute(seller, { pool, split }));
    for (const actor of ["seller", "second"] as const) {
      const { credit } = await reads.readFunds(seller, chain.address(actor));
      const drift = credit - of(actor).amount;
      // Reputations are those of the block that distributes, some seconds later.
      assert(drift < parseFtns("0.001") && -drift < parseFtns("0.001"), actor);
    }
  });
});
