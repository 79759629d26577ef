import type { Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { BlockFetcher } from "../ipfs/blocks.ts";
import { cidOf } from "../ipfs/cid.ts";
import type { MetadataProblem } from "./errors.ts";
import { readJson } from "./json.ts";
import type { Report, Shape } from "./shape.ts";

/** A kind of short JSON document: one raw IPFS block, named on the chain by its digest. A stranger's word. */
export interface DocumentKind<T> {
  /** "statement": what it is called in a sentence. */
  readonly name: string;
  /** Fields in the order in which they are written. */
  readonly shape: Shape<T>;
  readonly maxBytes: number;
}

/** What reading a document gave. */
export type ReadDocument<T> =
  { readonly ok: true; readonly document: T } | { readonly ok: false; readonly problems: readonly MetadataProblem[] };

/** Reads a document from anywhere. Never throws: any bytes give a document that is safe to show as text, or what is wrong. */
export function readDocument<T>(kind: DocumentKind<T>, bytes: Uint8Array): ReadDocument<T> {
  const read = readJson(bytes, kind);
  return "fault" in read ? { ok: false, problems: [{ field: "", message: read.fault }] } : readValue(kind, read.json);
}

/**
 * Writes a document: fields in a fixed order, no spaces, so that the same document has the same CID.
 * @throws MarketError `InvalidInput` naming what is wrong
 */
export function encodeDocument<T>(kind: DocumentKind<T>, value: T): Uint8Array<ArrayBuffer> {
  const read = readValue(kind, value);
  if (!read.ok)
    throw new MarketError("InvalidInput", `The ${kind.name} cannot be published. ${list(read.problems)}`, read);
  return new TextEncoder().encode(JSON.stringify(read.document));
}

/**
 * Downloads a document: one raw block, checked against its digest before it is read.
 * @throws MarketError `InvalidInput` without an endpoint, `Metadata_Invalid`, and those of IPFS
 */
export async function fetchDocument<T>(
  market: MarketClient,
  kind: DocumentKind<T>,
  digest: Hex,
  signal?: AbortSignal,
): Promise<T> {
  const endpoints = market.ipfs?.endpoints ?? [];
  if (endpoints.length === 0) {
    throw new MarketError(
      "InvalidInput",
      `Reading a ${kind.name} needs an IPFS endpoint. Configure \`ipfs.endpoints\`.`,
    );
  }
  try {
    const bytes = await new BlockFetcher({ endpoints }).get(cidOf(digest, 1), signal, kind.maxBytes);
    const read = readDocument(kind, bytes);
    if (read.ok) return read.document;
    throw new MarketError("Metadata_Invalid", `What was published is no ${kind.name}. ${list(read.problems)}`, read);
  } catch (error) {
    throw describeError(error);
  }
}

function readValue<T>({ name, shape }: DocumentKind<T>, value: unknown): ReadDocument<T> {
  const report: Report = { problems: [], ignored: [] };
  const document = shape.read(value, "", report);
  const [first] = report.problems;
  if (first?.field === "") first.message = `The ${name} must be a JSON object.`;
  return document === undefined ? { ok: false, problems: report.problems } : { ok: true, document };
}

function list(problems: readonly MetadataProblem[]): string {
  return problems.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`)).join(" ");
}
