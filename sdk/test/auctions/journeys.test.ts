// Auctions of every kind from the creation to the end, on a chain of their own.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { dutchPrice, minimumBid, RESERVE_WINDOW, sealedResult, type BidOpening } from "../../src/auctions/index.ts";
import { actions, agent, journeys, openDelivery, parseFtns, reads, titleOf } from "../../src/index.ts";
import type { MarketClient, SealedKind } from "../../src/index.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import { MASTER } from "../support/versions.ts";
import { deposit, encryptedLot, openLot, passUntil } from "./market.ts";

let chain: TestMarket;
let seller: MarketClient;
let buyer: MarketClient;
let second: MarketClient;
let third: MarketClient;

before(async () => {
  chain = await startMarket();
  [seller, buyer, second, third] = [chain.as("seller"), chain.as("buyer"), chain.as("second"), chain.as("third")];
});
after(() => chain.stop());

describe("an English auction", () => {
  it("goes to the highest bid; who is outbid bids again from credit, and a late bid moves the end", async () => {
    const { asset, terms } = await openLot(seller);
    const plan = { kind: "English", terms, startingPrice: parseFtns("50"), extension: 600, duration: 3_600 } as const;
    const { auction, kind, endsAt } = await journeys.createAuction(seller, plan);
    assert.equal(kind, "English");
    const opened = await reads.readAuction(buyer, { auction });
    assert.equal(opened.phase.name, "open");
    assert.deepEqual([opened.terms, opened.seller, opened.sale], [terms, chain.address("seller"), "Held"]);
    await failsWith(journeys.placeBid(buyer, { auction, version: 2 }), "NotForSale");
    await failsWith(journeys.placeBid(buyer, { auction, version: 1, amount: 1n }), "Auction_BidTooLow");
    const own = await failsWith(journeys.placeBid(seller, { auction, version: 1 }), "Escrow_PartyOfLot");
    assert.match(own.message, /cannot bid|may not bid/);

    const first = await journeys.placeBid(buyer, { auction, version: 1 });
    assert.deepEqual([first.amount, first.fromWallet], [parseFtns("50"), parseFtns("50")]);
    const minimum = await reads.readMinimumBid(buyer, auction);
    assert.equal(minimum, minimumBid({ startingPrice: plan.startingPrice, leadingBid: first.amount }));
    await passUntil(chain, endsAt - 300);
    await journeys.placeBid(second, { auction, version: 1, amount: parseFtns("400") });
    const steps: string[] = [];
    const again = await journeys.placeBid(buyer, { auction, version: 1 }, { onStep: (step) => steps.push(step) });
    assert.deepEqual([again.amount, again.fromCredit], [parseFtns("420"), parseFtns("50")]);
    assert.deepEqual(steps, ["allowCredit", "permit", "bid"]);
    // The leader's own money pays for its higher bid.
    const raised = await journeys.placeBid(buyer, {
      auction,
      version: 1,
      amount: parseFtns("500"),
      payment: "allowance",
    });
    assert.deepEqual([raised.fromCredit, raised.fromWallet], [parseFtns("420"), parseFtns("80")]);

    const running = await reads.readAuction(buyer, { auction, kind });
    assert.ok(running.kind === "English" && running.endsAt > endsAt && running.extensionsLeft < 24);
    await failsWith(journeys.endAuction(third, auction), "Auction_TooEarly");
    await passUntil(chain, running.endsAt + 1);
    await failsWith(journeys.placeBid(second, { auction, version: 1 }), "Auction_BiddingOver");
    const ended = await journeys.endAuction(third, auction);
    const price = parseFtns("500");
    assert.deepEqual(ended.end, { outcome: "Sold", winner: chain.address("buyer"), price });
    assert.equal(ended.phase.name, "ended");
    // The escrow has no record of it any more.
    const { seller: by, quantity, version } = ended;
    assert.deepEqual(
      [ended.sale, by, ended.terms, quantity, version, ended.encrypted],
      ["Settled", running.seller, terms, running.quantity, 1, false],
    );
    assert.equal((await reads.readLicence(buyer, terms, chain.address("buyer"))).quantity, 1n);
    assert.equal((await reads.readFunds(second, chain.address("second"))).credit, parseFtns("400"));
    assert.deepEqual((await journeys.endAuction(third, auction)).end, ended.end);
    await failsWith(journeys.placeBid(second, { auction, version: 1 }), "Auction_NotRunning");
    assert.equal((await reads.readAsset(buyer, asset)).owner, chain.address("seller"));
  });

  it("sells the asset itself, after the seller is named, and not below its hidden reserve", async () => {
    const { asset } = await openLot(seller);
    const terms = titleOf(asset);
    const master = await journeys.hiddenReserveMaster(seller, { kind: "English", terms }, { checkTwice: true });
    const plan = { kind: "English", terms, startingPrice: parseFtns("10"), duration: 600 } as const;
    assert.ok((await journeys.auctionNeeds(seller, plan)).namesNobody);
    const steps: string[] = [];
    const hidden = { ...plan, reserve: parseFtns("30"), reserveMaster: master };
    const { auction, reserve } = await journeys.createAuction(seller, hidden, { onStep: (step) => steps.push(step) });
    assert.deepEqual(steps, ["contributors", "create"]);
    assert.equal(reserve?.reserve, parseFtns("30"));
    await journeys.placeBid(buyer, { auction, version: 1, amount: parseFtns("40") });
    const { endsAt } = await reads.readAuction(seller, { auction });
    await passUntil(chain, endsAt + 1);
    const waiting = await reads.readAuction(seller, { auction });
    assert.deepEqual([waiting.phase.name, waiting.reserveHidden], ["awaitingReserve", true]);
    await failsWith(journeys.endAuction(seller, auction), "Auction_TooEarly");
    // From the wallet and the chain alone.
    const again = await journeys.hiddenReserveMaster(seller, { kind: "English", terms });
    const rebuilt = await journeys.rebuildHiddenReserve(seller, { auction, master: again });
    assert.deepEqual(rebuilt, reserve);
    await failsWith(journeys.openHiddenReserve(third, { ...rebuilt, reserve: 1n }), "Auction_WrongReserve");
    await failsWith(journeys.openHiddenReserve(third, { ...rebuilt, chainId: 1 }), "Mismatch");
    const prepared = await journeys.prepareOpening(third, rebuilt, "Iris");
    assert.match(prepared.summary, /Iris.*not sold below 30 FTNS/);
    await journeys.openHiddenReserve(third, rebuilt);
    const twice = await failsWith(journeys.prepareOpening(third, rebuilt), "Auction_NoHiddenReserve");
    assert.match(twice.message, /opened before/);
    assert.equal((await reads.readAuction(seller, { auction })).phase.name, "toSettle");
    await journeys.endAuction(third, auction);
    const { owner, epoch } = await reads.readAsset(buyer, asset);
    assert.deepEqual([owner, epoch], [chain.address("buyer"), 1]);
    // The keys of its version are still made with the seller's secret.
    assert.equal(await journeys.readPublisher(buyer, { asset, version: 1 }), chain.address("seller"));
  });

  it("takes no hidden reserve when its day is over", async () => {
    const { terms } = await openLot(seller);
    const reserveMaster = await journeys.hiddenReserveMaster(seller, { kind: "English", terms });
    const plan = { kind: "English", terms, startingPrice: 10n, reserve: parseFtns("9"), reserveMaster } as const;
    const { auction, endsAt, reserve } = await journeys.createAuction(seller, { ...plan, duration: 600 });
    assert.ok(reserve);
    await journeys.placeBid(buyer, { auction, version: 1 });
    await passUntil(chain, endsAt + RESERVE_WINDOW + 1);
    const late = await failsWith(journeys.prepareOpening(third, reserve), "Auction_NoHiddenReserve");
    assert.match(late.message, /too late.*counts as the starting price/);
    await journeys.endAuction(third, auction);
    await failsWith(journeys.prepareOpening(third, reserve), "Auction_NotRunning");
  });

  it("can be cancelled while nobody has bid", async () => {
    const { terms } = await openLot(seller);
    const { auction, kind } = await journeys.createAuction(seller, { kind: "English", terms, startingPrice: 1n });
    await actions.send(seller, actions.cancelAuction(seller, { kind, auction, terms }));
    const cancelled = await reads.readAuction(seller, { auction });
    assert.deepEqual(
      [cancelled.end?.outcome, cancelled.end?.winner, cancelled.sale],
      ["Cancelled", undefined, "Returned"],
    );
    const permission = await reads.readBidPermission(buyer, {
      auction,
      account: chain.address("buyer"),
      split: { contributors: [], parents: [] },
    });
    assert.ok(!permission.allowed);
  });
});

