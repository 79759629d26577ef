import { getAddress, type Address, type Hex } from "viem";

/** Accounts have their address as their id. */
export function addressOf(account: { readonly id: Hex }): Address {
  return getAddress(account.id);
}

/** Decimal strings of numbers that always fit a JavaScript number: times in seconds, counts. */
export function numberFrom(text: string): number {
  return Number(text);
}

export function bigintOrUndefined(text: string | null | undefined): bigint | undefined {
  return text === null || text === undefined ? undefined : BigInt(text);
}

export function orUndefined<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
