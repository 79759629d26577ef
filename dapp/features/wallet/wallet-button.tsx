"use client";
import { Wallet as WalletIcon } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button, buttonClass } from "@/components/button";
import { shortAddress } from "@/lib/format";
import { useWallet } from "./use-wallet";

// Most visits are without a wallet; the menu is loaded with one.
const AccountMenu = lazy(() => import("./account-menu").then((module) => ({ default: module.AccountMenu })));

/** Connects a wallet, or shows which account is connected and where its things are. */
export function WalletButton() {
  const { status, address, name, connect, disconnect } = useWallet();
  if (address === undefined) {
    return (
      <Button size="sm" busy={status === "restoring"} onClick={connect}>
        <WalletIcon aria-hidden className="size-4" />
        Connect
      </Button>
    );
  }
  const waiting = <span className={buttonClass("secondary", "sm", "font-mono")}>{shortAddress(address)}</span>;
  return (
    <Suspense fallback={waiting}>
      <AccountMenu {...{ address, name, connect, disconnect }} />
    </Suspense>
  );
}
