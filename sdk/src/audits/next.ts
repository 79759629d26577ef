import type { AuditPhase } from "../chain/enums.ts";

/** What can be done with an audit. */
export type AuditNext =
  /** The deciding block is not there yet. */
  | "wait"
  /** Anybody draws the panel. */
  | "draw"
  /** Auditors of drawn seats commit. */
  | "commit"
  /** The time to draw or to commit is over: anybody goes on. */
  | "advance"
  /** Those who committed reveal. */
  | "reveal"
  /** Anybody ends it. */
  | "conclude"
  | "nothing";

/** A step that anybody may take for an audit. */
export type AnybodysStep = Extract<AuditNext, "draw" | "advance" | "conclude">;

/** The step that anybody may take now; undefined when there is none. */
export function anybodysStep(next: AuditNext): AnybodysStep | undefined {
  return next === "draw" || next === "advance" || next === "conclude" ? next : undefined;
}

/** Where an audit stands. */
export interface AuditPlace {
  readonly phase: AuditPhase;
  /** Number of the block whose hash decides. */
  readonly drawBlock: bigint | number;
  /** Last second of the phase, since 1970; undefined at the end. */
  readonly deadline: number | undefined;
  /** Seats that have committed. */
  readonly committed: number;
  /** Seats that have revealed, or were recused. */
  readonly opened: number;
}

/**
 * What can be done with an audit in the block after this one, as the contract decides.
 * @param latest block of the chain, and its time in seconds since 1970
 */
export function auditNextAt(
  { phase, drawBlock, deadline, committed, opened }: AuditPlace,
  latest: { readonly number: bigint; readonly timestamp: number },
): AuditNext {
  const over = deadline !== undefined && latest.timestamp >= deadline;
  switch (phase) {
    case "Drawing":
      if (over) return "advance";
      return latest.number < drawBlock ? "wait" : "draw";
    case "Committing":
      return over ? "advance" : "commit";
    case "Revealing":
      return over || opened === committed ? "conclude" : "reveal";
    case "Concluded":
    case "None":
      return "nothing";
  }
}
