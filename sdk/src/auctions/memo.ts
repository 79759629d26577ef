import { bytesToHex, concat, hexToBytes, numberToHex, size, slice, type Hex } from "viem";
import { MarketError } from "../errors/market-error.ts";

/** Bytes of an amount in a memo: a uint96. */
const AMOUNT_BYTES = 12;
const NONCE_BYTES = 20;

/**
 * The 32 bytes that lie on the chain beside a sealed amount, so that the wallet alone can rebuild it: the amount, hidden under a mask that
 * only the wallet can derive, and the nonce that the mask is derived with.
 */
export interface Memo {
  /** 12 bytes. */
  readonly masked: Hex;
  /** 20 bytes, random. */
  readonly nonce: Hex;
}

/** A fresh nonce of a memo, 20 bytes. A nonce must never mask two amounts. */
export function newMemoNonce(): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
}

/**
 * Hides an amount.
 * @param amount FTNS base units, below 2^96
 * @param mask 12 bytes of the secret derived with this nonce
 * @returns bytes32
 * @throws MarketError `InvalidAmount`
 */
export function encodeMemo(amount: bigint, nonce: Hex, mask: Uint8Array): Hex {
  if (amount < 0n || amount >= 2n ** BigInt(8 * AMOUNT_BYTES)) {
    throw new MarketError("InvalidAmount", "The amount is negative or too large for the chain.", { amount });
  }
  return concat([masked(numberToHex(amount, { size: AMOUNT_BYTES }), mask), nonce]);
}

/** The parts of a memo. @throws MarketError `InvalidInput` when it has not 32 bytes */
export function decodeMemo(memo: Hex): Memo {
  if (size(memo) !== AMOUNT_BYTES + NONCE_BYTES) {
    throw new MarketError("InvalidInput", "The memo of a sealed amount has 32 bytes. Read it from the event.");
  }
  return { masked: slice(memo, 0, AMOUNT_BYTES), nonce: slice(memo, AMOUNT_BYTES) };
}

/** The amount in a memo, FTNS base units; some other number when the mask is not the one it was made with. */
export function amountOfMemo(memo: Memo, mask: Uint8Array): bigint {
  return BigInt(masked(memo.masked, mask));
}

function masked(amount: Hex, mask: Uint8Array): Hex {
  return bytesToHex(hexToBytes(amount).map((byte, i) => byte ^ (mask[i] ?? 0)));
}
