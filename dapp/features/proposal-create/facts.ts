import type { PolicyParameter } from "@ftns-market/sdk/chain";
import type { PolicyNumber, Treasury } from "@ftns-market/sdk/governance";
import type { VotingRules } from "@ftns-market/sdk/reads";

/** What the chain says now about everything that can be decided. */
export interface DecisionFacts {
  readonly numbers: Readonly<Record<PolicyParameter, PolicyNumber>>;
  readonly rules: VotingRules;
  readonly treasury: Treasury;
}
