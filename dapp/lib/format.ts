import { formatUnits } from "viem";
import { FTNS_DECIMALS } from "@ftns-market/sdk/chain";

export { formatBps, formatDuration, formatFtns, shortAddress } from "@ftns-market/sdk/chain";

const COMPACT = [
  [10n ** 9n, "B"],
  [10n ** 6n, "M"],
  [10n ** 3n, "k"],
] as const;
const UNIT = 10n ** BigInt(FTNS_DECIMALS);

/**
 * An amount for tiles and charts, cut to three significant figures: "1.23k". Never for something that is about to be paid.
 * @param amount FTNS base units, as a bigint or the decimal string of the index
 */
export function compactFtns(amount: bigint | string): string {
  const base = BigInt(amount);
  if (base === 0n) return "0";
  for (const [size, suffix] of COMPACT) {
    if (base >= size * UNIT) return `${threeFigures(base, size * UNIT)}${suffix}`;
  }
  if (base < UNIT / 1_000n) return "< 0.001";
  return threeFigures(base, UNIT);
}

function threeFigures(amount: bigint, unit: bigint): string {
  const thousandths = (amount * 1_000n) / unit;
  const whole = thousandths / 1_000n;
  const digits = whole >= 100n ? 0 : whole >= 10n ? 1 : whole >= 1n ? 2 : 3;
  const text = formatUnits(thousandths, 3);
  const [integer = "0", fraction = ""] = text.split(".");
  const kept = fraction.slice(0, digits).replace(/0+$/, "");
  return kept === "" ? integer : `${integer}.${kept}`;
}

const BINARY = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** A number of bytes as "1.5 MiB". */
export function formatBytes(bytes: number | bigint | string): string {
  let value = Number(bytes);
  let unit = 0;
  while (value >= 1_024 && unit < BINARY.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const shown = unit === 0 || value >= 100 ? Math.round(value).toString() : value.toFixed(1);
  return `${shown} ${BINARY[unit]}`;
}

/** "1,234" */
export function formatCount(count: number | bigint | string): string {
  return BigInt(count).toLocaleString("en-US");
}

/** A day as "7 Jul 2026", in UTC. */
export function formatDate(seconds: number | bigint | string): string {
  return new Date(Number(seconds) * 1_000).toLocaleDateString("en-GB", {
    ...{ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  });
}

/** A moment as "7 Jul 2026, 12:00 UTC". */
export function formatMoment(seconds: number | bigint | string): string {
  const time = new Date(Number(seconds) * 1_000).toISOString().slice(11, 16);
  return `${formatDate(seconds)}, ${time} UTC`;
}

/** A hash or CID short enough to read: first 8 and last 6 characters. */
export function shortHash(hash: string): string {
  return hash.length <= 16 ? hash : `${hash.slice(0, 8)}…${hash.slice(-6)}`;
}
