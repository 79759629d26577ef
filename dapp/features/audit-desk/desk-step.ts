import type { AuditNext } from "@ftns-market/sdk/audits";
import type { Tone } from "@/components/badge";

/** What an auditor has to do for a seat now. */
export type DeskStep = "examine" | "late" | "wait" | "reveal" | "missed";

/** @param state of the seat @param next what the audit waits for, as the chain says */
export function deskStepOf(state: "Drawn" | "Committed", next: AuditNext): DeskStep {
  if (state === "Drawn") return next === "commit" ? "examine" : "late";
  if (next === "reveal") return "reveal";
  // A sealed seat keeps an audit from being concluded until the time is over.
  return next === "conclude" || next === "nothing" ? "missed" : "wait";
}

/** Each step for people. */
export const DESK_WORDS: Readonly<
  Record<DeskStep, { readonly name: string; readonly tone: Tone; readonly sentence: string }>
> = {
  examine: {
    name: "Examine and seal",
    tone: "warning",
    sentence: "Examine the version, and seal your finding before the time is over.",
  },
  late: {
    name: "Too late",
    tone: "danger",
    sentence: "The time to seal a finding is over. When anybody goes on with the audit, the seat is given to another.",
  },
  wait: {
    name: "Sealed",
    tone: "accent",
    sentence: "Your finding is sealed. Come back to reveal it when the others have sealed theirs.",
  },
  reveal: {
    name: "Reveal now",
    tone: "danger",
    sentence: "Reveal your finding before the time is over, else it is not paid and costs a part of your stake.",
  },
  missed: { name: "Not revealed", tone: "danger", sentence: "The time to reveal is over." },
};
