import { encodeAbiParameters, keccak256, type Address, type Hex } from "viem";
import type { SaleId } from "../chain/ids.ts";

/** What a sealed bid is bound to. */
export interface BidContext {
  readonly chainId: number;
  /** The auction contract. */
  readonly contract: Address;
  readonly auction: SaleId;
  readonly bidder: Address;
}

const UINT256 = { type: "uint256" } as const;
const ADDRESS = { type: "address" } as const;
const BYTES32 = { type: "bytes32" } as const;

/**
 * The salt of a commitment. For an encrypted lot it binds the bidder's key, so that whoever reveals the bid cannot put another key in.
 * @param seed bytes32, secret until the bid is revealed
 * @param bidderKey B, 128 bytes; "0x" for an open artifact, whose salt is the seed
 */
export function bidSalt(seed: Hex, bidderKey: Hex): Hex {
  if (bidderKey === "0x") return seed;
  return keccak256(encodeAbiParameters([BYTES32, BYTES32], [seed, keccak256(bidderKey)]));
}

/** The commitment to a bid, bytes32: keccak256(abi.encode(chain id, contract, auction, bidder, value, salt)). */
export function bidCommitment(context: BidContext, value: bigint, salt: Hex): Hex {
  const { chainId, contract, auction, bidder } = context;
  return keccak256(
    encodeAbiParameters(
      [UINT256, ADDRESS, UINT256, ADDRESS, UINT256, BYTES32],
      [BigInt(chainId), contract, auction, bidder, value, salt],
    ),
  );
}

/** What a hidden reserve is bound to. The number of the auction is not known before it is created. */
export interface ReserveContext {
  readonly chainId: number;
  /** The auction contract. */
  readonly contract: Address;
  readonly seller: Address;
}

/** The hash of a hidden reserve, bytes32: keccak256(abi.encode(chain id, contract, seller, reserve, salt)). */
export function reserveHash({ chainId, contract, seller }: ReserveContext, reserve: bigint, salt: Hex): Hex {
  return keccak256(
    encodeAbiParameters(
      [UINT256, ADDRESS, ADDRESS, UINT256, BYTES32],
      [BigInt(chainId), contract, seller, reserve, salt],
    ),
  );
}
