import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Consumption, Issuer, Licence, LicenceIssue, LicenceTransfer, Terms } from "../../generated/schema";
import { LicenceKind } from "../enums";
import { factId, licenceId, numberId, rowId } from "../ids";
import { touchAccount } from "./account";
import { stamp } from "./stamp";
import { countIssued } from "./terms";

/** What the holder has under the terms; nothing yet when it is new. The caller saves it. */
function loadLicence(event: ethereum.Event, termsId: string, holder: Bytes): Licence {
  let licence = Licence.load(licenceId(termsId, holder));
  if (!licence) {
    const terms = Terms.load(termsId)!;
    licence = new Licence(licenceId(termsId, holder));
    licence.terms = terms.id;
    licence.asset = terms.asset;
    licence.kind = terms.kind;
    licence.holder = touchAccount(holder, event);
    licence.balance = BigInt.zero();
    licence.expiresAt = BigInt.zero();
    licence.keyVersion = 0;
    licence.consumed = BigInt.zero();
    licence.acquiredAt = event.block.timestamp;
  }
  licence.updatedAt = event.block.timestamp;
  return licence;
}

/** A subscription's ERC-1155 event comes before, where the balance changes at all: a renewal changes only the expiry. */
export function prolongSubscription(
  event: ethereum.Event,
  termsNumber: BigInt,
  holder: Bytes,
  periods: BigInt,
  expiresAt: BigInt,
  granted: boolean,
): void {
  const licence = loadLicence(event, numberId(termsNumber), holder);
  licence.expiresAt = expiresAt;
  licence.save();
  recordIssue(event, licence, periods, granted);
}

function recordIssue(event: ethereum.Event, licence: Licence, quantity: BigInt, granted: boolean): void {
  countIssued(licence.terms, quantity, 0);
  const issue = new LicenceIssue(factId(event));
  issue.licence = licence.id;
  issue.terms = licence.terms;
  issue.holder = licence.holder;
  issue.quantity = quantity;
  issue.balance = licence.balance;
  issue.expiresAt = licence.expiresAt;
  issue.granted = granted;
  stamp(issue, event);
  issue.save();
}

/** Copies or packs of a licence whose ERC-1155 event says all. What no issuer sold was granted by the owner. */
function recordMint(event: ethereum.Event, licence: Licence, amount: BigInt, operator: Bytes): void {
  const unitsPerPack =
    licence.kind == LicenceKind.Metered ? Terms.load(licence.terms)!.unitsPerPack : BigInt.fromI32(1);
  recordIssue(event, licence, amount.div(unitsPerPack), Issuer.load(operator) === null);
}

/** One ERC-1155 movement: from zero it is an issue, to zero a consumption (or an expired subscription making room). */
export function moveBalance(
  event: ethereum.Event,
  index: i32,
  operator: Bytes,
  from: Address,
  to: Address,
  termsNumber: BigInt,
  amount: BigInt,
): void {
  if (amount.isZero()) return;
  const termsId = numberId(termsNumber);
  let expiresAt = BigInt.zero();
  let holders = 0;
  if (from.notEqual(Address.zero())) {
    const source = loadLicence(event, termsId, from);
    source.balance = source.balance.minus(amount);
    expiresAt = source.expiresAt;
    if (source.balance.isZero()) {
      source.expiresAt = BigInt.zero();
      holders -= 1;
    }
    source.save();
  }
  if (to.notEqual(Address.zero())) {
    const target = loadLicence(event, termsId, to);
    if (target.balance.isZero()) holders += 1;
    target.balance = target.balance.plus(amount);
    // The expiry travels with a subscription; an issue sets it by its own event.
    const isIssue = from.equals(Address.zero());
    if (target.kind == LicenceKind.Subscription && !isIssue) target.expiresAt = expiresAt;
    target.save();
    if (target.kind != LicenceKind.Subscription && isIssue) recordMint(event, target, amount, operator);
  }
  if (holders != 0) countIssued(termsId, BigInt.zero(), holders);
  if (from.notEqual(Address.zero()) && to.notEqual(Address.zero())) {
    recordTransfer(event, index, from, to, termsId, amount);
  }
}

function recordTransfer(
  event: ethereum.Event,
  index: i32,
  from: Bytes,
  to: Bytes,
  termsId: string,
  amount: BigInt,
): void {
  const transfer = new LicenceTransfer(rowId(factId(event), index));
  transfer.terms = termsId;
  transfer.from = touchAccount(from, event);
  transfer.to = touchAccount(to, event);
  transfer.amount = amount;
  stamp(transfer, event);
  transfer.save();
}

export function recordConsumption(
  event: ethereum.Event,
  termsNumber: BigInt,
  holder: Bytes,
  operator: Bytes,
  units: BigInt,
  reference: Bytes,
): void {
  const licence = loadLicence(event, numberId(termsNumber), holder);
  licence.consumed = licence.consumed.plus(units);
  licence.save();

  const consumption = new Consumption(factId(event));
  consumption.licence = licence.id;
  consumption.operator = operator;
  consumption.units = units;
  consumption.reference = reference;
  stamp(consumption, event);
  consumption.save();
}

/** The holder was handed the key of a version: a renewal under the same terms needs none. */
export function setKeyVersion(event: ethereum.Event, termsId: string, holder: Bytes, version: i32): void {
  const licence = loadLicence(event, termsId, holder);
  if (version > licence.keyVersion) licence.keyVersion = version;
  licence.save();
}

export function setIssuer(event: ethereum.Event, address: Bytes, allowed: boolean): void {
  const issuer = new Issuer(address);
  issuer.allowed = allowed;
  issuer.updatedAt = event.block.timestamp;
  issuer.save();
}
