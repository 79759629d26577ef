import type { AuditPhase } from "@ftns-market/sdk/chain";

/** Where an audit stands, as far as the next step depends on it. */
export interface StepFacts {
  readonly phase: Exclude<AuditPhase, "None">;
  /** The block whose hash decides the draw. */
  readonly drawBlock: bigint;
  readonly committed: number;
  readonly opened: number;
  /** Last second of the present phase, since 1970; 0: none. */
  readonly deadline: number;
}

/** What anybody can do for an audit now. "wait": nothing, it is the turn of the panel, of a block, or of nobody any more. */
export type AnybodysStep = "draw" | "advance" | "conclude" | "wait";

export interface NextStep {
  readonly step: AnybodysStep;
  /** What it is waiting for, or what the step does. */
  readonly sentence: string;
}

/** Blocks after the deciding one in which its hash can still be had. */
const HASHES_KEPT = 256n;

/**
 * What anybody can do now.
 * @param now by the chain's clock, seconds since 1970
 * @param block number of the chain's latest block
 */
export function nextStepOf(facts: StepFacts, now: number, block: bigint): NextStep {
  const { phase, drawBlock, committed, opened, deadline } = facts;
  switch (phase) {
    case "Drawing":
      return drawingStep(drawBlock, block, deadline !== 0 && now > deadline);
    case "Committing":
      return now > deadline
        ? step("advance", "The time to seal is over. Go on: the silent lose a part of their stake, and their seats.")
        : step("wait", "It waits for the findings of its panel.");
    case "Revealing":
      if (opened === committed) return step("conclude", "Every sealed finding is open. Conclude the audit.");
      return now > deadline
        ? step("conclude", "The time to reveal is over. Conclude the audit: who did not reveal is slashed and not paid.")
        : step("wait", "It waits for its panel to reveal.");
    case "Concluded":
      return step("wait", "It has ended.");
  }
}

function drawingStep(drawBlock: bigint, block: bigint, late: boolean): NextStep {
  // A transaction sent now is in a later block than the latest.
  if (block < drawBlock) return step("wait", `It waits for block ${drawBlock}, which decides the draw.`);
  if (late) {
    return step("advance", "Nobody drew in time. Go on, so that the audit can end and the fees come back.");
  }
  return block + 1n - drawBlock > HASHES_KEPT
    ? step("draw", "The block that should decide is too old. Draw: another block is named, then draw once more.")
    : step("draw", "The block that decides is there. Draw the panel.");
}

function step(name: AnybodysStep, sentence: string): NextStep {
  return { step: name, sentence };
}
