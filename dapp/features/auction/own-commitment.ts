import type { ChainCommittedBid } from "@ftns-market/sdk/reads";

/** A sealed bid as it is public: with the bidder's wallet enough to reveal it, or to take its collateral back. */
export type OwnCommitment = Omit<ChainCommittedBid, "open" | "block">;
