"use client";
import { useEffect, useEffectEvent, useState, type ComponentProps } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { useWallet } from "./use-wallet";

/** A wallet that has not answered by then is likely not to: its user chooses. */
const RESTORED_WITHIN_MS = 5_000;

/**
 * A button that begins something with the wallet. Without one it offers to connect. A click that comes while the page still looks
 * for the wallet of the last visit waits, and goes on with it.
 */
export function WalletAction({
  onStart,
  ...look
}: Omit<ComponentProps<typeof Button>, "busy" | "onClick"> & {
  /** @param address the connected account */
  readonly onStart: (address: Address) => void;
}) {
  const { status, address, connect } = useWallet();
  const [isWaiting, setWaiting] = useState(false);
  const goOn = () => {
    setWaiting(false);
    if (address === undefined) connect();
    else onStart(address);
  };
  const whenSettled = useEffectEvent(goOn);
  useEffect(() => {
    if (!isWaiting) return;
    // Not at once: the state of wagmi passes through "disconnected" on its way.
    const timer = setTimeout(() => whenSettled(), status === "restoring" ? RESTORED_WITHIN_MS : 0);
    return () => clearTimeout(timer);
  }, [isWaiting, status]);
  return <Button {...look} busy={isWaiting} onClick={status === "restoring" ? () => setWaiting(true) : goOn} />;
}
