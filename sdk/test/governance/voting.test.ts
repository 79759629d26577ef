// Locking, delegating and voting, by transaction, by signature and by contract accounts; and what is refused.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Address, Hex } from "viem";
import { getTransactionCount, writeContract } from "viem/actions";
import {
  actions,
  governance,
  journeys,
  parseFtns,
  reads,
  requireAccount,
  type MarketClient,
  type ProposalState,
} from "../../src/index.ts";
import { ftnsAbi } from "../../src/generated/abis.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { contractAccount } from "../support/contract-account.ts";
import { failsWith } from "../support/failures.ts";

const { send } = actions;
const CONTRACT: Address = "0x00000000000000000000000000000000000c0de1";

let test: TestMarket;
let delegate: MarketClient;
let holder: MarketClient;
let keeper: MarketClient;
let snapshot: Hex;

before(async () => {
  test = await startMarket();
  delegate = test.as("delegate");
  holder = test.as("second");
  keeper = test.as("keeper");
});
after(() => test.stop());
beforeEach(async () => {
  snapshot = await test.snapshot();
});
afterEach(() => test.revert(snapshot));

function feeProposal(proposer: MarketClient, body = "Because."): actions.Proposal {
  const call = actions.proposalCall(governance.setPolicy(proposer, { parameter: "PlatformFee", value: 400n }));
  const text = { title: "Platform fee of 4 %", body };
  return { calls: [call], description: actions.proposalDescription(text, requireAccount(proposer)) };
}

/** Proposes and lets time pass until votes are cast. */
async function opened(proposal: actions.Proposal): Promise<bigint> {
  await send(delegate, actions.propose(delegate, proposal));
  const { votingDelay } = await reads.readVotingRules(delegate);
  await test.passTime(votingDelay + 1);
  return actions.proposalId(proposal);
}

async function locked(amount = parseFtns("1500000")): Promise<void> {
  await journeys.lockForVotes(delegate, { amount });
  await test.passTime(1);
}

describe("lockForVotes", () => {
  const amount = parseFtns("1000");

  it("of a plain account takes one transaction with a permit and leaves no allowance", async () => {
    const address = requireAccount(holder);
    const before = await getTransactionCount(holder.client, { address });
    const votes = await journeys.lockForVotes(holder, { amount, delegate: requireAccount(delegate) });
    assert.equal(await getTransactionCount(holder.client, { address }), before + 1);
    assert.deepEqual(
      [votes.locked, votes.votes, votes.delegate, votes.allowance],
      [amount, 0n, requireAccount(delegate), 0n],
    );
    assert.equal((await reads.readVotes(holder, requireAccount(delegate))).votes, amount);
  });

  it("keeps the delegate that was named before, and names the wallet itself the first time", async () => {
    assert.equal((await journeys.lockForVotes(holder, { amount })).delegate, requireAccount(holder));
    await send(holder, actions.delegateVotes(holder, requireAccount(delegate)));
    const votes = await journeys.lockForVotes(holder, { amount });
    assert.deepEqual([votes.locked, votes.delegate], [2n * amount, requireAccount(delegate)]);
  });

  it("of a contract account approves exactly what is locked", async () => {
    const { sending } = await contractAccount(test, CONTRACT, test.privateKey("third"));
    await pay(CONTRACT, amount);
    const ids: string[] = [];
    const watched = { ...sending, submissions: noting(ids) };
    const votes = await journeys.lockForVotes(watched, { amount });
    assert.deepEqual([votes.locked, votes.votes, votes.allowance, votes.balance], [amount, amount, 0n, 0n]);
    assert.equal(ids.length, 2);
  });

  it("goes on after an interruption: uses the allowance that is there, and locks nothing twice", async () => {
    const events: actions.SendEvent[] = [];
    await send(holder, actions.approve(holder, { spender: "VotingFTNS", amount }));
    await journeys.lockForVotes(holder, { amount, payment: "allowance" }, { onEvent: (event) => events.push(event) });
    const sent = events.flatMap((event) => (event.type === "sent" ? [event.hash] : []));
    assert.equal(sent.length, 1);
    const again = await journeys.lockForVotes(holder, { amount, sent: sent[0]! });
    assert.equal(again.locked, amount);
    const unknown = await journeys.lockForVotes(holder, { amount, sent: `0x${"12".repeat(32)}` });
    assert.equal(unknown.locked, 2n * amount);
  });

  it("refuses nothing, and more than the wallet holds, before anything is signed", async () => {
    await failsWith(journeys.lockForVotes(holder, { amount: 0n }), "InvalidAmount");
    const { balance } = await reads.readVotes(holder, requireAccount(holder));
    const { message } = await failsWith(journeys.lockForVotes(holder, { amount: balance + 1n }), "InvalidAmount");
    assert.match(message, /The wallet holds 5,000,000 FTNS/);
  });

  async function pay(to: Address, value: bigint): Promise<void> {
    const hash = await writeContract(delegate.wallet!, {
      ...{ address: delegate.addresses.FTNS, abi: ftnsAbi, functionName: "transfer", args: [to, value] },
      chain: delegate.chain,
    } as const);
    await test.client.waitForTransactionReceipt({ hash });
  }

  function noting(ids: string[]): MarketClient["submissions"] {
    return {
      async run(key, task) {
        ids.push(key);
        return { result: await task() };
      },
    };
  }
});

