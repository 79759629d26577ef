/** What token holders do: lock, delegate, propose, vote, queue, execute. */
export { delegateBySignature, delegation, publishStatement, type Delegation } from "./delegation.ts";
export { delegateVotes, lock, lockWithPermit, unlock, type LockInput } from "./lock.ts";
export {
  cancelProposal,
  executeProposal,
  proposalCall,
  proposalDescription,
  proposalId,
  proposalTitle,
  propose,
  queueProposal,
  type Proposal,
  type ProposalCall,
  type ProposalText,
} from "./proposal.ts";
export { ballot, castVote, castVoteBySignature, type CastVoteInput } from "./vote.ts";
