import { GENESIS } from "./case.ts";
import { account, addressOf, hash, type MockEvent, type MockValue } from "./events.ts";
import { ALICE, market } from "./fixture.ts";

const NOBODY = account(0);
export const VOTING_DELAY = 60;
export const VOTING_PERIOD = 600;
export const AGAINST = 0;
export const FOR = 1;
export const ABSTAIN = 2;
export const TIMELOCK = addressOf("Timelock");

/** A call of a proposal, as the events write it. */
export interface MockCall {
  readonly target: string;
  readonly value: number;
  readonly data: string;
}

interface ProposalFields {
  readonly id?: number;
  readonly proposer?: string;
  readonly calls?: readonly MockCall[];
  readonly description?: string;
  /** Seconds since 1970. */
  readonly voteStart?: number;
}

export const CALL: MockCall = { target: addressOf("MarketPolicy"), value: 0, data: "0x1234" };

export function propose(fields: ProposalFields = {}): MockEvent {
  const { id = 1, proposer = ALICE, calls = [CALL], description = "# Lower the fee\n\nBecause.", voteStart } = fields;
  const start = voteStart ?? GENESIS + VOTING_DELAY;
  return market.emit("MarketGovernor", "ProposalCreated", {
    ...{ proposalId: id, proposer, description },
    targets: calls.map(({ target }) => target),
    values: calls.map(({ value }) => value),
    signatures: calls.map(() => ""),
    calldatas: calls.map(({ data }) => data),
    ...{ voteStart: start, voteEnd: start + VOTING_PERIOD },
  });
}

export function vote(voter: string, support: number, weight: bigint, reason = "", proposalId = 1): MockEvent {
  return market.emit("MarketGovernor", "VoteCast", { voter, proposalId, support, weight, reason });
}

/** The timelock is told first; the governor names the proposal afterwards. */
export function queue(eta: number, { id = 1, operation = hash(0x0b), calls = 1 } = {}): MockEvent[] {
  return [
    ...Array.from({ length: calls }, (_, index) => schedule(operation, index)),
    market.emit("MarketGovernor", "ProposalQueued", { proposalId: id, etaSeconds: eta }),
  ];
}

export function schedule(operation: string, index = 0): MockEvent {
  return market.emit("Timelock", "CallScheduled", {
    ...{ id: operation, index, ...CALL },
    ...{ predecessor: hash(0), delay: 60 },
  });
}

export function execute(operation = hash(0x0b), index = 0): MockEvent {
  return market.emit("Timelock", "CallExecuted", { id: operation, index, ...CALL });
}

export function lock(holder: string, amount: bigint): MockEvent {
  return moveLocked(NOBODY, holder, amount);
}

export function unlock(holder: string, amount: bigint): MockEvent {
  return moveLocked(holder, NOBODY, amount);
}

export function moveLocked(from: string, to: string, value: bigint): MockEvent {
  return market.emit("VotingFTNS", "Transfer", { from, to, value });
}

export function delegate(delegator: string, toDelegate: string, fromDelegate = NOBODY): MockEvent {
  return market.emit("VotingFTNS", "DelegateChanged", { delegator, fromDelegate, toDelegate });
}

export function votesOf(holder: string, previousVotes: bigint, newVotes: bigint): MockEvent {
  return market.emit("VotingFTNS", "DelegateVotesChanged", { delegate: holder, previousVotes, newVotes });
}

export function publish(account: string, digest: string): MockEvent {
  return market.emit("DelegateDirectory", "StatementPublished", { delegate: account, digest });
}

/** @param values previous and new, by the contract's own names */
export function setRule(contract: string, event: string, values: Record<string, MockValue>): MockEvent {
  return market.emit(contract, event, values);
}

export function setQuorumPercent(oldQuorumNumerator: number, newQuorumNumerator: number): MockEvent {
  return setRule("MarketGovernor", "QuorumNumeratorUpdated", { oldQuorumNumerator, newQuorumNumerator });
}
