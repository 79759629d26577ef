import {
  decodeFunctionData,
  encodeFunctionData,
  size,
  slice,
  toFunctionSelector,
  toFunctionSignature,
  type Abi,
  type AbiFunction,
  type Hex,
} from "viem";
import { CONTRACT_NAMES, type ContractName } from "../chain/contracts.ts";
import { CONTRACT_ABIS } from "./contract-abis.ts";

/** Calldata as a function and its arguments. */
export interface DecodedCall {
  readonly item: AbiFunction;
  /** "set(uint8,uint256)" */
  readonly signature: string;
  readonly args: readonly unknown[];
}

/** Calldata that is not read as a call, and why: the end of a sentence that begins with "its data". */
export interface Undecoded {
  readonly reason: string;
}

/** More than this no decision needs, and lists that point at one another grow with the square of it. Bytes. */
export const MAX_DECODED = 16_384;
const SELECTOR_BYTES = 4;

/**
 * Reads calldata by the ABI of a contract of the market. Strict: only the one usual encoding counts, so that nothing can be hidden
 * behind or between the arguments.
 */
export function decodeCall(contract: ContractName, data: Hex): DecodedCall | Undecoded {
  if (size(data) > MAX_DECODED) return { reason: `has ${size(data).toLocaleString("en")} bytes, too many to read` };
  const item = functionOf(contract, data);
  if (item === undefined) return { reason: `is no call of ${contract}` };
  const signature = toFunctionSignature(item);
  try {
    const { args = [] } = decodeFunctionData({ abi: [item], data });
    const canonical = encodeFunctionData({ abi: [item] as Abi, functionName: item.name, args: args });
    if (canonical === data.toLowerCase()) return { item, signature, args: args };
  } catch (error) {
    // viem throws for bytes that are missing or do not fit their types, whatever the class of the error.
    if (!(error instanceof Error)) throw error;
    return { reason: `begins as ${signature} of ${contract}, but does not hold its arguments` };
  }
  return { reason: `begins as ${signature} of ${contract}, but holds more than its arguments` };
}

/** The function of the market's contracts that data resembles, wherever it is sent. */
export function resembled(data: Hex): { readonly contract: ContractName; readonly signature: string } | undefined {
  for (const contract of CONTRACT_NAMES) {
    const item = functionOf(contract, data);
    if (item !== undefined) return { contract, signature: toFunctionSignature(item) };
  }
  return undefined;
}

function functionOf(contract: ContractName, data: Hex): AbiFunction | undefined {
  if (size(data) < SELECTOR_BYTES) return undefined;
  const selector = slice(data, 0, SELECTOR_BYTES).toLowerCase();
  const abi: Abi = CONTRACT_ABIS[contract];
  return abi.find((item): item is AbiFunction => item.type === "function" && toFunctionSelector(item) === selector);
}