describe("a whole vote", () => {
  it("goes through every state, and readProposal tells each", async () => {
    await locked();
    await journeys.lockForVotes(holder, { amount: parseFtns("300000") });
    await test.passTime(1);
    const proposal = feeProposal(delegate);
    const id = actions.proposalId(proposal);
    await failsWith(governance.readProposal(delegate, id), "GovernorNonexistentProposal");
    await send(delegate, actions.propose(delegate, proposal));
    const rules = await reads.readVotingRules(delegate);
    const look = async (account = requireAccount(delegate)) => governance.readProposal(delegate, id, account);
    const seen: ProposalState[] = [];
    const pending = await look();
    seen.push(pending.state);
    assert.equal(pending.proposer, requireAccount(delegate));
    assert.equal(pending.voteStart - pending.now, rules.votingDelay);
    assert.equal(pending.voteEnd - pending.voteStart, rules.votingPeriod);
    assert.deepEqual([pending.quorum, pending.eta], [parseFtns("1000000"), undefined]);
    assert.deepEqual(pending.account, { voted: false, weight: parseFtns("1500000") });
    await test.passTime(rules.votingDelay + 1);
    await send(delegate, actions.castVote(delegate, { proposal: id, vote: "For", reason: "Trade grows." }));
    await send(holder, actions.castVote(holder, { proposal: id, vote: "Against" }));
    const active = await look();
    seen.push(active.state);
    assert.deepEqual(active.tally, { for: parseFtns("1500000"), against: parseFtns("300000"), abstain: 0n });
    assert.deepEqual(active.account, { voted: true, weight: parseFtns("1500000") });
    assert.deepEqual((await look(requireAccount(keeper))).account, { voted: false, weight: 0n });
    assert.equal((await governance.readProposal(delegate, id)).account, undefined);
    await test.passTime(rules.votingPeriod + 1);
    seen.push((await look()).state);
    await send(keeper, actions.queueProposal(keeper, proposal));
    const queued = await look();
    seen.push(queued.state);
    assert.equal(queued.eta, queued.now + rules.executionDelay);
    const early = await failsWith(
      send(keeper, actions.executeProposal(keeper, proposal)),
      "TimelockUnexpectedOperationState",
    );
    assert.match(early.message, /still waiting/);
    await test.passTime(rules.executionDelay);
    await send(keeper, actions.executeProposal(keeper, proposal));
    seen.push((await look()).state);
    assert.deepEqual(seen, ["Pending", "Active", "Succeeded", "Queued", "Executed"]);
    assert.equal((await reads.readPolicy(delegate)).feeBps, 400);
  });

  it("is defeated by too few votes", async () => {
    await locked(parseFtns("900000"));
    const proposal = feeProposal(delegate);
    const id = await opened(proposal);
    await send(delegate, actions.castVote(delegate, { proposal: id, vote: "For" }));
    await test.passTime((await reads.readVotingRules(delegate)).votingPeriod + 1);
    assert.equal((await governance.readProposal(delegate, id)).state, "Defeated");
    const { message } = await failsWith(
      send(keeper, actions.queueProposal(keeper, proposal)),
      "GovernorUnexpectedProposalState",
    );
    assert.match(message, /voted down, or too few voted/);
  });

  it("is taken back by its proposer alone, and only before the vote begins", async () => {
    await locked();
    const proposal = feeProposal(delegate);
    await send(delegate, actions.propose(delegate, proposal));
    await failsWith(send(holder, actions.cancelProposal(holder, proposal)), "GovernorUnableToCancel");
    await send(delegate, actions.cancelProposal(delegate, proposal));
    assert.equal((await governance.readProposal(delegate, actions.proposalId(proposal))).state, "Canceled");
    const later = feeProposal(delegate, "Once more.");
    await opened(later);
    await failsWith(send(delegate, actions.cancelProposal(delegate, later)), "GovernorUnableToCancel");
  });
});

