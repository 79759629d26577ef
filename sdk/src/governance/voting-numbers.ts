import { governedNumber, type GovernedNumber } from "./numbers.ts";

/** The numbers of a vote that a vote can change. Their bounds are in `MarketGovernor`. */
export const VOTING_RULES = [
  "votingDelay",
  "votingPeriod",
  "voteExtension",
  "proposalThreshold",
  "quorumPercent",
] as const;
/** One of `VOTING_RULES`. */
export type VotingRule = (typeof VOTING_RULES)[number];

/** Every number of a vote. A proposal keeps those of its beginning. */
export const VOTING_NUMBERS: Readonly<Record<VotingRule, GovernedNumber>> = {
  votingDelay: governedNumber("Delay before a vote", "seconds", "Time between a proposal and the weighing of votes."),
  votingPeriod: governedNumber("Length of a vote", "seconds", "Time in which votes are cast."),
  voteExtension: governedNumber(
    "Extension of a vote",
    "seconds",
    "Time that is left at least when the quorum is reached late.",
  ),
  proposalThreshold: governedNumber("Votes to propose", "ftns", "Votes that an account needs to propose."),
  quorumPercent: governedNumber("Quorum", "percent", "Share of all locked FTNS that must vote for or abstain."),
};

/** The time between a decision and its execution. */
export const EXECUTION_DELAY: GovernedNumber = governedNumber(
  "Delay of an execution",
  "seconds",
  "Time between the decision and its execution, in which everybody who disagrees can leave.",
);
