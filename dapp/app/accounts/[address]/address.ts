import { notFound } from "next/navigation";
import { getAddress, isAddress, type Address } from "viem";

/** The address in its checksummed form. Any spelling of it leads here; anything else is not found. */
export function addressOf(text: string): Address {
  if (!isAddress(text, { strict: false })) notFound();
  return getAddress(text.toLowerCase());
}
