import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getContractEvents } from "viem/actions";
import { electorateOf, panelOf, tradersOf } from "../../scripts/devnet/market.ts";
import { AUCTIONS, AUDITS, COLLECTED, SALES } from "../../scripts/seed/index.ts";
import { REST_BETWEEN_PAUSES } from "../../scripts/seed/catalogue/governance.ts";
import { BOND_CREDIT } from "../../scripts/seed/publish.ts";
import { delegateDirectoryAbi, marketGovernorAbi } from "../../sdk/src/generated/abis.ts";
import { audits, governance, parseFtns, queries, reads, requireAccount } from "../../sdk/src/index.ts";
import { caughtUp, openStage, type Stage } from "./stage.ts";

/** Of the sales in `scripts/seed/catalogue/sales.ts` that are settled: 3 × 20 + 250 + 40 + 2 × 40 + 12 + 2 × 12. */
const LISTED_VOLUME = parseFtns("466");

describe("a fresh devnet with its seed", () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ seed: true });
    await caughtUp(stage.buyer);
  });
  after(() => stage[Symbol.asyncDispose]());

  it("has sales in its figures and charts", async () => {
    const unchecked = SALES.filter((sale) => sale.unchecked);
    const { volume: auctioned, sold } = await queries.countAuctions(stage.buyer);
    const volume = LISTED_VOLUME + auctioned;
    const { market, categories, series, top } = await queries.readStatistics(stage.buyer, { interval: "day" });
    assert.equal(market?.sales, SALES.length - unchecked.length + sold);
    assert.equal(market.openSales, unchecked.length);
    assert.equal(market.volume, String(volume));
    assert.equal(categories.length, 5);
    assert.equal(
      series.reduce((sum, hour) => sum + BigInt(hour.volume), 0n),
      volume,
    );
    assert.equal(top[0]?.metadata?.name, "Breast Cancer Wisconsin classifier");
  });

  it("has licences of every kind in the libraries of its customers", async () => {
    const { clinic, university, messenger } = tradersOf(stage.devnet);
    const held = [];
    for (const customer of [clinic, university, messenger]) {
      const { items } = await queries.listLibrary(customer, requireAccount(customer));
      held.push(items.map(({ kind, balance }) => `${balance} ${kind}`).sort());
    }
    assert.deepEqual(held, [
      ["1 Perpetual", "20 Metered", "3000 Metered"],
      ["1 Perpetual", "1 Perpetual", "10000 Metered"],
      ["1 Subscription"],
    ]);
  });

  it("has auctions of every kind that run for days, with bids, and one that is over", async () => {
    const { items } = await queries.listAuctions(stage.buyer, { first: 100 });
    assert.equal(items.length, AUCTIONS.length);
    const running = items.filter(({ state }) => state === "Running");
    assert.deepEqual(new Set(running.map(({ kind }) => kind)), new Set(["English", "Dutch", "SealedBid", "Vickrey"]));
    const tomorrow = Math.floor(Date.now() / 1_000) + 86_400;
    assert(running.every(({ endsAt }) => Number(endsAt) > tomorrow));
    const bids = running.map(({ kind, bidCount, commitmentCount }) => [kind, bidCount + commitmentCount]).sort();
    assert.deepEqual(bids, [
      ["Dutch", 0],
      ["English", 3],
      ["SealedBid", 1],
      ["Vickrey", 2],
    ]);
    assert.equal(running.find(({ kind }) => kind === "SealedBid")?.reserve, null);
    const [over] = items.filter(({ state }) => state === "Ended");
    assert.deepEqual([over?.outcome, over?.kind], ["Sold", "Dutch"]);
    const university = requireAccount(tradersOf(stage.devnet).university);
    const bidding = await queries.listAccountBids(stage.buyer, university);
    assert.deepEqual(bidding.items.map(({ auction, won }) => [auction.kind, won]).sort(), [
      ["Dutch", true],
      ["English", false],
      ["Vickrey", false],
    ]);
  });

  it("has a DAO: votes that are locked and delegated, a decision that was carried out, and one that is open", async () => {
    const { delegate, university, clinic } = electorateOf(stage.devnet);
    const locked = await Promise.all(
      [delegate, university, clinic].map((voter) => reads.readVotes(voter, requireAccount(voter))),
    );
    assert.deepEqual(
      locked.map(({ votes }) => votes),
      [1_700_000, 700_000, 0].map((votes) => parseFtns(String(votes))),
    );
    const contract = { address: delegate.addresses.MarketGovernor, abi: marketGovernorAbi } as const;
    const created = await getContractEvents(delegate.client, {
      ...{ ...contract, eventName: "ProposalCreated", fromBlock: 0n, strict: true },
    } as const);
    const proposals = await Promise.all(
      created.map(({ args }) => governance.readProposal(delegate, args.proposalId, requireAccount(university))),
    );
    assert.deepEqual(
      proposals.map(({ state, account }) => [state, account?.voted]),
      [
        ["Executed", true],
        ["Active", true],
      ],
    );
    const [past, open] = proposals;
    assert(open !== undefined && open.tally.for > open.quorum && open.voteEnd > open.now);
    // It was decided in the past, and the clock of the chain is right again, but for the second that every block takes.
    assert(past !== undefined && past.now - past.voteEnd > 86_400);
    assert(Math.abs(open.now - Date.now() / 1_000) < 300);
    const { PauseCooldown } = await governance.readPolicyNumbers(delegate);
    assert.equal(PauseCooldown.value, REST_BETWEEN_PAUSES.value);
    for (const voter of [delegate, university]) {
      const [said] = await getContractEvents(voter.client, {
        ...{ address: voter.addresses.DelegateDirectory, abi: delegateDirectoryAbi, fromBlock: 0n },
        ...{ eventName: "StatementPublished", args: { delegate: requireAccount(voter) }, strict: true },
      } as const);
      assert(said !== undefined);
      assert.match((await governance.fetchStatement(voter, said.args.digest)).text, /vote/);
    }
  });

  it("has auditors with stakes, certificates of every kind, and an audit at work", async () => {
    const auditors = await Promise.all(
      Object.values(panelOf(stage.devnet)).map((auditor) => reads.readAuditor(auditor, requireAccount(auditor))),
    );
    assert(auditors.length >= 5 && auditors.every(({ drawable }) => drawable));
    const [first] = auditors;
    assert.match((await audits.fetchCredentials(stage.buyer, first?.credentials ?? "0x")).name, /\w/);
    const found = await Promise.all(AUDITS.map((_, i) => reads.readAudit(stage.buyer, BigInt(i) + 1n)));
    assert.deepEqual(
      found.map(({ phase }) => phase),
      AUDITS.map(({ opinions }) => (opinions === undefined ? "Committing" : "Concluded")),
    );
    const concluded = found.filter(({ phase }) => phase === "Concluded");
    const certified = await Promise.all(concluded.map(({ asset }) => reads.readCertificate(stage.buyer, asset, 1)));
    assert.deepEqual(certified.map(({ live }) => live).sort(), [false, true, true, true]);
    // For more than a day: what is sold of those settles at the delivery, as one purchase of the seed has.
    assert.deepEqual(
      certified.map(({ contentCertified }) => contentCertified),
      certified.map(({ live }) => live),
    );
    assert(certified.some(({ certificate }) => certificate?.scores.ModelPerformance === "Withheld"));
    const passed = certified.map(({ certificate }) => certificate?.overall);
    assert.equal(new Set(passed).size, passed.length, "different scores");
  });

  it("has reviews that count, and reputations that follow from sales and audits", async () => {
    const { modelLab, clinic } = tradersOf(stage.devnet);
    const { standing, score } = await reads.readReputation(modelLab, requireAccount(modelLab));
    assert(standing.conduct.succeeded > 0n && standing.conduct.qualityCount > 0n && standing.feedback.weight > 0n);
    const newcomer = await reads.readReputation(clinic, requireAccount(clinic));
    assert(score > newcomer.score);
  });

  it("has paid royalties out to the owner of the data, and left the delivery bonds", async () => {
    const payee = tradersOf(stage.devnet)[COLLECTED.payee];
    const { account } = await queries.readEarnings(payee, requireAccount(payee));
    assert.equal(account?.withdrawals.length, 1);
    assert(account.payouts.length > 0);
    assert.equal((await reads.readFunds(payee, requireAccount(payee))).credit, BOND_CREDIT);
  });
});
