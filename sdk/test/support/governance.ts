import { reads, actions, parseFtns, requireAccount, type MarketClient } from "../../src/index.ts";

const LOCKED = parseFtns("1000000");

/**
 * Has operations proposed, voted, delayed and executed together, by one account alone.
 * @param passTime lets so many seconds pass on the chain
 */
export async function decide(
  market: MarketClient,
  operations: actions.Action | readonly actions.Action[],
  passTime: (seconds: number) => Promise<unknown>,
): Promise<void> {
  const { send } = actions;
  const account = requireAccount(market);
  const rules = await reads.readVotingRules(market);
  if ((await reads.readVotes(market, account)).votes < LOCKED) {
    await send(market, actions.approve(market, { spender: "VotingFTNS", amount: LOCKED }));
    await send(market, actions.lock(market, { amount: LOCKED }));
    await passTime(1);
  }
  const batch = [operations].flat();
  const text = {
    title: "An operation",
    body: `${batch.map(({ summary }) => summary).join("\n")}\n\nAt ${Date.now()}.`,
  };
  const proposal = {
    calls: batch.map(actions.proposalCall),
    description: actions.proposalDescription(text, account),
  };
  await send(market, actions.propose(market, proposal));
  await passTime(rules.votingDelay + 1);
  await send(market, actions.castVote(market, { proposal: actions.proposalId(proposal), vote: "For" }));
  await passTime(rules.votingPeriod + 1);
  await send(market, actions.queueProposal(market, proposal));
  await passTime(rules.executionDelay);
  await send(market, actions.executeProposal(market, proposal));
}
