import { BaseError, decodeErrorResult, isHex, type Hex } from "viem";
import { errorsAbi } from "../generated/abis.ts";
import { MarketError } from "./market-error.ts";
import { sentences } from "./sentences/index.ts";
import type { ErrorArgs, ErrorName } from "./sentences/sentence.ts";

/** Selectors that every contract can answer with: Error(string) and Panic(uint256). */
const ERROR_STRING = "0x08c379a0";
const PANIC = "0x4e487b71";

const STRING_ERROR_ABI = [{ type: "error", name: "Error", inputs: [{ name: "message", type: "string" }] }] as const;
const PANIC_ABI = [{ type: "error", name: "Panic", inputs: [{ name: "code", type: "uint256" }] }] as const;

/**
 * The revert data in an error of viem or of a wallet, wherever it is nested.
 * @returns undefined when no contract reverted, "0x" when one did without a reason
 */
export function revertDataOf(error: unknown): Hex | undefined {
  let found: Hex | undefined;
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const field of ["raw", "data"] as const) {
      const data = (value as Record<string, unknown>)[field];
      if (isHex(data) && (data.length - 2) % 2 === 0 && (data.length === 2 || data.length >= 10)) found = data;
      else visit(data);
    }
    visit((value as { cause?: unknown }).cause);
    visit((value as { error?: unknown }).error);
  };
  visit(error);
  return found;
}

/**
 * The sentence for a contract's revert.
 * @param data what the contract answered
 * @param cause the error it came in
 */
export function describeRevert(data: Hex, cause?: unknown): MarketError {
  if (data === "0x") {
    const message = "The contract refused this without a reason. Check that the network and the addresses are right.";
    return new MarketError("Reverted", message, {}, cause);
  }
  if (data.startsWith(ERROR_STRING)) return describeString(data, cause);
  if (data.startsWith(PANIC)) return describePanic(data, cause);
  const decoded = decode(data);
  if (decoded === undefined) {
    const message = `A contract refused this for a reason this library does not know (${data.slice(0, 10)}). Update the library.`;
    return new MarketError("Reverted", message, { data }, cause);
  }
  const { errorName, args } = decoded;
  const sentence = sentences[errorName] as (args: readonly unknown[]) => string;
  return new MarketError(errorName, sentence(args), { args, data }, cause);
}

/** The error that a contract would answer with, known before it is asked. */
export function contractError<Name extends ErrorName>(name: Name, args: ErrorArgs<Name>): MarketError {
  return new MarketError(name, sentences[name](args), { args });
}

function decode(data: Hex): { errorName: ErrorName; args: readonly unknown[] } | undefined {
  try {
    const { errorName, args } = decodeErrorResult({ abi: errorsAbi, data });
    return { errorName, args: args ?? [] };
  } catch (error) {
    // An unknown selector, or arguments that do not fit it: both mean that the contract is not one of ours.
    if (error instanceof BaseError) return undefined;
    throw error;
  }
}

function describeString(data: Hex, cause: unknown): MarketError {
  const { args } = decodeErrorResult({ abi: STRING_ERROR_ABI, data });
  return new MarketError("Reverted", `The contract refused this: ${args[0]}.`, { data }, cause);
}

function describePanic(data: Hex, cause: unknown): MarketError {
  const { args } = decodeErrorResult({ abi: PANIC_ABI, data });
  const message = `The contract stopped with panic 0x${args[0].toString(16)}. That is a fault of the contract: report it.`;
  return new MarketError("Reverted", message, { data, panic: args[0] }, cause);
}
