"use client";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { useServerRefresh } from "@/lib/use-server-refresh";
import { useProposal } from "./use-proposal";

/** Asks the server for the page again when somebody voted, or the proposal went on, while it was open. */
export function LiveRefresh({ first }: { readonly first: ChainProposal }) {
  useServerRefresh(markOf(useProposal(first)), markOf(first));
  return undefined;
}

/** Changes whenever something of the proposal does. */
function markOf({ state, voteEnd, eta, tally }: ChainProposal): string {
  return [state, voteEnd, eta, tally.for, tally.against, tally.abstain].join("/");
}
