import type { ContractName } from "../../chain/contracts.ts";
import { accessSentences } from "./access.ts";
import { escrowSentences, licencesSentences, registrySentences } from "./market.ts";
import { policySentences } from "./policy.ts";
import type { Scene, Told } from "./sentence.ts";
import { auditorSentences, reputationSentences } from "./trust.ts";
import { ftnsSentences, vaultSentences, votingTokenSentences } from "./treasury.ts";
import { governorSentences, timelockSentences } from "./voting.ts";

const SENTENCES = {
  FTNS: ftnsSentences,
  VotingFTNS: votingTokenSentences,
  Timelock: timelockSentences,
  MarketGovernor: governorSentences,
  AccessManager: accessSentences,
  MarketPolicy: policySentences,
  AssetRegistry: registrySentences,
  Licences: licencesSentences,
  Reputation: reputationSentences,
  AuditorRegistry: auditorSentences,
  Vault: vaultSentences,
  Escrow: escrowSentences,
} as const;

type AnySentence = (args: readonly unknown[], scene: Scene) => Told | Promise<Told>;

/** The sentence of a function; undefined for one that no vote usually calls. */
export function sentenceOf(contract: ContractName, functionName: string): AnySentence | undefined {
  const sentences = (SENTENCES as Partial<Record<ContractName, object>>)[contract];
  if (sentences === undefined || !Object.hasOwn(sentences, functionName)) return undefined;
  return (sentences as Record<string, AnySentence>)[functionName];
}
