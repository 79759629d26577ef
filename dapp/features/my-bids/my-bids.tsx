"use client";
import { withWallet } from "@/features/wallet";

/** The bids of the connected account, and its auctions. */
export const MyBids = withWallet("to see your bids", () => import("./bids").then(({ Bids }) => Bids));
