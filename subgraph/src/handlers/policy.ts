import { NewBusinessPaused, NewBusinessResumed, ParameterChanged } from "../../generated/MarketPolicy/MarketPolicy";
import { policyParameterName } from "../enums";
import { pauseBusiness, resumeBusiness, setParameter } from "../store/policy";

export function handleParameterChanged(event: ParameterChanged): void {
  const p = event.params;
  setParameter(event, policyParameterName(p.parameter), p.previousValue, p.newValue);
}

export function handleNewBusinessPaused(event: NewBusinessPaused): void {
  pauseBusiness(event, event.params.guardian, event.params.until, event.params.pausableFrom);
}

export function handleNewBusinessResumed(event: NewBusinessResumed): void {
  resumeBusiness(event, event.params.caller);
}
