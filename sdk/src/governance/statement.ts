import { zeroHash, type Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { BlockFetcher } from "../ipfs/blocks.ts";
import { cidOf } from "../ipfs/cid.ts";
import type { MetadataProblem } from "../metadata/errors.ts";
import { readJson } from "../metadata/json.ts";
import { line, paragraphs } from "../metadata/safe-text.ts";
import { constant, object, type JsonSchema, type Report } from "../metadata/shape.ts";

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
const LIMITS = { name: "statement", maxBytes: STATEMENT_MAX_BYTES } as const;

const shape = object<StatementDocument>({ version: constant(1), name: line(80), text: paragraphs(10_000) });

/** The schema for other languages and tools (JSON Schema, draft 2020-12). */
export const statementJsonSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "FTNS Market delegate statement, version 1",
  ...shape.schema,
};

/** Reads a statement from anywhere. Never throws: any bytes give a statement that is safe to show as text, or what is wrong. */
export function parseStatement(bytes: Uint8Array): ParsedStatement {
  const read = readJson(bytes, LIMITS);
  return "fault" in read ? { ok: false, problems: [{ field: "", message: read.fault }] } : readDocument(read.json);
}

/**
 * Writes a statement: fields in a fixed order, no spaces, so that the same statement has the same CID.
 * @throws MarketError `InvalidInput` naming what is wrong
 */
export function encodeStatement({ name, text }: Statement): Uint8Array<ArrayBuffer> {
  const read = readDocument({ version: 1, name, text });
  if (!read.ok) throw invalid("The statement cannot be published.", read.problems);
  return new TextEncoder().encode(JSON.stringify({ version: 1, ...read.statement }));
}

/**
 * Downloads a statement: one raw block, checked against the digest on chain before it is read.
 * @throws MarketError `NotFound` for the digest of a statement that was taken back, `Metadata_Invalid`, and those of IPFS
 */
export async function fetchStatement(market: MarketClient, digest: Hex, signal?: AbortSignal): Promise<Statement> {
  if (digest === zeroHash) throw new MarketError("NotFound", "This delegate has taken its statement back.");
  const endpoints = market.ipfs?.endpoints ?? [];
  if (endpoints.length === 0) {
    throw new MarketError("InvalidInput", "Reading a statement needs an IPFS endpoint. Configure `ipfs.endpoints`.");
  }
  try {
    const bytes = await new BlockFetcher({ endpoints }).get(cidOf(digest, 1), signal, STATEMENT_MAX_BYTES);
    const read = parseStatement(bytes);
    if (read.ok) return read.statement;
    throw invalid("What this delegate published is no statement.", read.problems, "Metadata_Invalid");
  } catch (error) {
    throw describeError(error);
  }
}

function readDocument(json: unknown): ParsedStatement {
  const report: Report = { problems: [], ignored: [] };
  const read = shape.read(json, "", report);
  const [first] = report.problems;
  if (first?.field === "") first.message = "The statement must be a JSON object.";
  if (read === undefined) return { ok: false, problems: report.problems };
  return { ok: true, statement: { name: read.name, text: read.text } };
}

function invalid(
  what: string,
  problems: readonly MetadataProblem[],
  code: "InvalidInput" | "Metadata_Invalid" = "InvalidInput",
): MarketError {
  const list = problems.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`));
  return new MarketError(code, `${what} ${list.join(" ")}`, { problems });
}
