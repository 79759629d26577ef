import { getAddress, isAddress, type Address, type Hex } from "viem";
import { MarketError } from "../errors/market-error.ts";
import type { Opening } from "./opening.ts";

/** What the JSON of openings says it is. */
export const OPENINGS_KIND = "ftns-market-openings";
const VERSION = 1;
const KEY_BYTES = 128;
const MAX_AMOUNT = 2n ** 96n;
const MAX_SALE = 2n ** 64n;
/** More in one file is a mistake. */
const MAX_OPENINGS = 10_000;

/** Openings as JSON in plain text, amounts and ids in decimals. Whoever reads it can read the bids: keep it to yourself, or encrypt it. */
export function writeOpenings(openings: readonly Opening[]): string {
  const plain = openings.map((opening) =>
    Object.fromEntries(
      Object.entries(opening).map(([name, value]) => [name, typeof value === "bigint" ? String(value) : value]),
    ),
  );
  return `${JSON.stringify({ kind: OPENINGS_KIND, version: VERSION, openings: plain }, null, 2)}\n`;
}

/**
 * Reads openings from JSON, from whatever source, and checks every field.
 * @throws MarketError `InvalidInput` that says which one is wrong; it never repeats what the file holds
 */
export function parseOpenings(json: string): Opening[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  const { kind, version, openings } = record(value, "it");
  if (kind !== OPENINGS_KIND || version !== VERSION)
    throw invalid("it does not hold openings of this market, version 1");
  if (!Array.isArray(openings) || openings.length > MAX_OPENINGS) {
    throw invalid(`its openings are no list of at most ${MAX_OPENINGS}`);
  }
  return openings.map((opening, i) => parseOpening(opening, `opening ${i + 1}`));
}

function parseOpening(value: unknown, what: string): Opening {
  const { type, chainId, contract, auction, ...rest } = record(value, what);
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId) || chainId < 1) {
    throw invalid(`${what} has no chain id`);
  }
  const at = {
    chainId,
    contract: addressOf(contract, `the contract of ${what}`),
    auction: integerOf(auction, MAX_SALE, `the auction of ${what}`),
  };
  if (type === "bid") {
    return {
      type,
      ...at,
      bidder: addressOf(rest["bidder"], `the bidder of ${what}`),
      value: integerOf(rest["value"], MAX_AMOUNT, `the bid of ${what}`),
      seed: hexOf(rest["seed"], [32], `the seed of ${what}`),
      bidderKey: hexOf(rest["bidderKey"], [0, KEY_BYTES], `the bidder's key of ${what}`),
    };
  }
  if (type !== "reserve") throw invalid(`${what} is neither of a bid nor of a reserve`);
  return {
    type,
    ...at,
    seller: addressOf(rest["seller"], `the seller of ${what}`),
    reserve: integerOf(rest["reserve"], MAX_AMOUNT, `the reserve of ${what}`),
    salt: hexOf(rest["salt"], [32], `the salt of ${what}`),
  };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(`${what} is not an object`);
}

function addressOf(value: unknown, what: string): Address {
  if (typeof value === "string" && isAddress(value)) return getAddress(value);
  throw invalid(`${what} is not an address`);
}

function integerOf(value: unknown, limit: bigint, what: string): bigint {
  if (typeof value === "string" && /^\d{1,29}$/.test(value) && BigInt(value) < limit) return BigInt(value);
  throw invalid(`${what} is not a number in decimals that the chain takes`);
}

function hexOf(value: unknown, lengths: readonly number[], what: string): Hex {
  const bytes = typeof value === "string" && /^0x([0-9a-f]{2})*$/.test(value) ? (value.length - 2) / 2 : -1;
  if (lengths.includes(bytes)) return value as Hex;
  throw invalid(`${what} has not ${lengths.join(" or ")} bytes in hexadecimal`);
}

function invalid(reason: string, cause?: unknown): MarketError {
  return new MarketError("InvalidInput", `These openings cannot be used: ${reason}.`, {}, cause);
}
