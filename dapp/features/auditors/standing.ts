import type { Admission } from "@ftns-market/sdk/chain";
import type { Tone } from "@/components/badge";

/** Whether an auditor may be drawn, and if not, why. */
export interface AuditorStanding {
  readonly name: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** @param drawable it is on the roster: admitted, with enough stake bonded */
export function auditorStanding({
  admission,
  drawable,
}: {
  readonly admission: Admission;
  readonly drawable: boolean;
}): AuditorStanding {
  switch (admission) {
    case "None":
      return { name: "Not registered", tone: "neutral", meaning: "This account is not an auditor." };
    case "Candidate":
      return {
        name: "Waits for a vote",
        tone: "warning",
        meaning: "Auditors are admitted by vote at present, and this one is not admitted yet.",
      };
    case "Expelled":
      return {
        name: "Expelled",
        tone: "danger",
        meaning: "A vote ended its admission. It is not drawn any more; only another vote admits it again.",
      };
    case "Admitted":
      return drawable
        ? {
            name: "May be drawn",
            tone: "positive",
            meaning: "Chance may put it on any panel of its domains in which it has no part.",
          }
        : {
            name: "Too little stake",
            tone: "neutral",
            meaning: "It is admitted, but has less bonded than an auditor needs, so it is not drawn.",
          };
  }
}
