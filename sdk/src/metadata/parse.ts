import { MetadataError, type MetadataProblem } from "./errors.ts";
import { readJson } from "./json.ts";
import { METADATA_MAX_BYTES, metadataShape } from "./schema.ts";
import type { Report } from "./shape.ts";
import type { Metadata } from "./types.ts";

/** What reading a document gave. */
export type ParsedMetadata =
  | {
      ok: true;
      metadata: Metadata;
      /** Fields this version of the schema does not know; they are left out of `metadata`. At most 20 are named. */
      ignored: string[];
    }
  | {
      ok: false;
      /** At least one, at most 50. */
      problems: MetadataProblem[];
    };

/**
 * Reads a metadata document from anywhere. Never throws: any bytes give either typed metadata, in which every string is
 * well-formed, bounded and free of control and text-direction characters, or a list of what is wrong.
 * Warning: says nothing about truth. Check the bytes against the digest on chain first, and points and roots afterwards.
 */
export function parseMetadata(bytes: Uint8Array): ParsedMetadata {
  const read = readJson(bytes, { name: "metadata", maxBytes: METADATA_MAX_BYTES });
  return "fault" in read ? { ok: false, problems: [{ field: "", message: read.fault }] } : readMetadata(read.json);
}

/**
 * Writes a metadata document: fields in a fixed order, no spaces, so that the same metadata has the same CID everywhere.
 * @throws MetadataError when it is not valid, or longer than 1 MiB
 */
export function encodeMetadata(metadata: Metadata): Uint8Array<ArrayBuffer> {
  const read = readMetadata(metadata);
  if (!read.ok) throw new MetadataError(read.problems);
  if (read.ignored.length > 0) {
    throw new MetadataError(read.ignored.map((field) => ({ field, message: "is not a field of the schema." })));
  }
  const bytes = new TextEncoder().encode(JSON.stringify(read.metadata));
  if (bytes.length > METADATA_MAX_BYTES) {
    throw new MetadataError([{ field: "", message: "The metadata is longer than 1 MiB." }]);
  }
  return bytes;
}

function readMetadata(json: unknown): ParsedMetadata {
  const report: Report = { problems: [], ignored: [] };
  const metadata = metadataShape.read(json, "", report);
  const [first] = report.problems;
  if (metadata) return { ok: true, metadata, ignored: report.ignored };
  if (first?.field === "") first.message = "The metadata must be a JSON object.";
  return { ok: false, problems: report.problems };
}
