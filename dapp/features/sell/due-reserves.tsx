"use client";
import { lazy, Suspense } from "react";
import { useWallet } from "@/features/wallet";

const List = lazy(() => import("./due-reserves-list").then((module) => ({ default: module.DueReservesList })));

/** The hidden reserves that the account has to open now. Nothing when there are none; its code is loaded with a wallet. */
export function DueReserves() {
  const { address } = useWallet();
  if (address === undefined) return undefined;
  return (
    <Suspense>
      <List account={address} />
    </Suspense>
  );
}
