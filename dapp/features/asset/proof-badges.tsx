import { Quote, ShieldCheck, TriangleAlert } from "lucide-react";
import { ExplainedBadge } from "@/components/explained-badge";
import type { Proof } from "./proofs";

const LOOKS = {
  proved: { tone: "positive", icon: <ShieldCheck aria-hidden /> },
  warning: { tone: "warning", icon: <TriangleAlert aria-hidden /> },
  claimed: { tone: "neutral", icon: <Quote aria-hidden /> },
} as const;

/** What the chain proves of an asset, and what is only claimed; each word explains itself when pressed. */
export function ProofBadges({ proofs }: { readonly proofs: readonly Proof[] }) {
  const proved = proofs.filter(({ kind }) => kind !== "claimed");
  const claimed = proofs.filter(({ kind }) => kind === "claimed");
  return (
    <dl className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <dt className="text-xs text-muted">Proved by the chain</dt>
      <Badges proofs={proved} />
      <dt className="text-xs text-muted sm:ml-2">Only claimed</dt>
      <Badges proofs={claimed} />
    </dl>
  );
}

function Badges({ proofs }: { readonly proofs: readonly Proof[] }) {
  return (
    <dd className="flex flex-wrap gap-1.5">
      {proofs.map(({ kind, word, explanation }) => (
        <ExplainedBadge key={word} word={word} {...LOOKS[kind]}>
          {explanation.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </ExplainedBadge>
      ))}
    </dd>
  );
}
