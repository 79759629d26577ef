import type { AuditorKind } from "@ftns-market/sdk/chain";
import { Landmark } from "lucide-react";
import { ExplainedBadge } from "@/components/explained-badge";

/** Says when an auditor stands for a government; nothing for all others. */
export function AuditorKindBadge({ kind }: { readonly kind: AuditorKind }) {
  if (kind === "Independent") return undefined;
  return (
    <ExplainedBadge word="Government" tone="accent" icon={<Landmark aria-hidden />}>
      <p>A vote has admitted it as an auditor of a government. It is drawn, paid and slashed like every other.</p>
    </ExplainedBadge>
  );
}
