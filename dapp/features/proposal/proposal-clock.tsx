"use client";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { AdvanceTime, type TimeStep } from "@/features/devnet-time";
import { useProposal } from "./use-proposal";

/** The devnet's clock, with the moments of a proposal to go to. */
export function ProposalClock({ first }: { readonly first: ChainProposal }) {
  return <AdvanceTime now={first.now} steps={stepsOf(useProposal(first))} />;
}

function stepsOf({ state, voteStart, voteEnd, eta }: ChainProposal): readonly TimeStep[] {
  switch (state) {
    case "Pending":
      return [{ name: "the vote begins", at: voteStart + 1 }];
    case "Active":
      return [{ name: "the vote ends", at: voteEnd + 1 }];
    case "Queued":
      return eta === undefined ? [] : [{ name: "the delay is over", at: eta }];
    default:
      return [];
  }
}
