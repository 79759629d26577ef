import { getAddress, isAddress, type Address } from "viem";

/** What a field for an account holds: an address, something wrong with it, or nothing yet. */
export interface AddressInput {
  /** With its checksum; undefined while it cannot be used. */
  readonly address: Address | undefined;
  /** What is wrong and what to do, for the field. */
  readonly problem: string | undefined;
}

/** Reads a field for an account. */
export function readAddress(text: string): AddressInput {
  const trimmed = text.trim();
  if (trimmed === "") return { address: undefined, problem: undefined };
  if (isAddress(trimmed)) return { address: getAddress(trimmed), problem: undefined };
  const problem = isAddress(trimmed, { strict: false })
    ? "Some of its letters are wrong: capitals and small letters do not fit each other. Copy the address again."
    : "This is no address: it has 0x and 40 characters from 0 to 9 and a to f.";
  return { address: undefined, problem };
}

/** Whether two addresses are of the same account, however they are written. */
export function isSameAddress(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}
