import type { Action, ProposalCall } from "@ftns-market/sdk/actions";
import { POLICY_PARAMETERS, type ContractName, type MarketClient } from "@ftns-market/sdk/chain";
import type { Address, Hex } from "viem";
import { OTHER_CONTRACT, type DecisionDraft } from "./decisions";
import { readCategories } from "./trust-words";

/** A public reason that a call refers to by its digest: it has to be uploaded before the proposal. */
export type Reason = Uint8Array<ArrayBuffer>;

/** What decisions come down to. */
export interface BuiltCalls {
  readonly calls: readonly ProposalCall[];
  readonly reasons: readonly Reason[];
}

/** The calls of decisions that are complete, in their order. @throws MarketError in a sentence, where the chain cannot do it */
export async function buildCalls(market: MarketClient, decisions: readonly DecisionDraft[]): Promise<BuiltCalls> {
  const built = await Promise.all(decisions.map((decision) => build(market, decision)));
  return { calls: built.flatMap(({ calls }) => calls), reasons: built.flatMap(({ reasons }) => reasons) };
}

async function build(market: MarketClient, decision: DecisionDraft): Promise<BuiltCalls> {
  const { proposalCall } = await import("@ftns-market/sdk/actions");
  const of = (actions: readonly Action[], reasons: readonly Reason[] = []) => ({
    calls: actions.map(proposalCall),
    reasons,
  });
  const { kind, fields } = decision;
  if (isReasoned(kind)) {
    const { reason, digest } = await publicReason(fields);
    return of([await reasonedAction(market, kind, trimmed(fields), digest)], [reason]);
  }
  if (kind === "raw") {
    const { rawCall } = await import("@ftns-market/sdk/governance");
    const { target = "", data, coin } = trimmed(fields);
    const call = rawCall({
      target,
      ...(coin === undefined ? {} : { value: BigInt(coin) }),
      ...(data === undefined ? {} : { data }),
    });
    return { calls: [call], reasons: [] };
  }
  return of(await actionsOf(market, kind, trimmed(fields)));
}

/** Decisions with a public reason, whose digest is in the call. */
const REASONED = ["takeDown", "restore", "expelAuditor", "slashAuditor"] as const;
type ReasonedKind = (typeof REASONED)[number];
type PlainKind = Exclude<DecisionDraft["kind"], ReasonedKind | "raw">;

function isReasoned(kind: DecisionDraft["kind"]): kind is ReasonedKind {
  return (REASONED as readonly string[]).includes(kind);
}

async function actionsOf(
  market: MarketClient,
  kind: PlainKind,
  fields: DecisionDraft["fields"],
): Promise<readonly Action[]> {
  const governance = await import("@ftns-market/sdk/governance");
  const account = fields.account as Address;
  switch (kind) {
    case "policy": {
      const parameter = POLICY_PARAMETERS.find((name) => name === fields.parameter) ?? "PlatformFee";
      const value = governance.POLICY_NUMBERS[parameter].parse(fields.value ?? "");
      return [governance.setPolicy(market, { parameter, value })];
    }
    case "payment": {
      const { parseFtns } = await import("@ftns-market/sdk/chain");
      const amount = parseFtns(fields.amount ?? "");
      return governance.payFromTreasury(market, { recipient: fields.recipient as Address, amount });
    }
    case "admitVenue":
      return governance.admitVenue(market, {
        venue: fields.venue as Address,
        locksMoney: fields.locksMoney === "yes",
      });
    case "retireVenue":
      return [governance.retireVenue(market, { venue: venueOf(market, fields) })];
    case "appointGuardian":
      return [governance.appointGuardian(market, account)];
    case "removeGuardian":
      return [governance.removeGuardian(market, account)];
    case "endPause":
      return [governance.endPause(market)];
    case "votingRule": {
      const rule = governance.VOTING_RULES.find((name) => name === fields.rule) ?? "votingDelay";
      const value = governance.VOTING_NUMBERS[rule].parse(fields.value ?? "");
      return [governance.setVotingRule(market, { rule, value })];
    }
    case "executionDelay":
      return [governance.setExecutionDelay(market, governance.EXECUTION_DELAY.parse(fields.value ?? ""))];
    case "certifiedCategories":
      return [governance.setCertifiedCategories(market, readCategories(fields.categories) ?? [])];
    case "auditorAdmission":
      return [governance.setAuditorAdmission(market, fields.admission === "vote" ? "ByVote" : "Open")];
    case "admitAuditor":
      return [governance.admitAuditor(market, { auditor: account, kind: "Independent" })];
    case "governmentAuditor":
      return [governance.admitAuditor(market, { auditor: account, kind: "Government" })];
    case "setReporter":
      return [
        governance.setReporter(market, { reporter: reporterOf(market, fields), allowed: fields.allowed !== "no" }),
      ];
  }
}

function venueOf({ addresses }: MarketClient, { venue, otherVenue }: DecisionDraft["fields"]): Address {
  return venue === OTHER_CONTRACT ? (otherVenue as Address) : addresses[venue as ContractName];
}

function reporterOf({ addresses }: MarketClient, { reporter, otherReporter }: DecisionDraft["fields"]): Address {
  return reporter === OTHER_CONTRACT ? (otherReporter as Address) : addresses[reporter as ContractName];
}

async function publicReason(fields: DecisionDraft["fields"]): Promise<{ reason: Reason; digest: Hex }> {
  const { cidToDigest, computeFileCid } = await import("@ftns-market/sdk/ipfs");
  const reason = new TextEncoder().encode(trimmed(fields).reason ?? "");
  return { reason, digest: cidToDigest((await computeFileCid(reason)).cid) };
}

async function reasonedAction(
  market: MarketClient,
  kind: ReasonedKind,
  fields: DecisionDraft["fields"],
  digest: Hex,
): Promise<Action> {
  const [{ restoreAsset, takeDown }, governance, { parseFtns }] = await Promise.all([
    import("@ftns-market/sdk/actions"),
    import("@ftns-market/sdk/governance"),
    import("@ftns-market/sdk/chain"),
  ]);
  const auditor = fields.account as Address;
  switch (kind) {
    case "takeDown":
      return takeDown(market, { asset: Number(fields.asset), reasonDigest: digest });
    case "restore":
      return restoreAsset(market, { asset: Number(fields.asset), reasonDigest: digest });
    case "expelAuditor":
      return governance.expelAuditor(market, { auditor, reasonDigest: digest });
    case "slashAuditor":
      return governance.slashAuditor(market, { auditor, offence: digest, amount: parseFtns(fields.amount ?? "") });
  }
}

/** Without the fields that hold nothing. */
function trimmed(fields: DecisionDraft["fields"]): DecisionDraft["fields"] {
  const kept = Object.entries(fields).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(kept.filter(([, text]) => text !== ""));
}
