import { getAddress, isAddress, isHex, type Hex } from "viem";
import type { ProposalCall } from "../actions/governance/index.ts";
import { MarketError } from "../errors/market-error.ts";

/** A call as an expert writes it, from anywhere. */
export interface RawCallInput {
  readonly target: string;
  /** Native coin that the timelock sends along, wei; default 0. */
  readonly value?: bigint;
  /** 0x and hexadecimal digits; default none. */
  readonly data?: string;
}

/**
 * Any call as a proposal takes it. What it does is for `describeCall` and `simulateProposal` to say.
 * @throws MarketError `InvalidInput` for what is no address, no whole bytes or no amount
 */
export function rawCall({ target, value = 0n, data = "0x" }: RawCallInput): ProposalCall {
  if (!isAddress(target.trim())) throw invalid(`“${target}” is not an address. Check every character.`);
  if (value < 0n) throw invalid("The coin sent along cannot be negative.");
  const digits = data.trim();
  if (!isHex(digits) || digits.length % 2 !== 0)
    throw invalid("The data must be 0x and an even number of hexadecimal digits.");
  return { target: getAddress(target.trim()), value, data: digits.toLowerCase() as Hex };
}

function invalid(message: string): MarketError {
  return new MarketError("InvalidInput", message);
}
