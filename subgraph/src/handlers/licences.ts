import {
  IssuerChanged,
  SubscriptionProlonged,
  TermsClosed,
  TermsCreated,
  TransferBatch,
  TransferSingle,
  UnitsConsumed,
} from "../../generated/Licences/Licences";
import { licenceKindName } from "../enums";
import { moveBalance, prolongSubscription, recordConsumption, setIssuer } from "../store/licence";
import { closeTerms, createTerms, NewTerms } from "../store/terms";

export function handleTermsCreated(event: TermsCreated): void {
  const terms = event.params.terms;
  const created = new NewTerms(
    licenceKindName(terms.kind),
    terms.transferable,
    terms.exclusive,
    terms.period,
    terms.unitsPerPack,
    terms.supplyCap,
    terms.textIsSpdx,
    terms.text,
  );
  createTerms(event, event.params.termsId, event.params.asset, created);
}

export function handleTermsClosed(event: TermsClosed): void {
  closeTerms(event, event.params.termsId);
}

export function handleSubscriptionProlonged(event: SubscriptionProlonged): void {
  const p = event.params;
  prolongSubscription(event, p.termsId, p.holder, p.periods, p.expiresAt, p.granted);
}

export function handleTransferSingle(event: TransferSingle): void {
  const p = event.params;
  moveBalance(event, 0, p.operator, p.from, p.to, p.id, p.value);
}

export function handleTransferBatch(event: TransferBatch): void {
  const p = event.params;
  for (let i = 0; i < p.ids.length; i++) moveBalance(event, i, p.operator, p.from, p.to, p.ids[i], p.values[i]);
}

export function handleUnitsConsumed(event: UnitsConsumed): void {
  const p = event.params;
  recordConsumption(event, p.termsId, p.holder, p.operator, p.units, p.reference_);
}

export function handleIssuerChanged(event: IssuerChanged): void {
  setIssuer(event, event.params.issuer, event.params.allowed);
}
