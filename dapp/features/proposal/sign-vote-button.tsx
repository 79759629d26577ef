"use client";
import type { Vote } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { HandOver, SignDialog, type SignedVote } from "@/features/signed";
import { useDialogHost } from "@/features/transaction";
import { useWallet } from "@/features/wallet";

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
  const { address, connect } = useWallet();
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
    <Button
      tone="secondary"
      disabled={disabled}
      onClick={() => (address === undefined ? connect() : vote === undefined ? undefined : open(address, vote))}
    >
      Sign without sending
    </Button>
  );
}
