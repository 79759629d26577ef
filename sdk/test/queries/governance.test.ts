// The queries of governance against the real index.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getBlock, getBlockNumber } from "viem/actions";
import { POLICY_PARAMETERS, PROPOSAL_STATES, type ProposalState, type Vote } from "../../src/chain/enums.ts";
import { ftnsAbi, marketPolicyAbi } from "../../src/generated/abis.ts";
import { actions, parseFtns, queries, reads, requireAccount, uploadFile, type MarketClient } from "../../src/index.ts";
import { failsWith } from "../support/failures.ts";
import { startWholeMarket, type WholeMarket } from "../support/whole-market.ts";

const DELEGATE = 1;
const HOLDER = 16;
const RIVAL = 17;
const STATEMENT = { version: 1, name: "Low fees", text: "Fees **must** fall." };
const PAID = parseFtns("1000");

const { send } = actions;
let whole: WholeMarket;
let delegate: MarketClient;
let holder: MarketClient;
let rival: MarketClient;
/** By the state that they are in at the end. */
const proposals = new Map<ProposalState, actions.Proposal>();

before(async () => {
  whole = await startWholeMarket();
  [delegate, holder, rival] = [whole.as(DELEGATE), whole.as(HOLDER), whole.as(RIVAL)];
  await lock(delegate, "1200000", delegate);
  await lock(holder, "50000", rival);
  await lock(rival, "1", rival);
  await publishStatement(delegate);
  await decideEverything();
  await queries.waitForBlock(delegate, await getBlockNumber(delegate.client, { cacheTime: 0 }));
});
after(() => whole.stop());

async function lock(market: MarketClient, amount: string, to: MarketClient): Promise<void> {
  await send(market, actions.approve(market, { spender: "VotingFTNS", amount: parseFtns(amount) }));
  await send(market, actions.lock(market, { amount: parseFtns(amount), delegate: requireAccount(to) }));
}

async function publishStatement(market: MarketClient): Promise<void> {
  const upload = market.ipfs?.upload ?? assert.fail("no IPFS");
  const { digest } = await uploadFile(new TextEncoder().encode(JSON.stringify(STATEMENT)), upload);
  await send(market, actions.publishStatement(market, digest));
}

/** One proposal for every state that there is. */
async function decideEverything(): Promise<void> {
  const rules = await reads.readVotingRules(delegate);
  await passTime(1);
  for (const state of ["Executed", "Queued", "Succeeded"] as const) await propose(delegate, state);
  await propose(rival, "Defeated");
  await propose(delegate, "Canceled");
  await send(delegate, actions.cancelProposal(delegate, of("Canceled")));
  await passTime(rules.votingDelay + 1);

  for (const state of ["Executed", "Queued", "Succeeded"] as const) await vote(delegate, state, "For");
  await vote(rival, "Executed", "Against", "Too low.");
  await vote(rival, "Defeated", "For");
  await passTime(rules.votingPeriod + 1);
  for (const state of ["Executed", "Queued"] as const) await send(rival, actions.queueProposal(rival, of(state)));
  await passTime(rules.executionDelay);
  await send(rival, actions.executeProposal(rival, of("Executed")));

  await propose(delegate, "Active");
  await passTime(rules.votingDelay + 1);
  await propose(delegate, "Pending");
}

/** Lowers the fee and pays the holder. */
async function propose(market: MarketClient, state: ProposalState): Promise<void> {
  const { MarketPolicy, FTNS } = market.addresses;
  const policy = { address: MarketPolicy, abi: marketPolicyAbi } as const;
  const requests = [
    actions.contractCall({ ...policy, functionName: "set", args: [0, 400n] }),
    actions.contractCall({
      address: FTNS,
      abi: ftnsAbi,
      functionName: "transfer",
      args: [requireAccount(holder), PAID],
    }),
  ];
  const shared = { id: state, summary: state, maxCost: 0n, refresh: [] };
  const calls = requests.map((request) => actions.proposalCall({ ...shared, request }));
  const description = actions.proposalDescription({ title: state, body: "Because." }, requireAccount(market));
  proposals.set(state, { calls, description });
  await send(market, actions.propose(market, of(state)));
}

async function vote(market: MarketClient, state: ProposalState, said: Vote, reason = ""): Promise<void> {
  await send(market, actions.castVote(market, { proposal: idOf(state), vote: said, reason }));
}

function of(state: ProposalState): actions.Proposal {
  return proposals.get(state) ?? assert.fail(`nothing is ${state}`);
}

function idOf(state: ProposalState): bigint {
  return actions.proposalId(of(state));
}

async function passTime(seconds: number): Promise<void> {
  await whole.devnet.services.chain.request("evm_increaseTime", [seconds]);
  await whole.devnet.services.chain.request("evm_mine");
}

async function chainTime(): Promise<number> {
  return Number((await getBlock(delegate.client)).timestamp);
}

