export { Cause, ChangeTable } from "./change-list";
export { LockedChart } from "./locked-chart";
export { NumbersTable } from "./numbers-table";
export { ReporterTable } from "./reporter-list";
export { RULE_NUMBERS, RuleChangeTable } from "./rule-change-list";
export { VenueTable } from "./venue-list";
export { VotingTable } from "./voting-table";
