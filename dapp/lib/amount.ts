import { FTNS_DECIMALS, formatFtns, parseFtns } from "@ftns-market/sdk/chain";

/** What a field for an amount holds: an amount, something wrong with it, or nothing yet. */
export interface AmountInput {
  /** FTNS base units; undefined while it cannot be used. */
  readonly amount: bigint | undefined;
  /** What is wrong and what to do, for the field. */
  readonly problem: string | undefined;
}

/** The most that the contracts can store of a price: `type(uint96).max` base units. */
const MAX_AMOUNT = 2n ** 96n - 1n;

/**
 * Reads a field for an amount of FTNS.
 * @param limit the most that makes sense here in base units, and what that is called, as in "in your wallet"
 */
export function readAmount(
  text: string,
  {
    limit,
    allowZero = false,
  }: { readonly limit?: readonly [amount: bigint, name: string]; readonly allowZero?: boolean } = {},
): AmountInput {
  if (text.trim() === "") return { amount: undefined, problem: undefined };
  const amount = parsed(text);
  if (amount === undefined) {
    return refuse(`Write an amount like 12.5, without a sign and with ${FTNS_DECIMALS} decimals at most.`);
  }
  if (amount === 0n && !allowZero) return refuse("Write an amount above 0.");
  if (limit !== undefined && amount > limit[0]) return refuse(`You have ${formatFtns(limit[0])} ${limit[1]}.`);
  if (amount > MAX_AMOUNT) return refuse(`The largest amount is ${formatFtns(MAX_AMOUNT)}.`);
  return { amount, problem: undefined };
}

function parsed(text: string): bigint | undefined {
  try {
    return parseFtns(text);
  } catch {
    // The sentence of the field says what to write.
    return undefined;
  }
}

function refuse(problem: string): AmountInput {
  return { amount: undefined, problem };
}
