import { BigInt, Bytes } from "@graphprotocol/graph-ts";

// Payments in one word each, as contracts/libraries/Payouts.sol and Royalties.sol pack them.

const ACCOUNT_BYTES = 20;
const POOL_BYTES = 8;
const WORD_BYTES = 32;

/** What an account was paid: 20 bytes of address, 12 of amount. */
export class Payout {
  constructor(
    public account: Bytes,
    public amount: BigInt,
  ) {}
}

/** What a parent's pool was paid: 8 bytes of pool, 12 of zeros, 12 of amount. */
export class Royalty {
  constructor(
    public pool: BigInt,
    public amount: BigInt,
  ) {}
}

export function toPayout(word: Bytes): Payout {
  return new Payout(slice(word, 0, ACCOUNT_BYTES), amountOf(word));
}

export function toRoyalty(word: Bytes): Royalty {
  return new Royalty(toNumber(slice(word, 0, POOL_BYTES)), amountOf(word));
}

function amountOf(word: Bytes): BigInt {
  return toNumber(slice(word, ACCOUNT_BYTES, WORD_BYTES));
}

function slice(word: Bytes, from: i32, to: i32): Bytes {
  return Bytes.fromUint8Array(word.subarray(from, to));
}

/** Numbers of the chain have their highest byte first, those of the library their lowest. */
function toNumber(bytes: Bytes): BigInt {
  return BigInt.fromUnsignedBytes(Bytes.fromUint8Array(bytes.slice().reverse()));
}
