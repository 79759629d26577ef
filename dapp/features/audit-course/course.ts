import { MAX_ROUNDS } from "@ftns-market/sdk/audits";
import type { AuditPhase, SeatState } from "@ftns-market/sdk/chain";
import type { CourseStep } from "@/features/course";

/** What happened to an audit, and what will, as far as it is known. Seconds since 1970. */
export interface CourseFacts {
  readonly phase: Exclude<AuditPhase, "None">;
  /** Draws so far. */
  readonly round: number;
  readonly seats: number;
  readonly committed: number;
  /** Seats that have revealed, or were recused. */
  readonly opened: number;
  /** Last second of the present phase; undefined at the end. */
  readonly deadline: number | undefined;
  /** More than half of the seats revealed; undefined before the end. */
  readonly certified: boolean | undefined;
  /** Undefined while the index does not know it. */
  readonly orderedAt: number | undefined;
  readonly concludedAt: number | undefined;
}

/** How many seats have sealed a finding, and of those have opened it or were recused. */
export function countSeats(seats: readonly { readonly state: SeatState }[]): Pick<CourseFacts, "committed" | "opened"> {
  const count = (...states: readonly SeatState[]) => seats.filter(({ state }) => states.includes(state)).length;
  return { committed: count("Committed", "Revealed", "Recused"), opened: count("Revealed", "Recused") };
}

const ORDER = ["Drawing", "Committing", "Revealing", "Concluded"] as const;

/** The steps of an audit in order. */
export function courseOf(facts: CourseFacts): readonly CourseStep[] {
  const { phase, round, seats, committed, opened, deadline, certified, orderedAt, concludedAt } = facts;
  const place = ORDER.indexOf(phase);
  const by = (own: CourseFacts["phase"]) => (phase === own ? deadline : undefined);
  return [
    step("ordered", "Ordered and paid", orderedAt, true, "The fees of all seats lie in the vault."),
    step(
      "drawn",
      round > 1 ? `Panel drawn, round ${round} of ${MAX_ROUNDS}` : "Panel drawn",
      by("Drawing"),
      place > 0,
      "The hash of a block that did not exist at the order draws auditors by stake and reputation. Whoever has a part in the asset is left out.",
    ),
    step(
      "committed",
      `Findings sealed: ${committed} of ${seats}`,
      by("Committing"),
      place > 1,
      "Each auditor examines the version and seals its finding. Who is silent is slashed, and its seat is drawn anew.",
    ),
    step(
      "revealed",
      place > 1 ? `Findings revealed: ${opened} of ${committed}` : "Findings revealed",
      by("Revealing"),
      place > 2,
      "Nobody can commit any more, so nobody can copy. Who does not reveal is slashed and not paid.",
    ),
    step(
      "concluded",
      certified === false ? "Concluded without a certificate" : "Concluded",
      concludedAt,
      phase === "Concluded",
      "Auditors are paid, the rest goes back to who ordered. When more than half revealed there is a certificate.",
    ),
  ];
}

function step(
  key: "ordered" | "drawn" | "committed" | "revealed" | "concluded",
  name: string,
  at: number | undefined,
  done: boolean,
  meaning: string,
): CourseStep {
  const isDeadline = key === "drawn" || key === "committed" || key === "revealed";
  return { key, name, at, isDeadline, done, meaning };
}
