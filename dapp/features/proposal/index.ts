export { CallsList } from "./calls-list";
export { LiveCourse } from "./live-course";
export { LiveRefresh } from "./live-refresh";
export { ProposalBox } from "./proposal-box";
export { ProposalClock } from "./proposal-clock";
export { SimulationNotice } from "./simulation-notice";
export { useProposal } from "./use-proposal";
export { VotesTable } from "./votes-table";
