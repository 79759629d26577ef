export { ProposalCreator } from "./proposal-creator";
