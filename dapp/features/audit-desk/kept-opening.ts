import type { FindingOpening } from "@ftns-market/sdk/audits";
import type { Address } from "viem";
import { downloadText } from "@/lib/download";

/** Whose seat of which audit. */
export interface OpeningPlace {
  readonly chainId: number;
  readonly audit: bigint;
  /** From 0. */
  readonly seat: number;
  readonly account: Address;
}

function keyOf({ chainId, audit, seat, account }: OpeningPlace): string {
  return `ftns.finding.${chainId}.${audit}.${seat}.${account.toLowerCase()}`;
}

/** What opens the sealed finding of a seat, as this browser keeps it. @returns undefined when it keeps none that can be read */
export async function keptOpening(place: OpeningPlace): Promise<FindingOpening | undefined> {
  const text = localStorage.getItem(keyOf(place));
  if (text === null) return undefined;
  const { parseOpening } = await import("@ftns-market/sdk/audits");
  try {
    return parseOpening(text);
  } catch {
    // Not what this page has written: as good as none, and the file or a new examination opens the finding.
    return undefined;
  }
}

/** Keeps what opens the finding of a seat in this browser until it is revealed. */
export async function keepOpening(place: OpeningPlace, opening: FindingOpening): Promise<void> {
  const { writeOpening } = await import("@ftns-market/sdk/audits");
  localStorage.setItem(keyOf(place), writeOpening(opening));
}

/** Forgets it: the finding is public. */
export function forgetOpening(place: OpeningPlace): void {
  localStorage.removeItem(keyOf(place));
}

/** Hands the opening to the visitor as a file. */
export async function saveOpening(opening: FindingOpening): Promise<void> {
  const { writeOpening } = await import("@ftns-market/sdk/audits");
  downloadText(`finding-audit-${opening.audit}-seat-${opening.seat + 1}.json`, writeOpening(opening));
}

/** More is no file of an opening, bytes. */
const MAX_FILE = 2 * 1_048_576;

/** Reads a file with the opening of a seat. @throws MarketError when it is none, or that of another seat */
export async function readOpeningFile(
  { chainId, audit, seat, account }: OpeningPlace,
  file: File,
): Promise<FindingOpening> {
  const [{ parseOpening }, { MarketError }] = await Promise.all([
    import("@ftns-market/sdk/audits"),
    import("@ftns-market/sdk/errors"),
  ]);
  if (file.size > MAX_FILE) {
    throw new MarketError(
      "InvalidInput",
      "This file is too large to open a finding. Choose the one that was saved for it.",
    );
  }
  const opening = parseOpening(await file.text());
  const fits = opening.chainId === chainId && opening.audit === audit && opening.seat === seat;
  if (fits && opening.auditor.toLowerCase() === account.toLowerCase()) return opening;
  const message = `This file opens seat ${opening.seat + 1} of audit ${opening.audit}, not this seat. Choose the file of this one.`;
  throw new MarketError("Mismatch", message, { audit: opening.audit, seat: opening.seat });
}
