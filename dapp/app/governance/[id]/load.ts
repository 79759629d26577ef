import "server-only";
import {
  describeCalls,
  readProposal,
  simulateProposal,
  type ChainProposal,
  type DescribedCall,
  type Simulation,
} from "@ftns-market/sdk/governance";
import { readProposalPage, type ProposalPage } from "@ftns-market/sdk/queries";
import { readVotingRules } from "@ftns-market/sdk/reads";
import { cache } from "react";
import { hasCode } from "@/lib/error-code";
import { answerOf } from "@/lib/server/answer";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { uintOf } from "@/lib/uint";

/** What is known of a proposal: from the chain where it stands, from the index what it says and who voted. */
export interface FoundProposal {
  readonly id: bigint;
  readonly chain: ChainProposal | undefined;
  readonly index: ProposalPage | undefined;
  /** The index answered, and may just not know it yet. */
  readonly indexAnswers: boolean;
  /** Seconds between a decision and its execution. */
  readonly executionDelay: number | undefined;
  /** Of the chain, seconds since 1970. */
  readonly now: number;
}

/** "absent": the chain says that there is none. "unknown": neither answers. */
export type Found = FoundProposal | "absent" | "unknown";

/** The number of a proposal in a URL; undefined for anything else. */
export function proposalIdOf(text: string): bigint | undefined {
  return uintOf(text, 256);
}

/** Looks a proposal up, once per request. */
export const findProposal = cache(async (id: bigint): Promise<Found> => {
  const market = serverMarket();
  const now = await chainTime();
  const [chain, index, rules] = await Promise.allSettled([
    readProposal(market, id),
    readProposalPage(market, { id, now }),
    readVotingRules(market),
  ]);
  const known = index.status === "fulfilled" ? index.value : undefined;
  if (chain.status === "rejected" && known === undefined)
    return hasCode(chain.reason, "GovernorNonexistentProposal") ? "absent" : "unknown";
  return {
    ...{ id, now, index: known, indexAnswers: index.status === "fulfilled" },
    chain: chain.status === "fulfilled" ? chain.value : undefined,
    executionDelay: rules.status === "fulfilled" ? rules.value.executionDelay : undefined,
  };
});

/** What a proposal does, in words, and what it would do now while it can still be executed. */
export interface ToldCalls {
  readonly described: readonly DescribedCall[] | undefined;
  readonly simulation: Simulation | undefined;
}

const OPEN: readonly string[] = ["Pending", "Active", "Succeeded", "Queued"];

/** Describes the calls of a proposal, and tries them where that still means something. */
export async function tellCalls({ calls, state }: ProposalPage): Promise<ToldCalls> {
  const market = serverMarket();
  const executed = state === "Executed";
  const [described, simulation] = await Promise.all([
    answerOf("calls in words", describeCalls(market, calls, { executed })),
    OPEN.includes(state) ? answerOf("simulation", simulateProposal(market, calls)) : undefined,
  ]);
  return { described, simulation };
}
