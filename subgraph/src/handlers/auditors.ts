import {
  AffiliateDeclared,
  AffiliateDropped,
  AuditorAdmitted,
  AuditorExpelled,
  AuditorRegistered,
  AuditorSlashed,
  Bonded,
  CredentialsChanged,
  DomainsChanging,
  RosterChanged,
  StakeWithdrawn,
  UnbondingStarted,
} from "../../generated/AuditorRegistry/AuditorRegistry";
import { admissionName, auditorKindName, categoryNames } from "../enums";
import {
  admitAuditor,
  changeCredentials,
  changeDomains,
  declareAffiliate,
  dropAffiliate,
  expelAuditor,
  registerAuditor,
  setDrawable,
} from "../store/auditor";
import { bondStake, slashStake, startUnbonding, withdrawStake } from "../store/stake";

export function handleAuditorRegistered(event: AuditorRegistered): void {
  const p = event.params;
  registerAuditor(event, p.auditor, admissionName(p.admission), categoryNames(p.domains), p.credentials);
}

export function handleAuditorAdmitted(event: AuditorAdmitted): void {
  admitAuditor(event, event.params.auditor, auditorKindName(event.params.kind));
}

export function handleAuditorExpelled(event: AuditorExpelled): void {
  expelAuditor(event, event.params.auditor, event.params.reasonDigest);
}

export function handleCredentialsChanged(event: CredentialsChanged): void {
  changeCredentials(event, event.params.auditor, event.params.credentials);
}

export function handleDomainsChanging(event: DomainsChanging): void {
  const p = event.params;
  changeDomains(event, p.auditor, categoryNames(p.domains), p.from);
}

export function handleAffiliateDeclared(event: AffiliateDeclared): void {
  declareAffiliate(event, event.params.auditor, event.params.affiliate);
}

export function handleAffiliateDropped(event: AffiliateDropped): void {
  dropAffiliate(event, event.params.auditor, event.params.affiliate, event.params.until);
}

export function handleBonded(event: Bonded): void {
  bondStake(event, event.params.auditor, event.params.amount);
}

export function handleUnbondingStarted(event: UnbondingStarted): void {
  const p = event.params;
  startUnbonding(event, p.auditor, p.amount, p.withdrawableFrom);
}

export function handleStakeWithdrawn(event: StakeWithdrawn): void {
  withdrawStake(event, event.params.auditor, event.params.amount);
}

export function handleAuditorSlashed(event: AuditorSlashed): void {
  const p = event.params;
  slashStake(event, p.auditor, p.offence, p.amount);
}

export function handleRosterChanged(event: RosterChanged): void {
  setDrawable(event, event.params.auditor, event.params.drawable);
}