describe("where a proposal stands", () => {
  const facts = {
    ...{ voteStart: 100, voteEnd: 200, passing: true },
    ...{ canceledAt: undefined, queuedAt: undefined, executedAt: undefined },
  };
  const cases: [string, Partial<queries.ProposalFacts>, number, ProposalState][] = [
    ["votes are weighed at the end of the second", {}, 100, "Pending"],
    ["votes are cast from the next second on", {}, 101, "Active"],
    ["the last second still counts", {}, 200, "Active"],
    ["it has passed", {}, 201, "Succeeded"],
    ["it has not passed", { passing: false }, 201, "Defeated"],
    ["its delay runs, or is over", { queuedAt: 210 }, 9_999, "Queued"],
    ["it was done", { queuedAt: 210, executedAt: 300 }, 300, "Executed"],
    ["it was taken back", { canceledAt: 90 }, 95, "Canceled"],
  ];
  for (const [why, given, now, state] of cases) {
    it(`is ${state}: ${why}`, () => assert.equal(queries.proposalStateAt({ ...facts, ...given }, now), state));
  }

  it("is what the governor says, for a proposal in every state", async () => {
    const { items } = await queries.searchProposals(delegate, { now: await chainTime() });
    assert.equal(items.length, proposals.size);
    for (const { id, state } of items) {
      assert.equal(state, await reads.readProposalState(delegate, id));
      assert.equal(idOf(state), id);
    }
  });
});

describe("the list of proposals", () => {
  for (const state of PROPOSAL_STATES) {
    it(`finds what is ${state}`, async () => {
      const { items } = await queries.searchProposals(delegate, { now: await chainTime(), state });
      assert.deepEqual(
        items.map(({ title, state: found }) => [title, found]),
        proposals.has(state) ? [[state, state]] : [],
      );
    });
  }

  it("pages: every proposal once, the newest first, and filters by proposer", async () => {
    const now = await chainTime();
    const found: string[] = [];
    const page = (cursor: string | undefined) => queries.searchProposals(delegate, { now, first: 2, cursor });
    for await (const { title } of queries.allPages(page)) found.push(title);
    assert.deepEqual(found, [...proposals.keys()].reverse());
    const { items } = await queries.searchProposals(delegate, { now, proposer: requireAccount(rival) });
    assert.deepEqual(
      items.map(({ title }) => title),
      ["Defeated"],
    );
  });

  it("refuses what is no cursor", async () => {
    await failsWith(queries.searchProposals(delegate, { now: 0, cursor: "1) or (1" }), "InvalidInput");
    await failsWith(queries.proposalVotes(delegate, { id: 1n, cursor: "x" }), "InvalidInput");
    await failsWith(queries.searchDelegates(delegate, { first: 0 }), "InvalidInput");
  });
});

describe("the page of a proposal", () => {
  it("has text, calls, tally and transactions, and proves that they are the proposal's", async () => {
    const page = await queries.readProposalPage(delegate, { id: idOf("Executed"), now: await chainTime() });
    assert(page !== undefined);
    assert.deepEqual([page.title, page.description], ["Executed", of("Executed").description]);
    const lower = (call: actions.ProposalCall) => ({ ...call, target: call.target.toLowerCase() });
    assert.deepEqual(page.calls, of("Executed").calls.map(lower));
    assert.equal(page.verified, true);
    assert.deepEqual([page.votesFor, page.votesAgainst], [parseFtns("1200000"), parseFtns("50001")]);
    assert.deepEqual([page.voters, page.quorum], [2, (await reads.readVotingRules(delegate)).quorumFloor]);
    const { created, queued, executed, canceled } = page.transactions;
    assert.equal(new Set([created, queued, executed]).size, 3);
    assert.equal(canceled, undefined);
    assert.deepEqual(
      page.votes.map(({ voter, vote: said, reason }) => [voter, said, reason]),
      [
        [requireAccount(delegate).toLowerCase(), "For", ""],
        [requireAccount(rival).toLowerCase(), "Against", "Too low."],
      ],
    );
  });

  it("is not there for a number that is no proposal", async () => {
    assert.equal(await queries.readProposalPage(delegate, { id: 1n, now: 0 }), undefined);
  });

  it("lists its votes, the heaviest first, by what they say", async () => {
    const id = idOf("Executed");
    const { items } = await queries.proposalVotes(delegate, { id, vote: "Against" });
    assert.deepEqual(
      items.map(({ weight, reason }) => [weight, reason]),
      [[parseFtns("50001"), "Too low."]],
    );
    const weights: bigint[] = [];
    const page = (cursor: string | undefined) => queries.proposalVotes(delegate, { id, first: 1, cursor });
    for await (const { weight } of queries.allPages(page)) weights.push(weight);
    assert.deepEqual(weights, [parseFtns("1200000"), parseFtns("50001")]);
  });
});

