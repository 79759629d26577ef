export { AlertBell } from "./alert-bell";
export type { WatchedBid } from "./alerts";
export { useAccountBids } from "./use-account-bids";
export { watchedOf } from "./watched";
