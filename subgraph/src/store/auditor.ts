import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { AdmissionChange, Affiliate, Auditor } from "../../generated/schema";
import { CredentialsFile, ReasonFile } from "../../generated/templates";
import { rawCid } from "../cid";
import { Admission, AuditorKind } from "../enums";
import { affiliateId, factId } from "../ids";
import { loadAccount } from "./account";
import { loadMarket } from "./market";
import { stamp } from "./stamp";

const DECLARED = BigInt.fromI64(1099511627775);

/** Registered, or a candidate again. */
export function registerAuditor(
  event: ethereum.Event,
  address: Bytes,
  admission: string,
  domains: string[],
  credentials: Bytes,
): void {
  let auditor = Auditor.load(address);
  if (!auditor) auditor = createAuditor(event, address);
  auditor.admission = admission;
  auditor.domains = domains;
  auditor.nextDomains = [];
  auditor.domainsFrom = BigInt.zero();
  readCredentials(auditor, credentials);
  saveAuditor(event, auditor);
  recordAdmission(event, auditor).save();
}

/** Every event about an auditor follows its registration. The caller saves it. */
export function loadAuditor(address: Bytes): Auditor {
  return Auditor.load(address)!;
}

export function saveAuditor(event: ethereum.Event, auditor: Auditor): void {
  auditor.updatedAt = event.block.timestamp;
  auditor.save();
}

export function admitAuditor(event: ethereum.Event, address: Bytes, kind: string): void {
  const auditor = loadAuditor(address);
  auditor.admission = Admission.Admitted;
  auditor.kind = kind;
  saveAuditor(event, auditor);
  recordAdmission(event, auditor).save();
}

export function expelAuditor(event: ethereum.Event, address: Bytes, reasonDigest: Bytes): void {
  const auditor = loadAuditor(address);
  auditor.admission = Admission.Expelled;
  auditor.kind = AuditorKind.Independent;
  saveAuditor(event, auditor);

  const cid = rawCid(reasonDigest);
  const change = recordAdmission(event, auditor);
  change.reason = cid;
  change.reasonCid = cid;
  change.save();
  ReasonFile.create(cid);
}

export function changeCredentials(event: ethereum.Event, address: Bytes, credentials: Bytes): void {
  const auditor = loadAuditor(address);
  readCredentials(auditor, credentials);
  saveAuditor(event, auditor);
}

/** A change that was due has taken effect without an event. */
export function changeDomains(event: ethereum.Event, address: Bytes, domains: string[], from: BigInt): void {
  const auditor = loadAuditor(address);
  const due = !auditor.domainsFrom.isZero() && event.block.timestamp.ge(auditor.domainsFrom);
  if (due) auditor.domains = auditor.nextDomains;
  auditor.nextDomains = domains;
  auditor.domainsFrom = from;
  saveAuditor(event, auditor);
}

export function declareAffiliate(event: ethereum.Event, auditor: Bytes, account: Bytes): void {
  const id = affiliateId(auditor, account);
  const known = Affiliate.load(id);
  const affiliate = known ? known : new Affiliate(id);
  // What was taken back and still counts has been declared all the time.
  if (!known || event.block.timestamp.ge(known.until)) affiliate.since = event.block.number;
  affiliate.auditor = auditor;
  affiliate.account = account;
  affiliate.until = DECLARED;
  affiliate.updatedAt = event.block.timestamp;
  affiliate.save();
}

/** @param until seconds */
export function dropAffiliate(event: ethereum.Event, auditor: Bytes, account: Bytes, until: BigInt): void {
  const affiliate = Affiliate.load(affiliateId(auditor, account))!;
  affiliate.until = until;
  affiliate.updatedAt = event.block.timestamp;
  affiliate.save();
}

export function setDrawable(event: ethereum.Event, address: Bytes, drawable: boolean): void {
  const auditor = loadAuditor(address);
  auditor.drawable = drawable;
  saveAuditor(event, auditor);
  const market = loadMarket();
  market.drawableAuditors += drawable ? 1 : -1;
  market.save();
}

function createAuditor(event: ethereum.Event, address: Bytes): Auditor {
  const account = loadAccount(address, event);
  account.save();
  const auditor = new Auditor(address);
  auditor.account = account.id;
  auditor.kind = AuditorKind.Independent;
  auditor.stake = BigInt.zero();
  auditor.unbonding = BigInt.zero();
  auditor.withdrawableFrom = BigInt.zero();
  auditor.drawable = false;
  auditor.auditsDone = 0;
  auditor.auditsMissed = 0;
  auditor.recused = 0;
  auditor.refuted = 0;
  auditor.openSeats = 0;
  auditor.slashed = BigInt.zero();
  auditor.earned = BigInt.zero();
  auditor.score = account.score;
  auditor.registeredAt = event.block.timestamp;
  return auditor;
}

function readCredentials(auditor: Auditor, digest: Bytes): void {
  const cid = rawCid(digest);
  auditor.credentials = cid;
  auditor.credentialsCid = cid;
  CredentialsFile.create(cid);
}

/** The caller saves it. */
function recordAdmission(event: ethereum.Event, auditor: Auditor): AdmissionChange {
  const change = new AdmissionChange(factId(event));
  change.auditor = auditor.id;
  change.admission = auditor.admission;
  change.kind = auditor.kind;
  stamp(change, event);
  return change;
}
