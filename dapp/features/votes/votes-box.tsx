"use client";
import { Button, ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { useWallet } from "@/features/wallet";
import { votesStanding, type VotesStanding } from "./standing";
import { useVotes } from "./use-votes";

const NEXT: Readonly<Record<VotesStanding["step"], { readonly name: string; readonly href: string }>> = {
  lock: { name: "Lock FTNS", href: "/governance/votes" },
  delegate: { name: "Choose who votes", href: "/governance/delegates" },
  vote: { name: "See what is voted on", href: "/governance?state=Active" },
};

/** In one line what the visitor's locked FTNS do, and what to do next. */
export function VotesBox() {
  const { address, status, connect } = useWallet();
  const { data } = useVotes(address);
  const standing = data === undefined || address === undefined ? undefined : votesStanding(data, address);
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-semibold">Your votes</h2>
        <p className="text-muted">
          {standing?.sentence ??
            (address === undefined && status !== "restoring"
              ? "Whoever locks FTNS votes on the rules of this market, or names who does. They stay theirs."
              : "Your votes are being read.")}
        </p>
      </div>
      {address === undefined ? (
        <Button tone="secondary" disabled={status === "restoring"} onClick={connect}>
          Connect a wallet
        </Button>
      ) : standing === undefined ? undefined : (
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={NEXT[standing.step].href} tone="secondary">
            {NEXT[standing.step].name}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}