describe("a Dutch auction", () => {
  it("has the price of the SDK at every second, and goes to the first who takes it", async () => {
    const { terms } = await encryptedLot(chain, seller);
    const startingPrice = parseFtns("1000") + 7n;
    const floor = parseFtns("33") + 1n;
    const plan = { kind: "Dutch", terms, startingPrice, floor, duration: 7_200, halfLife: 1_000 } as const;
    assert.equal((await journeys.auctionNeeds(seller, plan)).bond, startingPrice / 20n);
    const { auction } = await journeys.createAuction(seller, plan);
    const found = await reads.readAuction(buyer, { auction });
    assert.ok(found.kind === "Dutch" && found.encrypted);
    const { startedAt, duration, halfLife, endsAt } = found;
    const curve = { startingPrice, floor, startedAt, duration, halfLife };
    for (const second of [
      0,
      startedAt,
      startedAt + 1,
      startedAt + 999,
      startedAt + 1_001,
      startedAt + 4_321,
      endsAt + 9,
    ]) {
      assert.equal(await reads.readDutchPrice(buyer, auction, second), dutchPrice(curve, second), `second ${second}`);
    }
    await failsWith(journeys.takeDutch(buyer, { auction, version: 1 }), "InvalidInput");
    const master = await journeys.buyerMaster(buyer);
    const cheap = { auction, version: 1, master, maxPrice: floor };
    await failsWith(journeys.takeDutch(buyer, cheap), "DutchAuction_PriceAboveMax");
    await passUntil(chain, startedAt + 1_500);
    const taken = await journeys.takeDutch(buyer, { auction, version: 1, master });
    assert.deepEqual([taken.sale, taken.state, taken.buyer], [auction, "AwaitingKey", chain.address("buyer")]);
    assert.ok(taken.amount <= dutchPrice(curve, startedAt + 1_500) && taken.amount >= floor);
    const sale = await reads.readSale(buyer, auction);
    assert.deepEqual([sale.lot, sale.amount, sale.next], [true, taken.amount, "deliver"]);
    const end = await reads.readAuction(buyer, { auction });
    assert.deepEqual(end.end, { outcome: "Sold", winner: chain.address("buyer"), price: taken.amount });
  });

  it("takes the whole of a small price from credit", async () => {
    const { terms } = await openLot(seller);
    const plan = { kind: "Dutch", terms, startingPrice: parseFtns("9"), floor: parseFtns("1") } as const;
    const { auction } = await journeys.createAuction(seller, plan);
    await deposit(chain, "third", "20");
    const taken = await journeys.takeDutch(third, { auction, version: 1 });
    assert.equal(taken.state, "Settled");
    assert.equal((await reads.readFunds(third, chain.address("third"))).credit, parseFtns("20") - taken.amount);
  });

  it("gives the lot back when nobody took it", async () => {
    const { terms } = await openLot(seller);
    const plan = { kind: "Dutch", terms, startingPrice: parseFtns("9"), floor: parseFtns("1"), duration: 600 } as const;
    const { auction, endsAt } = await journeys.createAuction(seller, plan);
    await failsWith(journeys.placeBid(buyer, { auction, version: 1 }), "InvalidInput");
    await passUntil(chain, endsAt + 1);
    assert.equal((await journeys.endAuction(third, auction)).end?.outcome, "Unsold");
  });
});

