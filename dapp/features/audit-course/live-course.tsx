"use client";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { useChainTime } from "@/features/chain-time";
import { CourseList } from "@/features/course";
import { courseOf, countSeats, type CourseFacts } from "./course";
import { useAudit } from "./use-audit";

/** The way of an audit by the chain's clock. @param known what the index has of it besides @param now when the page was made */
export function LiveCourse({
  first,
  known,
  now: made,
}: {
  readonly first: ChainAudit;
  readonly known: Pick<CourseFacts, "orderedAt" | "concludedAt" | "certified">;
  readonly now: number;
}) {
  const now = useChainTime(made);
  const audit = useAudit(first);
  const { phase, round, deadline, seats } = audit;
  const facts: CourseFacts = {
    ...known,
    ...{ round, seats: seats.length, ...countSeats(seats) },
    phase: phase === "None" ? "Drawing" : phase,
    deadline: deadline === 0 ? undefined : deadline,
  };
  return <CourseList steps={courseOf(facts)} now={now} />;
}
