"use client";
import { withWallet } from "@/features/wallet";

/** What the connected account has bought. */
export const Library = withWallet("to see what you bought", () => import("./shelves").then(({ Shelves }) => Shelves));