/** Hands in a sealed bid from the wallet alone. */
async function commit(market: MarketClient, created: journeys.CreatedAuction, ftns: string, collateral: string) {
  const { auction, endsAt, revealEndsAt } = created;
  const kind = created.kind as SealedKind;
  const master = await journeys.buyerMaster(market);
  const bidMaster = await journeys.sealedBidMaster(market, { kind, auction }, { checkTwice: true });
  const money = { value: parseFtns(ftns), collateral: parseFtns(collateral) };
  const sealed: BidOpening[] = [];
  const onSealed = (opening: BidOpening) => sealed.push(opening);
  const bid = { auction, version: 1, ...money, master, bidMaster };
  const handedIn = await journeys.commitSealedBid(market, bid, { onSealed });
  assert.deepEqual(sealed, [handedIn.opening]);
  assert.deepEqual(handedIn.reveal, { from: endsAt + 1, until: revealEndsAt });
  return handedIn.opening;
}

for (const kind of ["SealedBid", "Vickrey"] as const) {
  describe(`a ${kind} auction`, () => {
    const terms = { startingPrice: parseFtns("100"), reserve: parseFtns("120"), duration: 3_600, revealWindow: 3_600 };
    let lot: Awaited<ReturnType<typeof encryptedLot>>;
    let created: journeys.CreatedAuction;
    let auction: bigint;
    let losing: BidOpening;
    let unrevealed: BidOpening;
    const creditOf = async (name: "second" | "third") => (await reads.readFunds(second, chain.address(name))).credit;

    it("takes one sealed bid of each account, covered by its collateral", async () => {
      lot = await encryptedLot(chain, seller);
      created = await journeys.createAuction(seller, { kind, terms: lot.terms, ...terms });
      auction = created.auction;
      await failsWith(commit(buyer, created, "99", "200"), "Auction_BidTooLow");
      await failsWith(commit(buyer, created, "300", "200"), "CommitReveal_BidAboveCollateral");
      await commit(buyer, created, "300", "500");
      losing = await commit(second, created, "150", "500");
      unrevealed = await commit(third, created, "400", "400");
      await failsWith(commit(third, created, "400", "400"), "CommitReveal_AlreadyCommitted");
      const early = await failsWith(journeys.revealSealedBid(second, losing), "CommitReveal_NotRevealing");
      assert.match(early.message, /too early/);
    });

    it("is revealed by anybody who has the opening, and rebuilt by a bidder that has only its wallet", async () => {
      await passUntil(chain, created.endsAt + 1);
      assert.equal((await reads.readAuction(buyer, { auction })).phase.name, "revealing");
      const before = await creditOf("second");
      const keeper = chain.as("keeper");
      await failsWith(journeys.prepareOpening(keeper, { ...losing, value: 1n }), "CommitReveal_WrongOpening");
      await failsWith(journeys.prepareOpening(keeper, { ...losing, chainId: 1 }), "Mismatch");
      await failsWith(journeys.prepareOpening(keeper, { ...losing, bidder: keeper.addresses.Vault }), "NotFound");
      await journeys.revealSealedBid(keeper, losing);
      const master = await journeys.buyerMaster(buyer);
      const bidMaster = await journeys.sealedBidMaster(buyer, { kind, auction });
      const wrong = { auction, master, bidMaster: new Uint8Array(32) };
      await failsWith(journeys.rebuildSealedBid(buyer, wrong), "Mismatch");
      await failsWith(journeys.rebuildSealedBid(buyer, { auction, bidMaster }), "InvalidInput");
      const rebuilt = await journeys.rebuildSealedBid(buyer, { auction, master, bidMaster });
      assert.equal(rebuilt.value, parseFtns("300"));
      await journeys.revealSealedBid(buyer, rebuilt);
      const twice = await failsWith(journeys.revealSealedBid(buyer, rebuilt), "CommitReveal_UnknownCommitment");
      assert.match(twice.message, /was revealed before\. There/);
      assert.equal((await creditOf("second")) - before, parseFtns("500"));
      await failsWith(journeys.reclaimSealedBid(third, { auction }), "Auction_TooEarly");
    });

    it("goes to the highest bid, at the price of the rules", async () => {
      await passUntil(chain, created.revealEndsAt + 1);
      const late = await failsWith(journeys.prepareOpening(third, unrevealed), "CommitReveal_NotRevealing");
      assert.match(late.message, /too late/);
      const ended = await journeys.endAuction(chain.as("keeper"), auction);
      const bids = [
        { bidder: chain.address("buyer"), value: parseFtns("300"), ordinal: 1 },
        { bidder: chain.address("second"), value: parseFtns("150"), ordinal: 2 },
      ];
      const price = sealedResult(bids, { kind, ...terms })?.price;
      assert.equal(price, parseFtns(kind === "Vickrey" ? "150" : "300"));
      assert.deepEqual(ended.end, { outcome: "Sold", winner: chain.address("buyer"), price });
    });

    it("is delivered as every sale, to the key that the winner's wallet has", async () => {
      const options = { account: chain.address("seller"), master: MASTER, confirmations: 1 };
      await new agent.DeliveryAgent(seller, options).runOnce();
      assert.equal((await reads.readSale(buyer, auction)).next, "check");
      const { secret } = journeys.purchaseKeyOf(buyer, await journeys.buyerMaster(buyer), lot.terms);
      const opened = openDelivery(secret, await journeys.readDelivery(buyer, auction), lot.keys);
      assert.deepEqual(opened.contentKey, lot.keys.contentKey);
    });

    it("keeps a part of a collateral whose bid was never revealed", async () => {
      const before = await creditOf("third");
      await journeys.reclaimSealedBid(third, { auction });
      await failsWith(journeys.reclaimSealedBid(third, { auction }), "CommitReveal_UnknownCommitment");
      assert.equal((await creditOf("third")) - before, parseFtns("360"));
      const [bid] = await reads.readCommittedBids(third, { kind, bidder: chain.address("third"), auction });
      assert.equal(bid?.open, false);
    });
  });
}

describe("an auction that is not there", () => {
  it("is not found", async () => {
    await failsWith(reads.readAuction(buyer, { auction: 1n }), "NotFound");
    await failsWith(reads.readAuction(buyer, { auction: (1n << 48n) | 999n }), "NotFound");
    await failsWith(journeys.endAuction(buyer, 0n), "NotFound");
  });
});
