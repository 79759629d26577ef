"use client";
import { withWallet } from "@/features/wallet";
import type { CreatorProps } from "./creator";

/** Auctions a licence or an asset of the connected account. */
export const AuctionCreator = withWallet<CreatorProps>("to auction something of yours", () =>
  import("./creator").then(({ Creator }) => Creator),
);
