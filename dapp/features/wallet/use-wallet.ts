"use client";
import { useSyncExternalStore } from "react";
import type { Address } from "viem";
import { useConnection, useDisconnect, useSwitchChain } from "wagmi";
import { useSiteConfig } from "@/lib/config-context";
import { useConnectDialog } from "./connect-context";

/** The visitor's wallet. */
export interface Wallet {
  /** "restoring" while the page looks whether a wallet was connected before. */
  readonly status: "disconnected" | "connecting" | "restoring" | "connected";
  /** Undefined unless connected. */
  readonly address: Address | undefined;
  /** Name of the wallet. */
  readonly name: string | undefined;
  /** The wallet is on the chain of this market; false while disconnected. */
  readonly onMarketChain: boolean;
  /** Opens the dialog to choose a wallet. */
  readonly connect: () => void;
  readonly disconnect: () => void;
  /** Asks the wallet to change to the chain of this market. @throws what the wallet says */
  readonly switchChain: () => Promise<void>;
}

const STATUSES = {
  reconnecting: "restoring",
  connecting: "connecting",
  connected: "connected",
  disconnected: "disconnected",
} as const;

const subscribeToNothing = () => () => {};
const inBrowser = () => true;
const onServer = () => false;

export function useWallet(): Wallet {
  const { chain } = useSiteConfig();
  const connection = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const { mutateAsync: switchChain } = useSwitchChain();
  const { open } = useConnectDialog();
  // While another wallet is asked, the one before stays.
  const isConnected =
    connection.status === "connected" || (connection.status === "connecting" && connection.address !== undefined);
  const isHydrated = useSyncExternalStore(subscribeToNothing, inBrowser, onServer);
  return {
    // Parts of a page that hydrate late would meet a wallet that the server's HTML did not have.
    status: isHydrated ? (isConnected ? "connected" : STATUSES[connection.status]) : "restoring",
    address: isHydrated && isConnected ? connection.address : undefined,
    name: connection.connector?.name,
    onMarketChain: isHydrated && connection.chainId === chain.id,
    connect: open,
    disconnect: () => disconnect(),
    switchChain: async () => {
      await switchChain({ chainId: chain.id });
    },
  };
}
