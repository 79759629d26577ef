import { zeroHash, type Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { encodeDocument, fetchDocument, readDocument, type DocumentKind } from "../metadata/document.ts";
import type { MetadataProblem } from "../metadata/errors.ts";
import { line, paragraphs } from "../metadata/safe-text.ts";
import { constant, object, type JsonSchema } from "../metadata/shape.ts";

/** What a delegate stands for. A stranger's word. */
export interface Statement {
  /** One line of at most 80 characters. */
  readonly name: string;
  /** Markdown of at most 10,000 characters; render it without HTML. */
  readonly text: string;
}

interface StatementDocument extends Statement {
  readonly version: 1;
}

/** What reading a statement gave. */
export type ParsedStatement =
  | { readonly ok: true; readonly statement: Statement }
  | { readonly ok: false; readonly problems: readonly MetadataProblem[] };

/** A statement is one raw IPFS block of at most so many bytes. */
export const STATEMENT_MAX_BYTES = 65_536;

const kind: DocumentKind<StatementDocument> = {
  name: "statement",
  shape: object<StatementDocument>({ version: constant(1), name: line(80), text: paragraphs(10_000) }),
  maxBytes: STATEMENT_MAX_BYTES,
};

/** The schema for other languages and tools (JSON Schema, draft 2020-12). */
export const statementJsonSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "FTNS Market delegate statement, version 1",
  ...kind.shape.schema,
};

/** Reads a statement from anywhere. Never throws: any bytes give a statement that is safe to show as text, or what is wrong. */
export function parseStatement(bytes: Uint8Array): ParsedStatement {
  const read = readDocument(kind, bytes);
  return read.ok ? { ok: true, statement: withoutVersion(read.document) } : read;
}

/**
 * Writes a statement: fields in a fixed order, no spaces, so that the same statement has the same CID.
 * @throws MarketError `InvalidInput` naming what is wrong
 */
export function encodeStatement({ name, text }: Statement): Uint8Array<ArrayBuffer> {
  return encodeDocument(kind, { version: 1, name, text });
}

/**
 * Downloads a statement: one raw block, checked against the digest on chain before it is read.
 * @throws MarketError `NotFound` for the digest of a statement that was taken back, `Metadata_Invalid`, and those of IPFS
 */
export async function fetchStatement(market: MarketClient, digest: Hex, signal?: AbortSignal): Promise<Statement> {
  if (digest === zeroHash) throw new MarketError("NotFound", "This delegate has taken its statement back.");
  return withoutVersion(await fetchDocument(market, kind, digest, signal));
}

function withoutVersion({ name, text }: StatementDocument): Statement {
  return { name, text };
}
