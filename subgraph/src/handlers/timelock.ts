import { CallExecuted, CallScheduled, Cancelled, MinDelayChange } from "../../generated/Timelock/Timelock";
import { VotingRuleName } from "../enums";
import { cancelOperation, executeOperation, scheduleOperation } from "../store/proposal";
import { setVotingRule } from "../store/voting-rule";

export function handleCallScheduled(event: CallScheduled): void {
  scheduleOperation(event.params.id);
}

export function handleCallExecuted(event: CallExecuted): void {
  executeOperation(event, event.params.id);
}

export function handleOperationCancelled(event: Cancelled): void {
  cancelOperation(event, event.params.id);
}

export function handleExecutionDelaySet(event: MinDelayChange): void {
  setVotingRule(event, VotingRuleName.ExecutionDelay, event.params.oldDuration, event.params.newDuration);
}
