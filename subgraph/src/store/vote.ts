import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Proposal, Vote } from "../../generated/schema";
import { VoteChoice } from "../enums";
import { voteId } from "../ids";
import { cleanText } from "../metadata/text";
import { loadDelegate } from "./delegate";
import { loadProposal } from "./proposal";
import { setPassing } from "./quorum";
import { stamp } from "./stamp";

const MAX_REASON = 4000;

/** Anybody can vote without a weight: such a vote is kept, but not counted. */
export function castVote(
  event: ethereum.Event,
  number: BigInt,
  account: Bytes,
  choice: string,
  weight: BigInt,
  reason: string,
): void {
  const proposal = loadProposal(number);
  const voter = loadDelegate(account, event);
  if (weight.gt(BigInt.zero())) {
    addToTally(proposal, choice, weight);
    proposal.save();
    voter.voteCount += 1;
  }
  voter.save();

  const vote = new Vote(voteId(proposal.id, account));
  vote.proposal = proposal.id;
  vote.voter = voter.id;
  vote.choice = choice;
  vote.weight = weight;
  vote.reason = cleanText(reason, MAX_REASON, true);
  stamp(vote, event);
  vote.save();
}

function addToTally(proposal: Proposal, choice: string, weight: BigInt): void {
  if (choice == VoteChoice.For) proposal.votesFor = proposal.votesFor.plus(weight);
  else if (choice == VoteChoice.Against) proposal.votesAgainst = proposal.votesAgainst.plus(weight);
  else proposal.votesAbstain = proposal.votesAbstain.plus(weight);
  proposal.voterCount += 1;
  setPassing(proposal);
}
