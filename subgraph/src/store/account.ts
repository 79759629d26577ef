import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Account } from "../../generated/schema";
import { NEWCOMER } from "../reputation/score";
import { loadMarket } from "./market";

/** The account, seen now. The caller saves it. */
export function loadAccount(address: Bytes, event: ethereum.Event): Account {
  let account = Account.load(address);
  if (!account) {
    account = new Account(address);
    account.credit = BigInt.zero();
    account.deposited = BigInt.zero();
    account.withdrawn = BigInt.zero();
    account.spent = BigInt.zero();
    account.earned = BigInt.zero();
    account.resaleRoyalties = BigInt.zero();
    account.inBids = BigInt.zero();
    account.bonded = BigInt.zero();
    account.bondsForfeited = BigInt.zero();
    account.assetsPublished = 0;
    account.assetsOwned = 0;
    account.purchases = 0;
    account.sales = 0;
    account.auctions = 0;
    account.auctionsWon = 0;
    account.missedDeliveries = 0;
    account.score = NEWCOMER;
    account.scoredAt = BigInt.zero();
    account.succeeded = BigInt.zero();
    account.failed = BigInt.zero();
    account.activeAt = BigInt.zero();
    account.penalty = BigInt.zero();
    account.penalizedAt = BigInt.zero();
    account.qualitySum = BigInt.zero();
    account.qualityCount = 0;
    account.feedbackSum = BigInt.zero();
    account.feedbackWeight = BigInt.zero();
    account.deliveries = 0;
    account.firstSeenAt = event.block.timestamp;
  }
  account.lastSeenAt = event.block.timestamp;
  return account;
}

/** Makes sure that the account exists, so that links to it lead somewhere. */
export function touchAccount(address: Bytes, event: ethereum.Event): Bytes {
  const account = loadAccount(address, event);
  account.save();
  return account.id;
}

/** Adds to an account's credit; a negative amount takes from it. */
export function addCredit(address: Bytes, amount: BigInt, event: ethereum.Event): void {
  const account = loadAccount(address, event);
  account.credit = account.credit.plus(amount);
  account.save();
  const market = loadMarket();
  market.credit = market.credit.plus(amount);
  market.save();
}
