import type { ProposalState } from "@ftns-market/sdk/chain";
import type { Tone } from "@/components/badge";

interface StateWords {
  readonly name: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** Where a proposal stands, for people. */
export const STATE_WORDS: Readonly<Record<ProposalState, StateWords>> = {
  Pending: {
    name: "Not begun",
    tone: "neutral",
    meaning: "The vote has not begun. Lock and delegate now to have a say in it.",
  },
  Active: { name: "Voting", tone: "accent", meaning: "The vote is on." },
  Canceled: { name: "Taken back", tone: "neutral", meaning: "Its proposer took it back before the vote began." },
  Defeated: { name: "Rejected", tone: "danger", meaning: "It has no majority, or too few took part." },
  Succeeded: {
    name: "Accepted",
    tone: "positive",
    meaning: "It has a majority and its quorum. Anybody can start the delay after which it is executed.",
  },
  Queued: {
    name: "Waiting for execution",
    tone: "warning",
    meaning: "It is decided. A delay runs in which everybody who disagrees can leave.",
  },
  Expired: { name: "Expired", tone: "neutral", meaning: "It was decided and never executed." },
  Executed: { name: "Executed", tone: "positive", meaning: "It is in force." },
};
