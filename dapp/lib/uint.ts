/** The number of a thing on the chain, as an address of a page has it: above zero and of so many bits. Undefined for anything else. */
export function uintOf(text: string, bits: 64 | 256): bigint | undefined {
  if (!/^[1-9]\d{0,77}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < 1n << BigInt(bits) ? value : undefined;
}
