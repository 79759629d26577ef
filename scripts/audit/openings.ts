import { mkdirSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { audits, type MarketClient } from "../../sdk/src/index.ts";
import { readPrivate } from "../reveal/openings.ts";

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
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  return isThere ? audits.parseOpening(await readPrivate(path)) : undefined;
}
