import { encodeAbiParameters, encodeFunctionData, keccak256, stringToHex, type Address, type Hex } from "viem";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { marketGovernorAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import { countWords } from "../words.ts";

/** One call that the timelock makes once a proposal is executed. */
export interface ProposalCall {
  readonly target: Address;
  /** Native coin sent along, wei. */
  readonly value: bigint;
  readonly data: Hex;
}

/** What is decided: all calls in this order, or none. The same values are needed to queue, execute and cancel it. */
export interface Proposal {
  readonly calls: readonly ProposalCall[];
  /** Markdown; the first line is the title. Part of the proposal's id. */
  readonly description: string;
}

/** A text to propose, before it is bound to its proposer. */
export interface ProposalText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** The call that an action makes, for a proposal. The action is one that the timelock may do, `takeDown` for example. */
export function proposalCall({ request }: Action): ProposalCall {
  const { address, abi, functionName, args } = request;
  return { target: address, value: 0n, data: encodeFunctionData({ abi, functionName, args }) };
}

/** Title and body as one description that nobody but `proposer` can propose: it cannot be snatched from the mempool. */
export function proposalDescription({ title, body }: ProposalText, proposer: Address): string {
  return `# ${title.trim()}\n\n${body.trim()}\n\n#proposer=${proposer.toLowerCase()}`;
}

/** The number of a proposal: `uint256(keccak256(abi.encode(targets, values, calldatas, keccak256(description))))`. */
export function proposalId(proposal: Proposal): bigint {
  const types = [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }] as const;
  return BigInt(keccak256(encodeAbiParameters(types, hashed(proposal))));
}

/** Proposes. The wallet needs `proposalThreshold` votes, a second ago already. */
export function propose(market: MarketClient, proposal: Proposal): Action {
  requireAccount(market);
  const [targets, values, calldatas] = hashed(proposal);
  return {
    id: "governor.propose",
    request: contractCall({
      address: market.addresses.MarketGovernor,
      abi: marketGovernorAbi,
      functionName: "propose",
      args: [targets, values, calldatas, proposal.description],
    }),
    summary: `Propose “${proposalTitle(proposal.description)}” with ${countWords(proposal.calls.length, "call")} for a vote.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

/** The first line of a description without its mark, or its beginning where that is empty. */
export function proposalTitle(description: string): string {
  const [first = ""] = description.trim().split("\n", 1);
  return first.replace(/^#+\s*/, "").trim() || "(no title)";
}

/** Takes a proposal back before its vote begins. Only its proposer. */
export function cancelProposal(market: MarketClient, proposal: Proposal): Action {
  return step(market, proposal, "cancel", "Take back");
}

/** Starts the delay of a proposal that has passed. Anyone. */
export function queueProposal(market: MarketClient, proposal: Proposal): Action {
  return step(market, proposal, "queue", "Start the delay of");
}

/** Executes a proposal whose delay is over: all its calls, or none. Anyone. */
export function executeProposal(market: MarketClient, proposal: Proposal): Action {
  return step(market, proposal, "execute", "Execute");
}

function step(
  market: MarketClient,
  proposal: Proposal,
  functionName: "cancel" | "queue" | "execute",
  verb: string,
): Action {
  return {
    id: `governor.${functionName}`,
    request: contractCall({
      address: market.addresses.MarketGovernor,
      abi: marketGovernorAbi,
      functionName,
      args: hashed(proposal),
    }),
    summary: `${verb} the proposal “${proposalTitle(proposal.description)}”.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}

function hashed({ calls, description }: Proposal) {
  return [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
    keccak256(stringToHex(description)),
  ] as const;
}
