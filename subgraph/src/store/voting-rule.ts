import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { VotingRule, VotingRuleChange } from "../../generated/schema";
import { VotingRuleName } from "../enums";
import { factId } from "../ids";
import { loadGovernance } from "./governance";
import { followQuorum } from "./quorum";
import { stamp } from "./stamp";

export function setVotingRule(event: ethereum.Event, name: string, previous: BigInt, value: BigInt): void {
  const rule = new VotingRule(name);
  rule.value = value;
  rule.updatedAt = event.block.timestamp;
  rule.save();

  const change = new VotingRuleChange(factId(event));
  change.rule = name;
  change.previousValue = previous;
  change.value = value;
  change.logIndex = event.logIndex.toI32();
  stamp(change, event);
  change.save();
  if (name != VotingRuleName.QuorumPercent) return;

  const governance = loadGovernance();
  followQuorum(event, governance);
  governance.save();
}
