import type { Address, Hex } from "viem";

/** A commitment as the chain has it, of the event `BidCommitted`. */
export interface CommittedBid {
  readonly bidder: Address;
  /** bytes32 */
  readonly commitment: Hex;
  /** FTNS base units. */
  readonly collateral: bigint;
  /** From 1, in the order of commitment. */
  readonly ordinal: number;
}
