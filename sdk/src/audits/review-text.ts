import type { Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import {
  encodeDocument,
  fetchDocument,
  readDocument,
  type DocumentKind,
  type ReadDocument,
} from "../metadata/document.ts";
import { paragraphs } from "../metadata/safe-text.ts";
import { constant, object } from "../metadata/shape.ts";

/** The words of a review, or of an owner's answer. A stranger's word. */
export interface ReviewText {
  /** Markdown of at most 5,000 characters; render it without HTML. */
  readonly text: string;
}

interface ReviewDocument extends ReviewText {
  readonly version: 1;
}

/** The words are one raw IPFS block of at most so many bytes. */
export const REVIEW_TEXT_MAX_BYTES = 32_768;

const kind: DocumentKind<ReviewDocument> = {
  name: "review",
  shape: object<ReviewDocument>({ version: constant(1), text: paragraphs(5_000) }),
  maxBytes: REVIEW_TEXT_MAX_BYTES,
};

/** Reads the words of a review from anywhere. Never throws. */
export function parseReviewText(bytes: Uint8Array): ReadDocument<ReviewText> {
  const read = readDocument(kind, bytes);
  return read.ok ? { ok: true, document: { text: read.document.text } } : read;
}

/** Writes the words of a review in one way only: the same words have the same digest. @throws MarketError `InvalidInput` */
export function encodeReviewText({ text }: ReviewText): Uint8Array<ArrayBuffer> {
  return encodeDocument(kind, { version: 1, text });
}

/** Downloads the words of a review, checked against the digest on chain. @throws MarketError `Metadata_Invalid`, and those of IPFS */
export async function fetchReviewText(market: MarketClient, digest: Hex, signal?: AbortSignal): Promise<ReviewText> {
  const { text } = await fetchDocument(market, kind, digest, signal);
  return { text };
}
