import { DRAW_WINDOW, MAX_ROUNDS } from "@ftns-market/sdk/audits";
import type { AuditTerms } from "@ftns-market/sdk/reads";
import type { CourseStep } from "@/features/course";
import { formatDuration } from "@/lib/format";

/** What an audit ordered now costs and how long it takes. */
export interface AuditPlan {
  /** All seats, FTNS base units. */
  readonly total: bigint;
  /** Seconds until a certificate when the panel is drawn at once and every auditor uses all of its time. */
  readonly usual: number;
  /** Seconds until the end when seats have to be drawn anew, as often as that can be. */
  readonly longest: number;
}

/** @param fee of each auditor, FTNS base units */
export function auditPlan(
  { seats, commitWindow, revealWindow }: Pick<AuditTerms, "seats" | "commitWindow" | "revealWindow">,
  fee: bigint,
): AuditPlan {
  return {
    total: fee * BigInt(seats),
    usual: commitWindow + revealWindow,
    longest: MAX_ROUNDS * (DRAW_WINDOW + commitWindow) + revealWindow,
  };
}

/** What will happen, in plain words. */
export function plannedSteps({
  seats,
  commitWindow,
  revealWindow,
  certificateLife,
}: AuditTerms): readonly CourseStep[] {
  const majority = Math.floor(seats / 2) + 1;
  const step = (key: string, name: string, meaning: string): CourseStep => ({
    ...{ key, name, meaning, at: undefined, done: false },
  });
  return [
    step("order", "You order and pay", `The fees of all ${seats} seats go into the vault.`),
    step(
      "draw",
      "A few seconds later anybody draws the panel",
      `A block that nobody knows yet decides. The seats go to auditors who know this kind of asset and have no part in it.`,
    ),
    step(
      "commit",
      `They have ${formatDuration(commitWindow)} to examine it`,
      "Each seals its finding. Silent seats are slashed and drawn anew, three draws in all.",
    ),
    step("reveal", `They have ${formatDuration(revealWindow)} to reveal`, "Nobody can change a finding any more."),
    step(
      "certificate",
      "The certificate",
      `It is made when at least ${majority} of ${seats} reveal, whether it passes or not, and holds for ${formatDuration(certificateLife)} at most. You cannot choose the result, and it is public either way.`,
    ),
  ];
}
