"use client";
import Link from "next/link";
import { Fact, Facts } from "@/components/card";
import { Notice } from "@/components/notice";
import { AccountLink } from "@/components/values";
import { handedIn, HandInField, useHandedIn, type SignedVote } from "@/features/signed";
import { ActionButton } from "@/features/transaction";
import { isSameAddress } from "@/lib/address";
import { useSiteConfig } from "@/lib/config-context";

/** Hands in a vote that somebody else has signed. */
export function HandInVote({ proposal }: { readonly proposal: bigint }) {
  const [text, setText] = useHandedIn();
  const document = handedIn(text);
  return (
    <details className="group" open={text !== "" || undefined}>
      <summary className="cursor-pointer font-medium">Hand in a signed vote</summary>
      <div className="mt-3 flex flex-col gap-4">
        <p className="text-muted">
          For somebody who has signed a vote and has given it to you. You pay the network’s fee; the vote is theirs.
        </p>
        <HandInField what="vote" text={text} onChange={setText} />
        {document?.kind === "vote" ? (
          <Given document={document} proposal={proposal} onDone={() => setText("")} />
        ) : undefined}
      </div>
    </details>
  );
}

function Given({
  document,
  proposal,
  onDone,
}: {
  readonly document: SignedVote;
  readonly proposal: bigint;
  readonly onDone: () => void;
}) {
  const { deployment } = useSiteConfig();
  const isHere =
    document.chainId === deployment.chainId &&
    isSameAddress(document.contract, deployment.contracts.MarketGovernor.address);
  if (!isHere) {
    return (
      <Notice tone="danger">This vote was signed for another market or another chain. It does not count here.</Notice>
    );
  }
  if (document.proposal !== proposal) {
    return (
      <Notice tone="warning">
        This vote is for{" "}
        <Link href={`/governance/${document.proposal}`} prefetch={false} className="underline">
          another proposal
        </Link>
        . Hand it in there.
      </Notice>
    );
  }
  return <HandIn document={document} onDone={onDone} />;
}

function HandIn({
  document: { proposal, voter, vote, reason, signature },
  onDone,
}: {
  readonly document: SignedVote;
  readonly onDone: () => void;
}) {
  return (
    <div className="flex flex-col gap-3">
      <Facts>
        <Fact name="Voter">
          <AccountLink address={voter} />
        </Fact>
        <Fact name="Vote">{vote}</Fact>
        <Fact name="Reason">{reason === "" ? "None" : <span dir="auto">{reason}</span>}</Fact>
      </Facts>
      <div>
        <ActionButton
          title="Hand in a signed vote"
          tone="primary"
          size="md"
          prepare={async (market) =>
            (await import("@ftns-market/sdk/actions")).castVoteBySignature(
              market,
              { proposal, vote, reason },
              voter,
              signature,
            )
          }
          explanation="A signature that is not the voter’s, or that was used already, is refused before your wallet opens."
          onDone={onDone}
        >
          Hand in
        </ActionButton>
      </div>
    </div>
  );
}
