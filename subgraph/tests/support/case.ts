import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";
import type { MockEvent } from "./events.ts";

const RAW = 0x55;
const DAG_PB = 0x70;
const SHA2_256 = 0x12;
/** Time of the first block; a whole hour and a whole day (UTC). */
export const GENESIS = 1_700_006_400;
const BLOCK_SECONDS = 12;
/** Files are read beside the blocks: their entities come with one of the blocks after. */
const EMPTY_BLOCKS = 10;

/** One block: its events, and its time when that matters. */
export type Block = readonly MockEvent[] | { readonly events: readonly MockEvent[]; readonly timestamp: number };

/** A file on the pretended IPFS: text, or bytes where the text would not be valid UTF-8. */
export type FileContent = string | Uint8Array;

/** One run of the real Graph Node over pretended blocks. */
export interface Case {
  readonly name: string;
  readonly blocks: readonly Block[];
  /** By CID. A file that an event names and that is not here has default metadata. */
  readonly files?: Readonly<Record<string, FileContent>>;
  /** Query -> expected data, in full. Lists are compared without their order. */
  readonly expect: readonly (readonly [query: string, data: unknown])[];
}

/** What `gnd test` reads. */
export function toJson(test: Case, writeFile: (content: Uint8Array) => string): unknown {
  const files = new Map(Object.entries(test.files ?? {}));
  for (const block of test.blocks) {
    for (const { cid } of eventsIn(block).flatMap(filesNamedBy)) if (!files.has(cid)) files.set(cid, DEFAULT_METADATA);
  }
  const blocks = [...test.blocks, ...Array<Block>(EMPTY_BLOCKS).fill([])];
  return {
    name: test.name,
    files: [...files].map(([cid, content]) =>
      typeof content === "string" ? { cid, content } : { cid, file: writeFile(content) },
    ),
    // Block 0 stands for the deployment.
    blocks: [{ timestamp: GENESIS }, ...blocks.map((block, i) => blockJson(block, i + 1))],
    assertions: test.expect.map(([query, expected]) => ({ query: query.replaceAll(/\s+/g, " "), expected })),
  };
}

/** Time of block `n` of a case, counted from 1. */
export function timeOf(n: number): number {
  return GENESIS + n * BLOCK_SECONDS;
}

const DEFAULT_METADATA = JSON.stringify({ name: "Unnamed" });

/** CID of one raw block, made by another library than the index uses. */
export function rawCid(digest: string): string {
  return cid(RAW, digest);
}

/** CID of a file above 1 MiB. */
export function treeCid(digest: string): string {
  return cid(DAG_PB, digest);
}

function cid(codec: number, digest: string): string {
  return CID.createV1(codec, create(SHA2_256, Uint8Array.from(Buffer.from(digest.slice(2), "hex")))).toString();
}

export function eventsIn(block: Block): readonly MockEvent[] {
  return "events" in block ? block.events : block;
}

function blockJson(block: Block, number: number): unknown {
  const timestamp = "events" in block ? block.timestamp : timeOf(number);
  return { number, timestamp, events: eventsIn(block) };
}

/** A file that Graph Node reads because of an event, by the template of the manifest that handles it. */
interface NamedFile {
  readonly template: "MetadataFile" | "ReasonFile" | "StatementFile" | "CredentialsFile" | "ReviewTextFile";
  readonly cid: string;
}

export function filesNamedBy({ event, params }: MockEvent): NamedFile[] {
  const files: NamedFile[] = [];
  // Third parameter of the event that is pretended by words.
  const metadata = event.startsWith("VersionPublished") ? params["w2"] : undefined;
  const reason = params["reasonDigest"];
  if (typeof metadata === "string") files.push({ template: "MetadataFile", cid: rawCid(metadata) });
  if (typeof reason === "string") files.push({ template: "ReasonFile", cid: rawCid(reason) });
  const credentials = params["credentials"];
  if (typeof credentials === "string") files.push({ template: "CredentialsFile", cid: rawCid(credentials) });
  const words = params["textDigest"];
  if (typeof words === "string" && BigInt(words) !== 0n) files.push({ template: "ReviewTextFile", cid: rawCid(words) });
  const statement = event.startsWith("StatementPublished") ? params["digest"] : undefined;
  if (typeof statement === "string" && BigInt(statement) !== 0n)
    files.push({ template: "StatementFile", cid: rawCid(statement) });
  return files;
}
