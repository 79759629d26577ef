import type { Vote } from "@ftns-market/sdk/chain";
import { Badge, type Tone } from "@/components/badge";

const TONES: Readonly<Record<Vote, Tone>> = { For: "positive", Against: "danger", Abstain: "neutral" };

/** What somebody voted. */
export function VoteBadge({ vote }: { readonly vote: Vote }) {
  return <Badge tone={TONES[vote]}>{vote}</Badge>;
}
