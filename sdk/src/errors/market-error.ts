import type { ContractErrorName } from "viem";
import type { ArtifactErrorCode } from "../artifact/errors.ts";
import type { DeliveryErrorCode } from "../delivery/errors.ts";
import type { IpfsErrorCode } from "../ipfs/errors.ts";
import type { MetadataError } from "../metadata/errors.ts";
import type { errorsAbi } from "../generated/abis.ts";

/** What went wrong, as a stable code. A custom error of a contract has its own name as the code. */
export type MarketErrorCode =
  // the wallet (EIP-1193)
  | "WalletMissing"
  | "WalletRejected"
  | "WalletBusy"
  | "WalletUnauthorised"
  | "WalletDisconnected"
  | "WalletUnsupported"
  | "WrongChain"
  // the chain
  | "RpcUnreachable"
  | "RpcRefused"
  | "InsufficientGas"
  | "Reverted"
  | "OutOfGas"
  // a transaction on its way
  | "AlreadySending"
  | "Cancelled"
  | "Replaced"
  | "NotConfirmed"
  // the index
  | "IndexUnreachable"
  | "IndexBehind"
  | "IndexFailed"
  | "IndexRefused"
  // what was handed in
  | "InvalidDeployment"
  | "InvalidAmount"
  | "InvalidInput"
  // what was read
  | "NotFound"
  | "Mismatch"
  | "NotForSale"
  | "NotDelivered"
  // the rest
  | "Aborted"
  | "Unexpected"
  // artifacts, keys and deliveries, IPFS, metadata
  | ArtifactErrorCode
  | DeliveryErrorCode
  | IpfsErrorCode
  | MetadataError["code"]
  // the custom errors of the contracts
  | ContractErrorName<typeof errorsAbi>;

/**
 * Anything that can go wrong with the market, as one sentence for a user that says what happened and what to do.
 * `details` are for programs: amounts as bigints, addresses, the decoded arguments of a contract's error.
 */
export class MarketError extends Error {
  override readonly name = "MarketError";
  readonly code: MarketErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: MarketErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}