describe("votes and delegations by signature", () => {
  it("are handed in by anybody and count for who signed", async () => {
    await locked();
    const expiry = (await test.now()) + 3_600;
    await send(holder, actions.approve(holder, { spender: "VotingFTNS", amount: parseFtns("400000") }));
    await send(holder, actions.lock(holder, { amount: parseFtns("400000") }));
    const to = requireAccount(delegate);
    const request = await actions.delegation(holder, { delegate: to, expiry });
    const signature = await actions.sign(holder, request);
    await send(keeper, actions.delegateBySignature(keeper, request.delegation, signature));
    assert.equal((await reads.readVotes(holder, to)).votes, parseFtns("1900000"));
    await failsWith(
      send(keeper, actions.delegateBySignature(keeper, request.delegation, signature)),
      "InvalidAccountNonce",
    );
    await test.passTime(1);
    const id = await opened(feeProposal(delegate));
    const vote = { proposal: id, vote: "For", reason: "Signed “at home”." } as const;
    const ballot = await actions.ballot(delegate, vote);
    assert.match(ballot.summary, /Vote for this proposal/);
    const signed = await actions.sign(delegate, ballot);
    await send(keeper, actions.castVoteBySignature(keeper, vote, to, signed));
    const { tally, account } = await governance.readProposal(delegate, id, to);
    assert.deepEqual([tally.for, account?.voted], [parseFtns("1900000"), true]);
    const twice = actions.castVoteBySignature(keeper, vote, to, signed);
    await failsWith(send(keeper, twice), "GovernorInvalidSignature");
  });

  it("do not count when anything but what was signed is handed in", async () => {
    await locked();
    const id = await opened(feeProposal(delegate));
    const vote = { proposal: id, vote: "For" } as const;
    const signed = await actions.sign(delegate, await actions.ballot(delegate, vote));
    for (const changed of [{ ...vote, vote: "Against" } as const, { ...vote, reason: "Not mine." }]) {
      const action = actions.castVoteBySignature(keeper, changed, requireAccount(delegate), signed);
      await failsWith(send(keeper, action), "GovernorInvalidSignature");
    }
    const other = actions.castVoteBySignature(keeper, vote, requireAccount(holder), signed);
    await failsWith(send(keeper, other), "GovernorInvalidSignature");
  });

  it("of a contract account count by ERC-1271, and not with another key", async () => {
    const { signing } = await contractAccount(test, CONTRACT, test.privateKey("third"));
    const wrong = await contractAccount(test, "0x00000000000000000000000000000000000c0de2", test.privateKey("buyer"));
    await journeys.lockForVotes(delegate, { amount: parseFtns("1500000"), delegate: CONTRACT });
    await journeys.lockForVotes(holder, { amount: parseFtns("20000") });
    await test.passTime(1);
    const proposal = feeProposal(holder);
    await send(holder, actions.propose(holder, proposal));
    await test.passTime((await reads.readVotingRules(holder)).votingDelay + 1);
    const vote = { proposal: actions.proposalId(proposal), vote: "Abstain" } as const;
    const foreign = await actions.sign(wrong.signing, await actions.ballot(signing, vote));
    await failsWith(
      send(keeper, actions.castVoteBySignature(keeper, vote, CONTRACT, foreign)),
      "GovernorInvalidSignature",
    );
    const signed = await actions.sign(signing, await actions.ballot(signing, vote));
    await send(keeper, actions.castVoteBySignature(keeper, vote, CONTRACT, signed));
    const { tally, account } = await governance.readProposal(holder, vote.proposal, CONTRACT);
    assert.deepEqual([tally.abstain, account?.voted], [parseFtns("1500000"), true]);
  });
});

