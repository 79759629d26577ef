import { ExplainedBadge } from "@/components/explained-badge";
import { auditorStanding } from "./standing";

/** Whether an auditor may be drawn, in a word that explains itself. */
export function StandingBadge(auditor: Parameters<typeof auditorStanding>[0]) {
  const { name, tone, meaning } = auditorStanding(auditor);
  return (
    <ExplainedBadge word={name} tone={tone}>
      <p>{meaning}</p>
    </ExplainedBadge>
  );
}
