"use client";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { ActionButton, type ActionButtonProps } from "@/features/transaction";

/** Lets an account vote with everything that the wallet has locked. */
export function DelegateButton({
  delegate,
  children,
  ...look
}: Pick<ActionButtonProps, "tone" | "size" | "disabled"> & {
  /** Undefined while nobody is chosen. */
  readonly delegate: Address | undefined;
  readonly children: ReactNode;
}) {
  return (
    <ActionButton
      {...look}
      disabled={delegate === undefined || look.disabled === true}
      title="Delegate your votes"
      prepare={async (market) => {
        if (delegate === undefined) throw new TypeError("no delegate is chosen");
        return (await import("@ftns-market/sdk/actions")).delegateVotes(market, delegate);
      }}
      explanation="It counts in proposals whose vote begins after this. A delegate can vote with your locked FTNS and do nothing else with them; you can name another one at any time."
    >
      {children}
    </ActionButton>
  );
}
