import { BigInt } from "@graphprotocol/graph-ts";
import { Account } from "../../generated/schema";

/** Puts what the contract counts of an account's deals in its row. @param word packed, see contracts/trust/Standings.sol */
export function setConduct(account: Account, word: BigInt): void {
  account.succeeded = field(word, 0, 32);
  account.failed = field(word, 32, 32);
  account.activeAt = field(word, 64, 40);
  account.penalty = field(word, 104, 64);
  account.penalizedAt = field(word, 168, 40);
  account.qualitySum = field(word, 208, 32);
  account.qualityCount = field(word, 240, 16).toI32();
}

function field(word: BigInt, offset: u8, width: u8): BigInt {
  return word.rightShift(offset).mod(BigInt.fromI32(1).leftShift(width));
}
