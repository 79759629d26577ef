import type { Opening } from "@ftns-market/sdk/auctions";

/** More is no file of openings, bytes. */
const MAX_BYTES = 20 * 1_048_576;

/** A file that was chosen. */
export interface OpeningFile {
  readonly text: string;
  /** It needs a password. */
  readonly encrypted: boolean;
}

/** Looks at a file that may hold openings. @throws MarketError when it is far too large */
export async function readOpeningFile(file: File): Promise<OpeningFile> {
  if (file.size > MAX_BYTES) {
    const { MarketError } = await import("@ftns-market/sdk/errors");
    throw new MarketError(
      "InvalidInput",
      "This file is too large to hold openings. Choose the one that was saved for it.",
    );
  }
  const { areEncrypted } = await import("@ftns-market/sdk/auctions");
  const text = await file.text();
  return { text, encrypted: areEncrypted(text) };
}

/**
 * What a file opens of one auction.
 * @param password used when the file is encrypted
 * @throws MarketError, DeliveryError with a sentence: no such file, a wrong password, another auction
 */
export async function openingsIn(
  { text, encrypted }: OpeningFile,
  password: string,
  auction: bigint,
  onProgress: (share: number) => void,
): Promise<readonly Opening[]> {
  const { decryptOpenings, parseEncryptedOpenings, parseOpenings } = await import("@ftns-market/sdk/auctions");
  const all = encrypted
    ? await decryptOpenings(parseEncryptedOpenings(text), password, onProgress)
    : parseOpenings(text);
  const found = all.filter((opening) => opening.auction === auction);
  if (found.length > 0) return found;
  const { MarketError } = await import("@ftns-market/sdk/errors");
  const others = [...new Set(all.map((opening) => String(opening.auction)))].slice(0, 5);
  const message =
    others.length === 0
      ? "This file holds no opening. Choose another one."
      : `This file is for auction ${others.join(", ")}, not for this one (${auction}). Use it on the page of that auction.`;
  throw new MarketError("Mismatch", message, { auction });
}
