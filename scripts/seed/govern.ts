import { getBlock } from "viem/actions";
import {
  actions,
  devnet,
  governance,
  journeys,
  type MarketClient,
  reads,
  requireAccount,
} from "../../sdk/src/index.ts";
import {
  LOCKS,
  REST_BETWEEN_PAUSES,
  SECOND_REVIEW,
  type SeedVote,
  STATEMENTS,
  type Voter,
} from "./catalogue/governance.ts";

/** The market through the eyes of those who vote, and of who is to be paid. */
export type Electorate = Readonly<Record<Voter | "evaluator", MarketClient>>;

/** Proposals that the seed made. */
export interface SeedGovernance {
  readonly executed: bigint;
  readonly active: bigint;
}

/**
 * Seconds before now at which the chain of a seeded devnet has to begin: a vote takes time, and the seed lets it pass in the past, so that the
 * clock is right when it is done.
 */
export const HISTORY = 2 * 86_400;

const { send } = actions;

/**
 * Has a DAO live on a chain that began `HISTORY` ago: FTNS is locked and delegated, delegates say what they stand for, one proposal is
 * carried out, and another is open for votes when the chain's clock has caught up with this machine's.
 */
export async function governSeed(electorate: Electorate): Promise<SeedGovernance> {
  const { delegate } = electorate;
  const rules = await reads.readVotingRules(delegate);
  await lockAll(electorate);
  const executed = await decided(electorate, restBetweenPauses(delegate), REST_BETWEEN_PAUSES.votes, rules);
  await catchUp(delegate, rules.votingDelay + 1);
  const active = await opened(electorate, await secondReview(electorate), SECOND_REVIEW.votes, rules);
  await catchUp(delegate, 0);
  return { executed, active };
}

async function lockAll(electorate: Electorate): Promise<void> {
  for (const { holder, amount, delegate } of LOCKS)
    await journeys.lockForVotes(electorate[holder], { amount, delegate: requireAccount(electorate[delegate]) });
  for (const [voter, statement] of Object.entries(STATEMENTS))
    await journeys.publishStatement(electorate[voter as Voter], statement);
}

function restBetweenPauses(proposer: MarketClient): actions.Proposal {
  const { parameter, value } = REST_BETWEEN_PAUSES;
  return proposalOf(proposer, REST_BETWEEN_PAUSES, [governance.setPolicy(proposer, { parameter, value })]);
}

async function secondReview({ delegate, evaluator }: Electorate): Promise<actions.Proposal> {
  const { amount } = SECOND_REVIEW;
  const payment = { recipient: requireAccount(evaluator), amount };
  return proposalOf(delegate, SECOND_REVIEW, await governance.payFromTreasury(delegate, payment));
}

function proposalOf(
  proposer: MarketClient,
  text: actions.ProposalText,
  operations: readonly actions.Action[],
): actions.Proposal {
  const description = actions.proposalDescription(text, requireAccount(proposer));
  return { calls: operations.map(actions.proposalCall), description };
}

/** Proposes, and has the votes cast as soon as they can be. */
async function opened(
  electorate: Electorate,
  proposal: actions.Proposal,
  votes: readonly SeedVote[],
  { votingDelay }: reads.VotingRules,
): Promise<bigint> {
  const { delegate } = electorate;
  await send(delegate, actions.propose(delegate, proposal));
  await devnet.advanceTime(delegate, votingDelay + 1);
  const id = actions.proposalId(proposal);
  for (const { voter, vote, reason } of votes)
    await send(electorate[voter], actions.castVote(electorate[voter], { proposal: id, vote, reason }));
  return id;
}

async function decided(
  electorate: Electorate,
  proposal: actions.Proposal,
  votes: readonly SeedVote[],
  rules: reads.VotingRules,
): Promise<bigint> {
  const { delegate, clinic } = electorate;
  const id = await opened(electorate, proposal, votes, rules);
  await devnet.advanceTime(delegate, rules.votingPeriod);
  await send(clinic, actions.queueProposal(clinic, proposal));
  await devnet.advanceTime(delegate, rules.executionDelay);
  await send(clinic, actions.executeProposal(clinic, proposal));
  return id;
}

/** Lets time pass until the chain's clock is `seconds` behind this machine's. */
async function catchUp(market: MarketClient, seconds: number): Promise<void> {
  const { timestamp } = await getBlock(market.client);
  const behind = Math.floor(Date.now() / 1_000) - Number(timestamp) - seconds;
  if (behind > 0) await devnet.advanceTime(market, behind);
}
