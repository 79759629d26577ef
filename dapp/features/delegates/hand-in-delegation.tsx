"use client";
import { Fact, Facts } from "@/components/card";
import { Notice } from "@/components/notice";
import { AccountLink, Moment } from "@/components/values";
import { handedIn, HandInField, useHandedIn, type SignedDelegation } from "@/features/signed";
import { ActionButton } from "@/features/transaction";
import { isSameAddress } from "@/lib/address";
import { useSiteConfig } from "@/lib/config-context";

/** Hands in a delegation that somebody else has signed. */
export function HandInDelegation() {
  const [text, setText] = useHandedIn();
  const document = handedIn(text);
  return (
    <details open={text !== "" || undefined} className="rounded-lg border border-line bg-card p-4">
      <summary className="cursor-pointer font-medium">Hand in a signed delegation</summary>
      <div className="mt-3 flex flex-col gap-4">
        <p className="text-muted">
          For somebody who has signed a delegation and has given it to you. You pay the network’s fee.
        </p>
        <HandInField what="delegation" text={text} onChange={setText} />
        {document?.kind === "delegation" ? <Given document={document} onDone={() => setText("")} /> : undefined}
      </div>
    </details>
  );
}

function Given({ document, onDone }: { readonly document: SignedDelegation; readonly onDone: () => void }) {
  const { deployment } = useSiteConfig();
  const { owner, delegate, nonce, expiry, signature } = document;
  const isHere =
    document.chainId === deployment.chainId &&
    isSameAddress(document.contract, deployment.contracts.VotingFTNS.address);
  if (!isHere) return <Notice tone="danger">This was signed for another market or another chain.</Notice>;
  return (
    <div className="flex flex-col gap-3">
      <Facts>
        <Fact name="Signed by">
          <AccountLink address={owner} />
        </Fact>
        <Fact name="Delegate">
          <AccountLink address={delegate} />
        </Fact>
        <Fact name="Valid until">
          <Moment seconds={expiry} />
        </Fact>
      </Facts>
      <div>
        <ActionButton
          title="Hand in a signed delegation"
          tone="primary"
          size="md"
          prepare={async (market) =>
            (await import("@ftns-market/sdk/actions")).delegateBySignature(
              market,
              { delegate, nonce, expiry },
              signature,
            )
          }
          explanation="A signature that was used already, or is too old, is refused before your wallet opens."
          onDone={onDone}
        >
          Hand in
        </ActionButton>
      </div>
    </div>
  );
}
