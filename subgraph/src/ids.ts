import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

// Every id of the index is made here. The numbers of the contracts (contracts/libraries/Ids.sol) are written in decimal.

export const MARKET = "market";
export const GOVERNANCE = "governance";

const TERMS_BITS: u8 = 16;
const SPLIT_BITS: u8 = 16;
const SALE_BITS: u8 = 48;
const LOG_BITS: u8 = 32;

/** A fact: one per log. */
export function factId(event: ethereum.Event): Bytes {
  return event.transaction.hash.concatI32(event.logIndex.toI32());
}

/** Row number `index` of a fact that has several. */
export function rowId(fact: Bytes, index: i32): Bytes {
  return fact.concatI32(index);
}

export function numberId(number: BigInt): string {
  return number.toString();
}

/** A sale that was settled at once has no number: made of its block and the place of its event in it, above every 64-bit number. */
export function instantSaleId(event: ethereum.Event): string {
  const block = BigInt.fromI32(1).leftShift(LOG_BITS).plus(event.block.number);
  return block.leftShift(LOG_BITS).plus(event.logIndex).toString();
}

export function versionId(asset: string, number: i32): string {
  return asset + "-" + number.toString();
}

/** The pool of a split; the split itself has the same id. */
export function poolId(asset: BigInt, split: i32): string {
  return asset.leftShift(SPLIT_BITS).plus(BigInt.fromI32(split)).toString();
}

/** The asset whose pool this is. */
export function assetOfPool(pool: BigInt): string {
  return pool.rightShift(SPLIT_BITS).toString();
}

/** The asset that these terms license. */
export function assetOfTerms(terms: BigInt): string {
  return terms.rightShift(TERMS_BITS).toString();
}

/** Whether these terms are the asset itself: they have no row then. */
export function isTitle(terms: BigInt): boolean {
  return terms.equals(terms.rightShift(TERMS_BITS).leftShift(TERMS_BITS));
}

/** The venue that numbered this sale. */
export function venueOfSale(sale: BigInt): string {
  return sale.rightShift(SALE_BITS).toString();
}

export function lineageId(child: string, parent: string): string {
  return child + "-" + parent;
}

export function contributorId(split: string, account: Bytes): string {
  return split + "-" + account.toHexString();
}

export function licenceId(terms: string, holder: Bytes): string {
  return terms + "-" + holder.toHexString();
}

export function offerId(market: Bytes, terms: string): string {
  return market.toHexString() + "-" + terms;
}

/** What an account does in an auction; its sealed bid there has the same id. */
export function bidderId(auction: string, account: Bytes): string {
  return auction + "-" + account.toHexString();
}

export function auctionTotalsId(kind: string, category: string): string {
  return kind + "-" + category;
}

export function allowanceId(account: Bytes, spender: Bytes): string {
  return account.toHexString() + "-" + spender.toHexString();
}

/** An account votes once on a proposal. */
export function voteId(proposal: string, voter: Bytes): string {
  return proposal + "-" + voter.toHexString();
}

export function affiliateId(auditor: Bytes, account: Bytes): string {
  return auditor.toHexString() + "-" + account.toHexString();
}

/** An auditor is drawn for an audit once. */
export function seatId(audit: string, auditor: Bytes): string {
  return audit + "-" + auditor.toHexString();
}

/** An auditor is slashed for an offence once. */
export function offenceId(offence: Bytes, auditor: Bytes): Bytes {
  return offence.concat(auditor);
}

export function certificateId(version: string, audit: string): string {
  return version + "-" + audit;
}

export function reviewId(terms: string, reviewer: Bytes): string {
  return terms + "-" + reviewer.toHexString();
}

export function roleMemberId(role: BigInt, account: Bytes): string {
  return role.toString() + "-" + account.toHexString();
}
