import type { ProposalState } from "@ftns-market/sdk/chain";

/** The times of a proposal, seconds since 1970. */
export interface ProposalTimes {
  readonly voteStart: number;
  readonly voteEnd: number;
  /** From when on it can be executed; undefined until its delay has been started. */
  readonly eta: number | undefined;
}

/** What comes next by itself. */
export interface NextMoment {
  /** In front of the time that is left. */
  readonly words: string;
  /** Seconds since 1970 of the last second before it. */
  readonly until: number;
}

/** What time brings to a proposal; undefined when nothing comes without somebody doing it. */
export function nextMoment(
  state: ProposalState,
  { voteStart, voteEnd, eta }: ProposalTimes,
  now: number,
): NextMoment | undefined {
  switch (state) {
    case "Pending":
      return { words: "Vote begins in", until: voteStart };
    case "Active":
      return { words: "Vote ends in", until: voteEnd };
    case "Queued":
      return eta === undefined || now >= eta ? undefined : { words: "Can be executed in", until: eta - 1 };
    default:
      return undefined;
  }
}
