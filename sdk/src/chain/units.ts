import { formatUnits, parseUnits, type Address } from "viem";
import { MarketError } from "../errors/market-error.ts";

/** Decimals of FTNS: 1 FTNS = 10^18 base units. */
export const FTNS_DECIMALS = 18;

/** Base units of 1 FTNS. */
export const FTNS_UNIT = 10n ** BigInt(FTNS_DECIMALS);

/** Basis points of the whole. */
export const BASIS_POINTS = 10_000n;

/** `type(uint256).max`: "without limit" in allowances, "all of it" in a withdrawal. */
export const MAX_UINT256 = 2n ** 256n - 1n;

/** `type(uint40).max`: a listing that does not expire. */
export const NEVER = 2 ** 40 - 1;

/** `type(uint32).max`: a listing without a limited quantity. */
export const UNLIMITED = 2 ** 32 - 1;

const GROUPS = /\B(?=(\d{3})+$)/g;

/**
 * An exact amount of FTNS for people: "1,234.5 FTNS". Never rounded.
 * @param amount FTNS base units
 */
export function formatFtns(amount: bigint): string {
  const [whole = "0", fraction] = formatUnits(amount, FTNS_DECIMALS).split(".");
  const grouped = whole.replace(GROUPS, ",");
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} FTNS`;
}

/**
 * Reads an amount of FTNS as people write it, "1234.5" or "1,234.5", into base units.
 * @throws MarketError `InvalidAmount` when it is not a number, is negative or has more than 18 decimals
 */
export function parseFtns(text: string): bigint {
  const plain = text.trim().replace(/\s*FTNS$/i, "");
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const digits = grouped ? plain.replaceAll(",", "") : plain;
  if (!/^\d+(\.\d+)?$|^\.\d+$/.test(digits)) {
    throw new MarketError("InvalidAmount", `“${text}” is not an amount of FTNS. Write it like 12.5.`, { text });
  }
  if ((digits.split(".")[1] ?? "").length > FTNS_DECIMALS) {
    throw new MarketError("InvalidAmount", `FTNS has ${FTNS_DECIMALS} decimals: “${text}” is finer than that.`, {
      text,
    });
  }
  return parseUnits(digits, FTNS_DECIMALS);
}

/** Basis points as a percentage: 525 -> "5.25 %". */
export function formatBps(bps: number | bigint): string {
  return `${formatUnits(BigInt(bps), 2)} %`;
}

/** A time in seconds since 1970 as "2026-07-01 12:00:05 UTC". */
export function formatTime(seconds: number | bigint): string {
  const milliseconds = Number(seconds) * 1000;
  if (!Number.isFinite(milliseconds) || milliseconds > 8.64e15) return "the end of time";
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const SPANS: readonly [seconds: number, name: string][] = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
];

/**
 * A length of time as people say it: "3 days", "1 hour 30 minutes".
 * @param maxParts how many parts at most, the rest is cut off; with 4 nothing is
 */
export function formatDuration(seconds: number | bigint, maxParts = 2): string {
  const parts: string[] = [];
  let rest = Number(seconds);
  for (const [length, name] of SPANS) {
    const count = Math.floor(rest / length);
    if (count > 0 && parts.length < maxParts) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
    rest %= length;
  }
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

/** An address short enough to read: "0x1234…abcd". */
export function shortAddress(address: Address): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
