"use client";
import { Button, ButtonLink } from "@/components/button";
import { useWallet } from "@/features/wallet";

/** The way to one's own page as a delegate. */
export function OwnDelegatePage() {
  const { status, address, connect } = useWallet();
  if (address === undefined) {
    return (
      <Button tone="secondary" busy={status === "restoring"} onClick={connect}>
        Stand as a delegate
      </Button>
    );
  }
  return (
    <ButtonLink href={`/governance/delegates/${address}#own-statement`} tone="secondary">
      Stand as a delegate
    </ButtonLink>
  );
}
