import { vickreyAuctionAbi } from "../generated/abis.ts";

/** Both contracts with sealed bids have the same functions and events. */
export const sealedAuctionAbi = vickreyAuctionAbi;
