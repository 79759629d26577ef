import { mkdirSync, writeFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { audits, type MarketClient } from "../../sdk/src/index.ts";
import { exposureOf, readPrivate } from "../reveal/openings.ts";

const OWNER_ONLY = 0o600;

/** Where the opening of a seat is kept. */
export function openingPath(folder: string, market: MarketClient, audit: bigint, seat: number): string {
  return join(folder, `audit-${market.chain.id}-${audit}-seat-${seat}.json`);
}

/** Keeps an opening where nobody else can read it. At once: the commitment is sent next, and must not be without it. */
export function saveOpening(path: string, opening: audits.FindingOpening): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, audits.writeOpening(opening), { mode: OWNER_ONLY });
}

/** @returns undefined when there is none @throws MarketError `InvalidInput`; Error when others can read it */
export async function loadOpening(path: string): Promise<audits.FindingOpening | undefined> {
  return (await isThere(path)) ? audits.parseOpening(await readPrivate(path)) : undefined;
}

/**
 * An opening that is about to be revealed, and so to be public: one that others can read is told of, and used all the same. Not to reveal it
 * would cost a part of the stake.
 * @param onExposed called with what to say
 * @throws as `loadOpening`
 */
export async function loadForReveal(
  path: string,
  onExposed: (message: string) => void,
): Promise<audits.FindingOpening | undefined> {
  if (!(await isThere(path))) return undefined;
  const exposure = await exposureOf(path);
  if (exposure !== undefined) onExposed(exposure);
  return audits.parseOpening(await readFile(path, "utf8"));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}
