import type { Action, ProposalCall } from "@ftns-market/sdk/actions";
import { POLICY_PARAMETERS, type ContractName, type MarketClient } from "@ftns-market/sdk/chain";
import type { Address } from "viem";
import type { DecisionDraft } from "./decisions";
import { OTHER_VENUE } from "./read-decision";

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
  if (kind === "takeDown" || kind === "restore") {
    const { action, reason } = await assetAction(market, kind, decision.fields);
    return of([action], [reason]);
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

type PlainKind = Exclude<DecisionDraft["kind"], "takeDown" | "restore" | "raw">;

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
  }
}

function venueOf({ addresses }: MarketClient, { venue, otherVenue }: DecisionDraft["fields"]): Address {
  return venue === OTHER_VENUE ? (otherVenue as Address) : addresses[venue as ContractName];
}

async function assetAction(market: MarketClient, kind: "takeDown" | "restore", fields: DecisionDraft["fields"]) {
  const [{ restoreAsset, takeDown }, { cidToDigest, computeFileCid }] = await Promise.all([
    import("@ftns-market/sdk/actions"),
    import("@ftns-market/sdk/ipfs"),
  ]);
  const { asset, reason: text = "" } = trimmed(fields);
  const reason = new TextEncoder().encode(text);
  const { cid } = await computeFileCid(reason);
  const input = { asset: Number(asset), reasonDigest: cidToDigest(cid) };
  return { action: kind === "takeDown" ? takeDown(market, input) : restoreAsset(market, input), reason };
}

/** Without the fields that hold nothing. */
function trimmed(fields: DecisionDraft["fields"]): DecisionDraft["fields"] {
  const kept = Object.entries(fields).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(kept.filter(([, text]) => text !== ""));
}
