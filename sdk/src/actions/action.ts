import type { Abi, Address, ContractFunctionArgs, ContractFunctionName } from "viem";
import type { QueryKey } from "../queries/keys.ts";

/** A call of a contract as viem's `simulateContract` and `writeContract` take it. */
export interface ContractCall {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

/**
 * Something a user can do, as data: what is called, what it means, what it makes stale. `send` runs any of them; nothing
 * happens before.
 */
export interface Action {
  /** Stable name, as in "listings.buy". */
  readonly id: string;
  readonly request: ContractCall;
  /** What the user agrees to, in one sentence with all amounts. Show it before the wallet opens. */
  readonly summary: string;
  /** The most FTNS, in base units, that leaves the sender's wallet or vault credit by this call; gas is not in it. */
  readonly maxCost: bigint;
  /** Keys of the queries and reads that are stale once it is confirmed. */
  readonly refresh: readonly QueryKey[];
}

type Writable = "nonpayable" | "payable";

/** A contract call whose function and arguments are checked against the ABI. */
export function contractCall<const TAbi extends Abi, TName extends ContractFunctionName<TAbi, Writable>>(call: {
  readonly address: Address;
  readonly abi: TAbi;
  readonly functionName: TName;
  readonly args: ContractFunctionArgs<TAbi, Writable, TName>;
}): ContractCall {
  return call as unknown as ContractCall;
}
