import type { Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import {
  encodeDocument,
  fetchDocument,
  readDocument,
  type DocumentKind,
  type ReadDocument,
} from "../metadata/document.ts";
import { HTTPS_URL } from "../metadata/schema.ts";
import { line, paragraphs } from "../metadata/safe-text.ts";
import { constant, object, optional, text } from "../metadata/shape.ts";

/** What an auditor says of itself. A stranger's word. */
export interface Credentials {
  /** One line of at most 80 characters. */
  readonly name: string;
  /** Markdown of at most 10,000 characters; render it without HTML. */
  readonly text: string;
  /** An https address of at most 200 characters. */
  readonly website?: string | undefined;
}

interface CredentialsDocument extends Credentials {
  readonly version: 1;
}

/** Credentials are one raw IPFS block of at most so many bytes. */
export const CREDENTIALS_MAX_BYTES = 65_536;

const website = text({ max: 200, pattern: HTTPS_URL, expected: "an https address in ASCII" });

const kind: DocumentKind<CredentialsDocument> = {
  name: "credentials document",
  shape: object<CredentialsDocument>({
    version: constant(1),
    name: line(80),
    text: paragraphs(10_000),
    website: optional(website),
  }),
  maxBytes: CREDENTIALS_MAX_BYTES,
};

/** Reads credentials from anywhere. Never throws. */
export function parseCredentials(bytes: Uint8Array): ReadDocument<Credentials> {
  const read = readDocument(kind, bytes);
  return read.ok ? { ok: true, document: withoutVersion(read.document) } : read;
}

/** Writes credentials in one way only: the same credentials have the same digest. @throws MarketError `InvalidInput` */
export function encodeCredentials(credentials: Credentials): Uint8Array<ArrayBuffer> {
  return encodeDocument(kind, { version: 1, ...credentials });
}

/** Downloads credentials, checked against the digest on chain. @throws MarketError `Metadata_Invalid`, and those of IPFS */
export async function fetchCredentials(market: MarketClient, digest: Hex, signal?: AbortSignal): Promise<Credentials> {
  return withoutVersion(await fetchDocument(market, kind, digest, signal));
}

function withoutVersion({ version: _, ...credentials }: CredentialsDocument): Credentials {
  return credentials;
}
