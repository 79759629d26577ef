import type { ProposalState } from "@ftns-market/sdk/chain";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { tallyPicture } from "@/features/governance";
import { formatDuration, formatFtns } from "@/lib/format";

/** Something that the visitor can do with a proposal now. */
export type ProposalAction = "vote" | "queue" | "execute" | "cancel" | "lock";

/** What can be done now, or why nothing can. */
export interface NextStep {
  readonly actions: readonly ProposalAction[];
  readonly sentence: string;
}

/** What the next step depends on. */
export interface StepFacts {
  readonly proposal: Pick<ChainProposal, "state" | "tally" | "quorum" | "eta" | "account">;
  /** By the chain's clock, seconds since 1970. */
  readonly now: number;
  /** The visitor has a wallet. */
  readonly connected: boolean;
  /** The visitor proposed it. */
  readonly isProposer: boolean;
  /** Between the decision and the execution, seconds; undefined when that is not known. */
  readonly executionDelay: number | undefined;
}

/** What the visitor can do with a proposal, in words; and why the rest cannot be done yet. */
export function nextStepOf(facts: StepFacts): NextStep {
  return STEPS[facts.proposal.state](facts);
}

const STEPS: Readonly<Record<ProposalState, (facts: StepFacts) => NextStep>> = {
  Pending: pending,
  Active: active,
  Canceled: () => none("It was taken back before its vote. Nothing of it happens."),
  Defeated: ({ proposal }) => none(`${defeatWords(proposal)} Nothing of it happens.`),
  Succeeded: ({ executionDelay }) => {
    const delay = executionDelay === undefined ? "a delay" : `a delay of ${formatDuration(executionDelay)}`;
    return step(["queue"], `It is decided. Anybody can now start ${delay}, after which it can be executed.`);
  },
  Queued: queued,
  Expired: () => none("It was decided, but not executed in time. It would have to be proposed again."),
  Executed: () => none("It is in force. Nothing is left to be done."),
};

function pending({ proposal: { account }, connected, isProposer }: StepFacts): NextStep {
  const own: readonly ProposalAction[] = isProposer ? ["cancel"] : [];
  const rule =
    "Votes are weighed at the moment at which the vote begins: what is locked and delegated before it counts.";
  if (!connected) return step(["lock", ...own], rule);
  if (account === undefined) return step(own, rule);
  if (account.weight === 0n) return step(["lock", ...own], `You would have no votes. ${rule}`);
  return step(own, `You will vote with ${formatFtns(account.weight)}, as it stands now. ${rule}`);
}

function active({ proposal: { account }, connected }: StepFacts): NextStep {
  if (!connected) return step(["vote"], "Whoever had votes when the vote began can cast them now.");
  if (account === undefined) return none("Your votes are being read.");
  if (account.voted) return none("You have voted. A vote cannot be changed.");
  if (account.weight === 0n) {
    return none(
      "You have no votes in this proposal: they were weighed when its vote began. What you lock or have delegated to you now counts in the next one.",
    );
  }
  return step(["vote"], `You vote with ${formatFtns(account.weight)}.`);
}

function queued({ proposal: { eta }, now }: StepFacts): NextStep {
  if (eta !== undefined && now >= eta) return step(["execute"], "Its delay is over. Anybody can execute it now.");
  return none("It is decided, and its delay runs: until it is over, nobody can execute it. Then anybody can.");
}

function defeatWords({ tally, quorum }: StepFacts["proposal"]): string {
  const { hasQuorum, hasMajority, counted } = tallyPicture(tally, quorum);
  const missing = `${formatFtns(counted)} voted for or abstained, ${formatFtns(quorum)} were needed.`;
  if (hasQuorum) return "It was rejected: not more voted for it than against it.";
  return `It was rejected: too few took part. ${missing}${hasMajority ? "" : " It had no majority either."}`;
}

function none(sentence: string): NextStep {
  return { actions: [], sentence };
}

function step(actions: readonly ProposalAction[], sentence: string): NextStep {
  return { actions, sentence };
}
