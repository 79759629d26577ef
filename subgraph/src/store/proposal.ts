import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Proposal, ProposalCall, TimelockOperation } from "../../generated/schema";
import { factId, numberId, rowId } from "../ids";
import { titleOf } from "../metadata/title";
import { loadDelegate } from "./delegate";
import { loadGovernance } from "./governance";
import { setQuorum } from "./quorum";

/** A proposal as `ProposalCreated` says it. */
export class NewProposal {
  constructor(
    public proposer: Bytes,
    public targets: Bytes[],
    public values: BigInt[],
    public calldatas: Bytes[],
    public voteStart: BigInt,
    public voteEnd: BigInt,
    public description: string,
    public quorumFloor: BigInt,
  ) {}
}

export function createProposal(event: ethereum.Event, number: BigInt, created: NewProposal): void {
  const proposal = new Proposal(numberId(number));
  setContent(event, proposal, created);
  proposal.voteStart = created.voteStart;
  proposal.voteEnd = created.voteEnd;
  proposal.extended = false;
  proposal.votesFor = BigInt.zero();
  proposal.votesAgainst = BigInt.zero();
  proposal.votesAbstain = BigInt.zero();
  proposal.voterCount = 0;
  proposal.quorumFloor = created.quorumFloor;
  proposal.createdAt = event.block.timestamp;
  proposal.block = event.block.number;
  proposal.transaction = event.transaction.hash;

  const governance = loadGovernance();
  setQuorum(proposal, governance);
  proposal.save();
  governance.proposalCount += 1;
  governance.pendingProposals = governance.pendingProposals.concat([proposal.id]);
  governance.save();

  const proposer = loadDelegate(created.proposer, event);
  proposer.proposalCount += 1;
  proposer.save();
}

/** The timelock was told what will be queued: the governor names the proposal in the next event. */
export function scheduleOperation(operation: Bytes): void {
  const governance = loadGovernance();
  governance.scheduledOperation = operation;
  governance.save();
}

export function queueProposal(event: ethereum.Event, number: BigInt, eta: BigInt): void {
  const proposal = loadProposal(number);
  proposal.queuedAt = event.block.timestamp;
  proposal.queuedTransaction = event.transaction.hash;
  proposal.eta = eta;
  proposal.save();

  const operation = new TimelockOperation(loadGovernance().scheduledOperation!);
  operation.proposal = proposal.id;
  operation.save();
}

/** One call after the other, in one transaction; of the governor, or of anybody at the timelock itself. */
export function executeOperation(event: ethereum.Event, operationId: Bytes): void {
  const operation = TimelockOperation.load(operationId);
  if (!operation) return;
  const proposal = Proposal.load(operation.proposal)!;
  proposal.executedAt = event.block.timestamp;
  proposal.executedTransaction = event.transaction.hash;
  proposal.executedLogIndex = event.logIndex.toI32();
  proposal.save();
}

/** At the timelock itself, which the governor emits nothing for. */
export function cancelOperation(event: ethereum.Event, operationId: Bytes): void {
  const operation = TimelockOperation.load(operationId);
  if (operation) cancel(event, Proposal.load(operation.proposal)!);
}

export function cancelProposal(event: ethereum.Event, number: BigInt): void {
  cancel(event, loadProposal(number));
}

/** A late vote has made the quorum. */
export function extendProposal(number: BigInt, voteEnd: BigInt): void {
  const proposal = loadProposal(number);
  proposal.voteEnd = voteEnd;
  proposal.extended = true;
  proposal.save();
}

/** Every event about a proposal follows its creation. */
export function loadProposal(number: BigInt): Proposal {
  return Proposal.load(numberId(number))!;
}

function setContent(event: ethereum.Event, proposal: Proposal, created: NewProposal): void {
  proposal.proposer = created.proposer;
  proposal.title = titleOf(created.description);
  proposal.description = created.description;
  proposal.callCount = created.targets.length;
  const fact = factId(event);
  for (let i = 0; i < created.targets.length; i++) {
    const call = new ProposalCall(rowId(fact, i));
    call.proposal = proposal.id;
    call.index = i;
    call.target = created.targets[i];
    call.value = created.values[i];
    call.data = created.calldatas[i];
    call.save();
  }
}

/** Once: what is canceled at the governor is canceled at the timelock too, if it was queued. */
function cancel(event: ethereum.Event, proposal: Proposal): void {
  if (proposal.canceledAt) return;
  proposal.canceledAt = event.block.timestamp;
  proposal.canceledTransaction = event.transaction.hash;
  proposal.save();
  const governance = loadGovernance();
  governance.canceledCount += 1;
  governance.save();
}
