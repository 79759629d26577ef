import type { ProposalState } from "@ftns-market/sdk/chain";
import type { CourseStep } from "@/features/course";
import { formatDuration } from "@/lib/format";

/** What happened to a proposal, and what will, as far as it is known. Seconds since 1970. */
export interface CourseFacts {
  readonly state: ProposalState;
  /** Undefined while the index does not know it. */
  readonly createdAt: number | undefined;
  readonly voteStart: number;
  readonly voteEnd: number;
  readonly canceledAt: number | undefined;
  readonly queuedAt: number | undefined;
  readonly eta: number | undefined;
  readonly executedAt: number | undefined;
  /** Between the decision and the execution, seconds. */
  readonly executionDelay: number | undefined;
}

const DECIDED: readonly ProposalState[] = ["Succeeded", "Queued", "Executed", "Expired"];

/** The steps of a proposal in order. What cannot happen any more is left out. @param now by the chain's clock */
export function courseOf(facts: CourseFacts, now: number): readonly CourseStep[] {
  const { state, createdAt, voteStart, voteEnd, canceledAt } = facts;
  const created = step("created", "Proposed", createdAt, true, "Its text and its calls are fixed from here on.");
  if (state === "Canceled") {
    return [created, step("canceled", "Taken back", canceledAt, true, "By its proposer, before the vote.")];
  }
  return [
    created,
    step("voteStart", "Vote begins", voteStart, now > voteStart, "Votes are weighed at this moment."),
    step(
      "voteEnd",
      "Vote ends",
      voteEnd,
      now > voteEnd,
      "It needs more votes for than against, and its quorum. A quorum that comes late moves the end, once.",
    ),
    ...(state === "Defeated" ? [] : execution(facts, now)),
  ];
}

function execution({ state, queuedAt, eta, executedAt, executionDelay }: CourseFacts, now: number): CourseStep[] {
  const isQueued = DECIDED.includes(state) && state !== "Succeeded";
  const length = executionDelay === undefined ? "The delay" : `The delay of ${formatDuration(executionDelay)}`;
  return [
    step("queued", "Delay started", queuedAt, isQueued, "Anybody can start it once the vote is won."),
    step(
      "executable",
      "Can be executed",
      eta,
      state === "Executed" || (eta !== undefined && now >= eta),
      `${length} lets everybody leave who disagrees.`,
    ),
    step("executed", "Executed", executedAt, state === "Executed", "Anybody can do it: all of its calls, or none."),
  ];
}

function step(
  key: "created" | "voteStart" | "voteEnd" | "canceled" | "queued" | "executable" | "executed",
  name: string,
  at: number | undefined,
  done: boolean,
  meaning: string,
): CourseStep {
  return { key, name, at, done, meaning };
}