describe("what is refused is said in a sentence that says what to do", () => {
  it("too few votes to propose", async () => {
    const { message } = await failsWith(
      send(holder, actions.propose(holder, feeProposal(holder))),
      "GovernorInsufficientProposerVotes",
    );
    assert.match(message, /has the votes of 0 FTNS, 10,000 FTNS are needed to propose\. Lock more/);
  });

  it("another's text, a second time, a second vote, too early and too late", async () => {
    await locked();
    await journeys.lockForVotes(holder, { amount: parseFtns("50000") });
    await test.passTime(1);
    const proposal = feeProposal(delegate);
    await failsWith(send(holder, actions.propose(holder, proposal)), "GovernorRestrictedProposer");
    await send(delegate, actions.propose(delegate, proposal));
    await failsWith(send(delegate, actions.propose(delegate, proposal)), "GovernorUnexpectedProposalState");
    const vote = actions.castVote(delegate, { proposal: actions.proposalId(proposal), vote: "For" });
    assert.match((await failsWith(send(delegate, vote), "GovernorUnexpectedProposalState")).message, /has not begun/);
    await test.passTime((await reads.readVotingRules(delegate)).votingDelay + 1);
    await send(delegate, vote);
    const again = actions.castVote(delegate, { proposal: actions.proposalId(proposal), vote: "Against" });
    assert.match((await failsWith(send(delegate, again), "GovernorAlreadyCastVote")).message, /A vote is final/);
    await failsWith(send(keeper, actions.queueProposal(keeper, proposal)), "GovernorUnexpectedProposalState");
  });

  it("a call that fails takes the whole execution back", async () => {
    await locked();
    const good = feeProposal(delegate).calls;
    const bad = actions.proposalCall(governance.setPolicy(delegate, { parameter: "PlatformFee", value: 1_001n }));
    const proposal = { calls: [...good, bad], description: feeProposal(delegate, "Too much.").description };
    const rules = await reads.readVotingRules(delegate);
    const id = await opened(proposal);
    await send(delegate, actions.castVote(delegate, { proposal: id, vote: "For" }));
    await test.passTime(rules.votingPeriod + 1);
    await send(delegate, actions.queueProposal(delegate, proposal));
    await test.passTime(rules.executionDelay);
    await failsWith(send(keeper, actions.executeProposal(keeper, proposal)), "MarketPolicy_OutOfBounds");
    assert.equal((await reads.readPolicy(delegate)).feeBps, 500);
    assert.equal((await governance.readProposal(delegate, id)).state, "Queued");
  });
});
