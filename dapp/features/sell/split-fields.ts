import type { Contributor } from "@ftns-market/sdk/chain";
import { getAddress, isAddress } from "viem";
import { shareWords } from "./share-words";

/** A contributor as it was typed. */
export interface SplitRow {
  readonly key: number;
  readonly account: string;
  /** Parts of the whole, whatever their sum. */
  readonly weight: string;
}

export interface SplitReading {
  /** Undefined while something is missing or wrong; empty = everything to the owner. */
  readonly contributors: readonly Contributor[] | undefined;
  /** For each row. */
  readonly rows: readonly {
    readonly account: string | undefined;
    readonly weight: string | undefined;
    readonly share: string;
  }[];
  /** Of the whole. */
  readonly problem: string | undefined;
}

/** `type(uint96).max` */
const MAX_WEIGHT = 2n ** 96n - 1n;

/** Reads a split. @param most contributors that the policy allows */
export function readSplitRows(typed: readonly SplitRow[], most: number): SplitReading {
  const read = typed.map(({ account, weight }) => ({ account: addressOf(account), weight: weightOf(weight) }));
  const total = read.reduce((sum, { weight }) => sum + (weight ?? 0n), 0n);
  const rows = read.map(({ account, weight }, i) => {
    const twice = account !== undefined && read.findIndex((other) => other.account === account) < i;
    const typedAccount = (typed[i]?.account ?? "").trim();
    return {
      account: twice
        ? "Named above already."
        : account === undefined && typedAccount !== ""
          ? "This is not an address."
          : undefined,
      weight: weight === undefined && (typed[i]?.weight ?? "") !== "" ? "A whole number from 1." : undefined,
      share: weight === undefined ? "" : shareWords(weight, total),
      twice,
    };
  });
  const contributors = read.flatMap(({ account, weight }) =>
    account === undefined || weight === undefined ? [] : [{ account, weight }],
  );
  const tooMany = typed.length > most;
  const whole = contributors.length === typed.length && !tooMany && rows.every(({ twice }) => !twice);
  return {
    contributors: whole ? contributors : undefined,
    rows: rows.map(({ account, weight, share }) => ({ account, weight, share })),
    problem: tooMany ? `At most ${most} contributors can be named.` : undefined,
  };
}

/** An address as people paste it. @returns undefined for anything else, also for a wrong checksum */
export function addressOf(text: string): `0x${string}` | undefined {
  const plain = text.trim();
  return isAddress(plain) ? getAddress(plain) : undefined;
}

function weightOf(text: string): bigint | undefined {
  const plain = text.trim().replaceAll(",", "");
  if (!/^\d{1,29}$/.test(plain)) return undefined;
  const weight = BigInt(plain);
  return weight >= 1n && weight <= MAX_WEIGHT ? weight : undefined;
}
