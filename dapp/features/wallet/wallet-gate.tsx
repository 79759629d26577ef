"use client";
import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Empty, Skeleton } from "@/components/notice";
import { useSiteConfig } from "@/lib/config-context";
import { SwitchChainButton } from "./switch-chain-button";
import { useWallet } from "./use-wallet";

/** What a part for a connected wallet is given. */
export interface WalletPartProps {
  /** The connected account. */
  readonly address: Address;
}

/**
 * What needs a wallet. Without one it says what for and offers to connect. The children are built anew for another account, so
 * that nothing of the account before stays on the screen.
 */
export function WalletGate({
  reason,
  children,
}: {
  /** What the wallet is for here, as "to see what you bought". */
  readonly reason: string;
  readonly children: (address: Address) => ReactNode;
}) {
  const { status, address, connect } = useWallet();
  if (address !== undefined) return <div key={address}>{children(address)}</div>;
  if (status === "restoring") return <Skeleton className="h-40" />;
  return (
    <Empty title="Connect a wallet" actions={<Button onClick={connect}>Connect a wallet</Button>}>
      A wallet is needed {reason}.
    </Empty>
  );
}

/**
 * A part of a page that needs a wallet, and whose code is loaded with one.
 * @param reason as of `WalletGate`
 * @param load imports the part
 */
export function withWallet<Props extends object = object>(
  reason: string,
  load: () => Promise<ComponentType<Props & WalletPartProps>>,
): ComponentType<Props> {
  const Part = lazy(() => load().then((part) => ({ default: part })));
  return function WalletPart(props: Props) {
    return (
      <WalletGate reason={reason}>
        {(address) => (
          <Suspense fallback={<Skeleton className="h-40" />}>
            <Part {...props} address={address} />
          </Suspense>
        )}
      </WalletGate>
    );
  };
}

/** Shown in the page while the wallet is on another chain; every write is refused until it has changed. */
export function ChainGuard() {
  const { chain } = useSiteConfig();
  const { address, onMarketChain } = useWallet();
  if (address === undefined || onMarketChain) return undefined;
  return (
    <div role="alert" className="bg-warning-soft text-warning">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center justify-between gap-2 px-4 py-2">
        <p>Your wallet is on another network. This market is on {chain.name}.</p>
        <SwitchChainButton size="sm" tone="secondary" />
      </div>
    </div>
  );
}
