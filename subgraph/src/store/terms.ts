import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Terms } from "../../generated/schema";
import { rawCid } from "../cid";
import { numberId } from "../ids";
import { loadAsset } from "./asset";
import { withdrawOffersOf } from "./offer";

/** The terms as `TermsCreated` says them. */
export class NewTerms {
  constructor(
    public kind: string,
    public transferable: boolean,
    public exclusive: boolean,
    public period: BigInt,
    public unitsPerPack: BigInt,
    public supplyCap: BigInt,
    public textIsSpdx: boolean,
    public text: Bytes,
  ) {}
}

export function createTerms(event: ethereum.Event, number: BigInt, assetNumber: BigInt, created: NewTerms): void {
  const terms = new Terms(numberId(number));
  terms.asset = numberId(assetNumber);
  terms.kind = created.kind;
  terms.transferable = created.transferable;
  terms.exclusive = created.exclusive;
  terms.closed = false;
  terms.period = created.period;
  terms.unitsPerPack = created.unitsPerPack;
  terms.supplyCap = created.supplyCap;
  if (created.textIsSpdx) terms.spdx = shortString(created.text);
  else terms.textCid = rawCid(created.text);
  terms.issued = BigInt.zero();
  terms.holders = 0;
  terms.createdAt = event.block.timestamp;
  terms.block = event.block.number;
  terms.transaction = event.transaction.hash;
  terms.save();

  const asset = loadAsset(terms.asset);
  asset.termsCount += 1;
  asset.updatedAt = event.block.timestamp;
  asset.save();
}

/** Ends new business under the terms, and with it their offers. */
export function closeTerms(event: ethereum.Event, number: BigInt): void {
  const terms = Terms.load(numberId(number))!;
  terms.closed = true;
  terms.save();

  const asset = loadAsset(terms.asset);
  asset.updatedAt = event.block.timestamp;
  withdrawOffersOf(asset, terms.id, event);
  asset.save();
}

/** Counts what was issued under the terms, and the accounts that began or ceased to hold some. */
export function countIssued(id: string, quantity: BigInt, newHolders: i32): void {
  const terms = Terms.load(id)!;
  terms.issued = terms.issued.plus(quantity);
  terms.holders += newHolders;
  terms.save();
}

/** A left-aligned short string. Anything can stand in the bytes: only printable ASCII is taken over. */
function shortString(bytes: Bytes): string {
  let text = "";
  for (let i = 0; i < bytes.length && bytes[i] != 0; i++) {
    if (bytes[i] >= 0x20 && bytes[i] < 0x7f) text += String.fromCharCode(bytes[i]);
  }
  return text;
}
