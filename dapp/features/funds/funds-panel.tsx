"use client";
import { withWallet } from "@/features/wallet";

/** Money of the connected account. */
export const FundsPanel = withWallet("to see your money", () =>
  import("./account-money").then(({ AccountMoney }) => AccountMoney),
);
