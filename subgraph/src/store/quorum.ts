import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Governance, Proposal, VotingRule } from "../../generated/schema";
import { VotingRuleName } from "../enums";

const PERCENT = BigInt.fromI32(100);

/** The quorum of a proposal whose votes would be weighed now, as the governor reckons it. */
export function setQuorum(proposal: Proposal, governance: Governance): void {
  const rule = VotingRule.load(VotingRuleName.QuorumPercent);
  const percent = rule ? rule.value : BigInt.zero();
  const share = governance.lockedSupply.times(percent).div(PERCENT);
  proposal.quorum = share.gt(proposal.quorumFloor) ? share : proposal.quorumFloor;
  setPassing(proposal);
}

export function setPassing(proposal: Proposal): void {
  const present = proposal.votesFor.plus(proposal.votesAbstain);
  proposal.passing = proposal.votesFor.gt(proposal.votesAgainst) && present.ge(proposal.quorum);
}

/**
 * What a quorum depends on has changed: proposals whose votes are not weighed yet follow. A change in the very second of the
 * weighing still counts. Bounded: who proposes needs the threshold, and what is weighed leaves the list. The caller saves `governance`.
 */
export function followQuorum(event: ethereum.Event, governance: Governance): void {
  const ids = governance.pendingProposals;
  const pending: string[] = [];
  for (let i = 0; i < ids.length; i++) {
    const proposal = Proposal.load(ids[i])!;
    if (event.block.timestamp.gt(proposal.voteStart)) continue;
    setQuorum(proposal, governance);
    proposal.save();
    pending.push(proposal.id);
  }
  governance.pendingProposals = pending;
}