describe("delegates", () => {
  const accounts = (...markets: MarketClient[]) => markets.map((market) => requireAccount(market).toLowerCase());

  it("are listed by votes, delegators or participation", async () => {
    const by = async (order: queries.DelegateOrder) =>
      (await queries.searchDelegates(delegate, { order })).items.map(({ account }) => account);
    assert.deepEqual(await by("votes"), accounts(delegate, rival));
    assert.deepEqual(await by("delegators"), accounts(rival, delegate));
    assert.deepEqual(await by("participation"), accounts(delegate, rival));
    const paged: string[] = [];
    const page = (cursor: string | undefined) => queries.searchDelegates(delegate, { first: 1, cursor });
    for await (const { account } of queries.allPages(page)) paged.push(account);
    assert.deepEqual(paged, accounts(delegate, rival));
  });

  it("have votes, delegators, a statement and a record", async () => {
    const found = await queries.readDelegatePage(delegate, requireAccount(delegate));
    assert(found !== undefined);
    const { name, text } = STATEMENT;
    assert.deepEqual([found.statement, found.votes], [{ name, text }, parseFtns("1200000")]);
    assert.deepEqual([found.delegators, found.voted, found.proposals], [1, 3, proposals.size - 1]);
    assert.deepEqual(
      found.record.map(({ proposal }) => proposal.title),
      ["Succeeded", "Queued", "Executed"],
    );
    const other = await queries.readDelegatePage(delegate, requireAccount(rival));
    assert.deepEqual([other?.statement, other?.statementCid, other?.delegators], [undefined, undefined, 2]);
    assert.deepEqual(
      other?.largestDelegators.map(({ account, locked }) => [account, locked]),
      [
        [accounts(holder)[0], parseFtns("50000")],
        [accounts(rival)[0], parseFtns("1")],
      ],
    );
  });

  it("have all their votes and delegators page by page", async () => {
    const titles: string[] = [];
    const record = (cursor: string | undefined) =>
      queries.votingRecord(delegate, { account: requireAccount(delegate), first: 2, cursor });
    for await (const { proposal } of queries.allPages(record)) titles.push(proposal.title);
    assert.deepEqual(titles, ["Succeeded", "Queued", "Executed"]);
    const found: string[] = [];
    const page = (cursor: string | undefined) =>
      queries.delegators(delegate, { account: requireAccount(rival), first: 1, cursor });
    for await (const { account } of queries.allPages(page)) found.push(account);
    assert.deepEqual(found, accounts(holder, rival));
  });

  it("are not there for who never had votes", async () => {
    assert.equal(await queries.readDelegatePage(delegate, requireAccount(holder)), undefined);
  });
});

describe("what was decided", () => {
  const decision = () => ({ id: idOf("Executed"), title: "Executed" });

  it("is in the history of the policy, with the proposal", async () => {
    const { items } = await queries.policyHistory(delegate, { parameter: "PlatformFee" });
    assert.deepEqual(
      items.map(({ parameter, previous, value, proposal }) => ({ parameter, previous, value, proposal })),
      [
        { parameter: "PlatformFee", previous: 500n, value: 400n, proposal: decision() },
        { parameter: "PlatformFee", previous: 0n, value: 500n, proposal: undefined },
      ],
    );
    const all: string[] = [];
    const page = (cursor: string | undefined) => queries.policyHistory(delegate, { first: 5, cursor });
    for await (const { parameter } of queries.allPages(page)) all.push(parameter);
    assert.deepEqual([all.length, new Set(all).size], [POLICY_PARAMETERS.length + 1, POLICY_PARAMETERS.length]);
  });

  it("is in the history of the rules of voting", async () => {
    const { items } = await queries.votingRuleHistory(delegate, { rule: "QuorumPercent" });
    assert.deepEqual(
      items.map(({ rule, previous, value, proposal }) => [rule, previous, value, proposal]),
      [["QuorumPercent", 0n, 4n, undefined]],
    );
    assert.equal((await queries.votingRuleHistory(delegate)).items.length, 6);
  });

  it("is among the movements of the treasury", async () => {
    const [payment, allocation] = (await queries.treasuryMovements(delegate)).items;
    assert.deepEqual(
      [payment?.direction, payment?.place, payment?.amount, payment?.counterparty, payment?.proposal],
      ["Out", "Wallet", PAID, requireAccount(holder).toLowerCase(), decision()],
    );
    assert.deepEqual([allocation?.direction, allocation?.proposal], ["In", undefined]);
    assert.deepEqual((await queries.treasuryMovements(delegate, { place: "Credit" })).items, []);
  });

  it("shows in what is locked, and in who holds which power", async () => {
    const { now, series } = await queries.lockedSupply(delegate);
    assert.deepEqual([now, series[0]?.supply], [parseFtns("1250001"), now]);
    const venues = await queries.venues(delegate);
    assert.deepEqual(
      venues.map(({ index, admitted, retiredAt }) => [index, admitted, retiredAt]),
      [1, 2, 3, 4, 5].map((index) => [index, true, undefined]),
    );
    assert.equal(venues[0]?.address, delegate.addresses.Listings.toLowerCase());
    const admins = (await queries.roleHolders(delegate)).filter(({ role }) => role === 0n);
    assert.deepEqual(
      admins.map(({ account }) => account),
      [delegate.addresses.Timelock.toLowerCase()],
    );
  });
});
