import type { Address, Hex } from "viem";
import type { SaleId } from "../chain/ids.ts";

/** What opens a sealed bid. Secret until the reveal: whoever has it can read the bid, and reveal it, and nothing else. */
export interface BidOpening {
  readonly type: "bid";
  readonly chainId: number;
  /** The auction contract. */
  readonly contract: Address;
  readonly auction: SaleId;
  readonly bidder: Address;
  /** The bid, FTNS base units. */
  readonly value: bigint;
  /** bytes32 */
  readonly seed: Hex;
  /** B, 128 bytes; "0x" for an open artifact. */
  readonly bidderKey: Hex;
}

/** What opens a hidden reserve. Secret until it is opened. */
export interface ReserveOpening {
  readonly type: "reserve";
  readonly chainId: number;
  /** The auction contract. */
  readonly contract: Address;
  readonly auction: SaleId;
  readonly seller: Address;
  /** FTNS base units. */
  readonly reserve: bigint;
  /** bytes32 */
  readonly salt: Hex;
}

/** What opens something that was sealed: hand it to `npm run reveal`, or keep it as a copy. */
export type Opening = BidOpening | ReserveOpening;
