export { parseProposalFilters, proposalsPath, type ProposalFilters } from "./filters";
export { nextMoment, type ProposalTimes } from "./next-moment";
export { StateBadge } from "./state-badge";
export { STATE_WORDS } from "./states";
export { tallyPicture, type Tally } from "./tally";
export { TallyBar } from "./tally-bar";
export { VotingNumbers } from "./voting-numbers";
