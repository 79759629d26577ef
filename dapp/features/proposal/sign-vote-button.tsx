"use client";
import type { Vote } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import { HandOver, SignDialog, type SignedVote } from "@/features/signed";
import { useDialogHost } from "@/features/transaction";
import { WalletAction } from "@/features/wallet";

/** Signs a vote without sending it. */
export function SignVoteButton({
  proposal,
  vote,
  reason,
  disabled,
}: {
  readonly proposal: bigint;
  readonly vote: Vote | undefined;
  readonly reason: string;
  readonly disabled: boolean;
}) {
  const { show } = useDialogHost();
  const open = (voter: Address, chosen: Vote) =>
    show((close) => (
      <SignDialog<SignedVote>
        title="Sign your vote"
        prepare={async (market) => {
          const { ballot } = await import("@ftns-market/sdk/actions");
          const request = await ballot(market, { proposal, vote: chosen, reason });
          const place = { chainId: market.chain.id, contract: market.addresses.MarketGovernor };
          return {
            request,
            documentOf: (signature) => ({ kind: "vote", ...place, proposal, voter, vote: chosen, reason, signature }),
          };
        }}
        onClose={close}
      >
        {(document) => <HandOver document={document} page={`/governance/${proposal}`} />}
      </SignDialog>
    ));
  return (
    <WalletAction
      tone="secondary"
      disabled={disabled}
      onStart={(voter) => (vote === undefined ? undefined : open(voter, vote))}
    >
      Sign without sending
    </WalletAction>
  );
}
