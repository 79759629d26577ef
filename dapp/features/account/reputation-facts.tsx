import type { ChainReputation } from "@ftns-market/sdk/reads";
import { Stat } from "@/components/card";
import { scorePoints, sumOf } from "@/features/reputation";

/** A reputation and its parts, in tiles. @param now time of the chain, seconds since 1970 */
export function ReputationFacts({ reputation, now }: { readonly reputation: ChainReputation; readonly now: number }) {
  const { score, terms } = sumOf(reputation.standing, BigInt(now), BigInt(reputation.halfLife));
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <Stat label="Now" value={`${scorePoints(score)} of 100`} hint="Everybody begins with 62.5" />
      {terms.map(({ name, value, weight }) => (
        <Stat key={name} label={name} value={scorePoints(value)} hint={`${weight} % of the sum`} />
      ))}
    </dl>
  );
}
