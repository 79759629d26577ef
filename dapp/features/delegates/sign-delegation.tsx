"use client";
import type { Address } from "viem";
import { getBlock } from "viem/actions";
import { HandOver, SignDialog, type SignedDelegation } from "@/features/signed";
import { useDialogHost } from "@/features/transaction";
import { WalletAction } from "@/features/wallet";
import { shortAddress } from "@/lib/format";

/** A week: long enough to hand it over, short enough to be forgotten. Seconds. */
const VALID_FOR = 604_800;

/** Signs a delegation without sending it: free for whoever delegates. */
export function SignDelegationButton({ delegate }: { readonly delegate: Address }) {
  const { show } = useDialogHost();
  const open = (owner: Address) =>
    show((close) => (
      <SignDialog<SignedDelegation>
        title={`Delegate to ${shortAddress(delegate)} by signature`}
        explanation="It can be handed in for a week, as long as you have not handed in another one meanwhile."
        prepare={async (market) => {
          const { delegation } = await import("@ftns-market/sdk/actions");
          const { timestamp } = await getBlock(market.client);
          const request = await delegation(market, { delegate, expiry: Number(timestamp) + VALID_FOR });
          const place = { chainId: market.chain.id, contract: market.addresses.VotingFTNS };
          return {
            request,
            documentOf: (signature) => ({ kind: "delegation", ...place, owner, ...request.delegation, signature }),
          };
        }}
        onClose={close}
      >
        {(document) => <HandOver document={document} page={`/governance/delegates/${delegate}`} />}
      </SignDialog>
    ));
  return (
    <WalletAction tone="secondary" size="sm" onStart={open}>
      Delegate by signature
    </WalletAction>
  );
}
