export { AuctionBox } from "./auction-box";
export { AuctionFacts } from "./auction-facts";
export { AuctionHistory } from "./auction-history";
export { AuctionNow } from "./auction-now";
export { SettleButton } from "./end-actions";
export { LiveRefresh } from "./live-refresh";
export { ReclaimButton } from "./reclaim-button";
export { RevealButton } from "./reveal-button";
export { factsOf, type AuctionView } from "./view";
