"use client";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useProposal } from "./use-proposal";

/** The index is a few seconds behind the chain. */
const INDEX_MS = 4_000;

/** Asks the server for the page again when somebody voted, or the proposal went on, while it was open. */
export function LiveRefresh({ first }: { readonly first: ChainProposal }) {
  const router = useRouter();
  const mark = markOf(useProposal(first));
  const shown = useRef(markOf(first));
  useEffect(() => {
    if (mark === shown.current) return;
    shown.current = mark;
    router.refresh();
    const timer = setTimeout(() => router.refresh(), INDEX_MS);
    return () => clearTimeout(timer);
  }, [mark, router]);
  return undefined;
}

/** Changes whenever something of the proposal does. */
function markOf({ state, voteEnd, eta, tally }: ChainProposal): string {
  return [state, voteEnd, eta, tally.for, tally.against, tally.abstain].join("/");
}
