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

const subscribeToNothing = () => () => {};
const inBrowser = () => true;
const onServer = () => false;

export function useWallet(): Wallet {
  const { chain } = useSiteConfig();
  const connection = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const { mutateAsync: switchChain } = useSwitchChain();
  const { open, wasOpened } = useConnectDialog();
  // While another wallet is asked, the one before stays.
  const isConnected =
    connection.status === "connected" || (connection.status === "connecting" && connection.address !== undefined);
  // wagmi says "connecting" also when it looks for a wallet that it may use, with no connection kept: nobody was asked yet.
  const isRestoring = connection.status === "reconnecting" || (connection.status === "connecting" && !wasOpened);
  const isHydrated = useSyncExternalStore(subscribeToNothing, inBrowser, onServer);
  return {
    // Parts of a page that hydrate late would meet a wallet that the server's HTML did not have.
    status: !isHydrated ? "restoring" : isConnected ? "connected" : isRestoring ? "restoring" : connection.status,
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
