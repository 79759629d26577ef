/**
 * What can be voted on: every decision as an action of the timelock, what a proposal does in words, whether it would work, and where it
 * stands. `actions` propose, vote, queue and execute.
 */
export { describeText, type DescribedText } from "./description.ts";
export {
  describeCall,
  describeCalls,
  type CallArgument,
  type CallContext,
  type DescribedCall,
} from "./describe-call.ts";
export type { GovernedNumber, NumberUnit } from "./numbers.ts";
export { appointGuardian, endPause, removeGuardian, setPolicy, type SetPolicyInput } from "./policy-decisions.ts";
export { POLICY_NUMBERS, readPolicyNumbers, type PolicyNumber } from "./policy-numbers.ts";
export { rawCall, type RawCallInput } from "./raw-call.ts";
export { readProposal, type ChainProposal, type ProposalVoter } from "./read-proposal.ts";
export { simulateProposal, type CallOutcome, type Simulation } from "./simulate.ts";
export {
  encodeStatement,
  fetchStatement,
  parseStatement,
  STATEMENT_MAX_BYTES,
  statementJsonSchema,
  type ParsedStatement,
  type Statement,
} from "./statement.ts";
export { payFromTreasury, readTreasury, type PayFromTreasuryInput, type Treasury } from "./treasury.ts";
export {
  admitAuditor,
  expelAuditor,
  setAuditorAdmission,
  setCertifiedCategories,
  setReporter,
  slashAuditor,
  type AdmitAuditorInput,
  type ExpelAuditorInput,
  type SetReporterInput,
  type SlashAuditorInput,
} from "./trust-decisions.ts";
export { admitVenue, retireVenue, type AdmitVenueInput } from "./venue-decisions.ts";
export { setExecutionDelay, setVotingRule, type SetVotingRuleInput } from "./voting-decisions.ts";
export { EXECUTION_DELAY, VOTING_NUMBERS, VOTING_RULES, type VotingRule } from "./voting-numbers.ts";
export { hidesCharacters, visibleText } from "./visible-text.ts";
