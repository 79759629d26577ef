import { Bytes, dataSource } from "@graphprotocol/graph-ts";
import {
  LateQuorumVoteExtensionSet,
  ProposalCanceled,
  ProposalCreated,
  ProposalExtended,
  ProposalQueued,
  ProposalThresholdSet,
  QuorumNumeratorUpdated,
  VoteCast,
  VoteCastWithParams,
  VotingDelaySet,
  VotingPeriodSet,
} from "../../generated/MarketGovernor/MarketGovernor";
import { voteChoiceName, VotingRuleName } from "../enums";
import { cancelProposal, createProposal, extendProposal, NewProposal, queueProposal } from "../store/proposal";
import { castVote } from "../store/vote";
import { setVotingRule } from "../store/voting-rule";

export function handleProposalCreated(event: ProposalCreated): void {
  const p = event.params;
  const targets: Bytes[] = [];
  for (let i = 0; i < p.targets.length; i++) targets.push(p.targets[i]);
  const created = new NewProposal(
    p.proposer,
    targets,
    p.values,
    p.calldatas,
    p.voteStart,
    p.voteEnd,
    p.description,
    dataSource.context().getBigInt("quorumFloor"),
  );
  createProposal(event, p.proposalId, created);
}

export function handleProposalQueued(event: ProposalQueued): void {
  queueProposal(event, event.params.proposalId, event.params.etaSeconds);
}

export function handleProposalCanceled(event: ProposalCanceled): void {
  cancelProposal(event, event.params.proposalId);
}

export function handleProposalExtended(event: ProposalExtended): void {
  extendProposal(event.params.proposalId, event.params.extendedDeadline);
}

export function handleVoteCast(event: VoteCast): void {
  const p = event.params;
  castVote(event, p.proposalId, p.voter, voteChoiceName(p.support), p.weight, p.reason);
}

export function handleVoteCastWithParams(event: VoteCastWithParams): void {
  const p = event.params;
  castVote(event, p.proposalId, p.voter, voteChoiceName(p.support), p.weight, p.reason);
}

export function handleVotingDelaySet(event: VotingDelaySet): void {
  setVotingRule(event, VotingRuleName.VotingDelay, event.params.oldVotingDelay, event.params.newVotingDelay);
}

export function handleVotingPeriodSet(event: VotingPeriodSet): void {
  setVotingRule(event, VotingRuleName.VotingPeriod, event.params.oldVotingPeriod, event.params.newVotingPeriod);
}

export function handleVoteExtensionSet(event: LateQuorumVoteExtensionSet): void {
  const p = event.params;
  setVotingRule(event, VotingRuleName.VoteExtension, p.oldVoteExtension, p.newVoteExtension);
}

export function handleProposalThresholdSet(event: ProposalThresholdSet): void {
  const p = event.params;
  setVotingRule(event, VotingRuleName.ProposalThreshold, p.oldProposalThreshold, p.newProposalThreshold);
}

export function handleQuorumPercentSet(event: QuorumNumeratorUpdated): void {
  const p = event.params;
  setVotingRule(event, VotingRuleName.QuorumPercent, p.oldQuorumNumerator, p.newQuorumNumerator);
}
