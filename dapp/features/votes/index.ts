export { DelegateButton } from "./delegate-button";
export { votesStanding, type VotesStanding } from "./standing";
export { useVotes, useVotingRules } from "./use-votes";
export { VotesPanel } from "./votes-panel";
