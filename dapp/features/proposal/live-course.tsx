"use client";
import type { ChainProposal } from "@ftns-market/sdk/governance";
import { useChainTime } from "@/features/chain-time";
import { CourseList } from "@/features/course";
import { courseOf, type CourseFacts } from "./course";
import { useProposal } from "./use-proposal";

/** The way of a proposal by the chain's clock. @param known what the index has of it besides */
export function LiveCourse({
  first,
  known,
}: {
  readonly first: ChainProposal;
  readonly known: Pick<CourseFacts, "createdAt" | "canceledAt" | "queuedAt" | "executedAt" | "executionDelay">;
}) {
  const now = useChainTime(first.now);
  const { state, voteStart, voteEnd, eta } = useProposal(first);
  const facts: CourseFacts = { ...known, state, voteStart, voteEnd, eta };
  return <CourseList steps={courseOf(facts, now)} now={now} />;
}
