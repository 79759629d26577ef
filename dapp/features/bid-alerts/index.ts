export { AlertBell } from "./alert-bell";
export type { WatchedBid } from "./alerts";
export { useAccountBids } from "./use-account-bids";
export { useDueReserves, type OwnDueReserve } from "./use-due-reserves";
export { watchedOf } from "./watched";
