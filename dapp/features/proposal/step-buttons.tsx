"use client";
import type { Proposal } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { ButtonLink } from "@/components/button";
import { ActionButton } from "@/features/transaction";
import type { ProposalAction } from "./next-step";

const actions = () => import("@ftns-market/sdk/actions");
const WORDS = {
  queue: {
    title: "Start the delay",
    button: "Start the delay",
    explanation: "Anybody may do this. It changes nothing by itself: the execution comes after the delay.",
  },
  execute: {
    title: "Execute the proposal",
    button: "Execute",
    explanation: "Anybody may do this. All of its calls are made in one transaction, or none of them.",
  },
  cancel: {
    title: "Take the proposal back",
    button: "Take it back",
    explanation: "Only you can, and only until its vote begins. It cannot be undone, but you may propose again.",
  },
} as const;

/** What a visitor can do with a proposal besides voting. */
export function StepButton({
  action,
  proposal,
}: {
  readonly action: Exclude<ProposalAction, "vote">;
  readonly proposal: Proposal;
}) {
  if (action === "lock") {
    return <ButtonLink href="/governance/votes">Lock and delegate FTNS</ButtonLink>;
  }
  const { title, button, explanation } = WORDS[action];
  const prepare = async (market: MarketClient) => {
    const { cancelProposal, executeProposal, queueProposal } = await actions();
    return { queue: queueProposal, execute: executeProposal, cancel: cancelProposal }[action](market, proposal);
  };
  return (
    <ActionButton
      title={title}
      tone={action === "cancel" ? "danger" : "primary"}
      size="md"
      prepare={prepare}
      explanation={explanation}
    >
      {button}
    </ActionButton>
  );
}
