export { Cause, ChangeTable } from "./change-list";
export { NumbersTable } from "./numbers-table";
export { VenueTable } from "./venue-list";
export { VotingTable } from "./voting-table";
