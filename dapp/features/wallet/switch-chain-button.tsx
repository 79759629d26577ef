"use client";
import type { ComponentProps } from "react";
import { Button } from "@/components/button";
import { useSiteConfig } from "@/lib/config-context";
import { useWallet } from "./use-wallet";

/** Asks the wallet to change to the chain of this market. */
export function SwitchChainButton(look: Pick<ComponentProps<typeof Button>, "size" | "tone">) {
  const { chain } = useSiteConfig();
  const { switchChain } = useWallet();
  return (
    // A refusal is shown by the wallet itself, and the button stays.
    <Button {...look} onClick={() => void switchChain().catch(() => undefined)}>
      Switch to {chain.name}
    </Button>
  );
}
