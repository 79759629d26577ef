export { DelegateButton } from "./delegate-button";
export { votesStanding, type VotesStanding } from "./standing";
export { useVotes, useVotingRules } from "./use-votes";
export { VotesBox } from "./votes-box";
export { VotesPanel } from "./votes-panel";
