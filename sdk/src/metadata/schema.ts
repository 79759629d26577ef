import { leafCount } from "../artifact/layout.ts";
import {
  type JsonSchema,
  type Report,
  type Shape,
  addProblem,
  choice,
  constant,
  finiteNumber,
  flag,
  list,
  object,
  optional,
  text,
  variant,
  wholeNumber,
} from "./shape.ts";
import { line, paragraphs, VISIBLE } from "./safe-text.ts";
import type {
  Metadata,
  MetadataArtifact,
  MetadataEncryption,
  MetadataFile,
  MetadataLicence,
  MetadataMetric,
  MetadataParent,
} from "./types.ts";

/** A metadata document is one raw IPFS block. */
export const METADATA_MAX_BYTES = 1_048_576;
/** Up to this size a file on IPFS is one raw block, above it a dag-pb tree (docs/delivery.md). */
const RAW_BLOCK_MAX_BYTES = 1_048_576;
const HASH_BYTES = 32;

/** Names that every file system takes; no dot or space at the end. */
const FILE_NAME = new RegExp(`^(?:(?![<>:"/\\\\|?*])${VISIBLE})*(?<![. ])$`, "u");
/** Such names between single slashes. */
const FILE_PATH = new RegExp(`^(?!/)(?:(?!//|[. ]/|[<>:"\\\\|?*])${VISIBLE})*(?<![. /])$`, "u");
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$/u;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;
const SPDX_ID = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/u;
/** CIDv1 in base32 with a sha2-256 digest, raw or dag-pb: the one spelling that exists of it. */
const CID_BODY = "baf(?:krei|ybei)[a-h][a-z2-7]{50}[aeimquy4]";
const CID = new RegExp(`^${CID_BODY}$`, "u");
const IPFS_URI = new RegExp(`^ipfs://${CID_BODY}$`, "u");
/** The host right after the scheme, so without a user name and password. */
/** An https address that can be shown and opened. */
export const HTTPS_URL = /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$/u;
const ASSET_ID = /^(?:[1-9][0-9]{0,77})$/u;
const BYTES_32 = /^0x[0-9a-f]{64}$/u;
/** Field elements of 48 bytes, each behind 16 zero bytes. */
const POINT_G1 = /^0x(?:0{32}[0-9a-f]{96}){2}$/u;
const POINT_G2 = /^0x(?:0{32}[0-9a-f]{96}){4}$/u;

const mediaType = text({ max: 127, pattern: MEDIA_TYPE, expected: "a media type in lower case, such as text/csv" });
const cid = text({ max: 59, pattern: CID, expected: "a CID of version 1 in base32 with a SHA-256 digest" });
const size = wholeNumber(1, Number.MAX_SAFE_INTEGER);

function hex(bytes: number, pattern: RegExp, expected: string): Shape<`0x${string}`> {
  return text({ max: 2 + 2 * bytes, pattern, expected }) as Shape<`0x${string}`>;
}

const hash = hex(HASH_BYTES, BYTES_32, "32 bytes as 0x and lower-case hexadecimal digits");

const encryption = object<MetadataEncryption>({
  scheme: constant("ftns-market/v1"),
  H: hex(128, POINT_G1, "a G1 point: 128 bytes in the EIP-2537 encoding as 0x and lower-case hexadecimal digits"),
  Y: hex(256, POINT_G2, "a G2 point: 256 bytes in the EIP-2537 encoding as 0x and lower-case hexadecimal digits"),
  nonce: hash,
  ciphertextRoot: hash,
  plaintextRoot: hash,
  leavesCid: cid,
});

const artifact = object<MetadataArtifact>(
  {
    name: text({
      max: 200,
      pattern: FILE_NAME,
      expected: 'a file name without folders and without < > : " / \\ | ? *',
    }),
    mediaType,
    size,
    cid,
    encryption: optional(encryption),
  },
  (value, field, report) => {
    checkCodec(value.cid, value.size, `${field}.cid`, report);
    if (!value.encryption) return;
    checkCodec(value.encryption.leavesCid, HASH_BYTES * leafCount(value.size), `${field}.encryption.leavesCid`, report);
  },
);

const licence = variant<MetadataLicence>({
  spdx: object<{ spdx: string }>({ spdx: text({ max: 31, pattern: SPDX_ID, expected: "an SPDX licence id" }) }),
  textCid: object<{ textCid: string; name?: string }>({ textCid: cid, name: optional(line(120)) }),
});

const file = object<MetadataFile>({
  path: text({ max: 300, pattern: FILE_PATH, expected: 'a relative path with /, without .. and < > : " \\ | ? *' }),
  size: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  mediaType,
});

const metric = object<MetadataMetric>(
  {
    name: line(80),
    value: finiteNumber(),
    dataset: line(160),
    split: line(160),
    lower: optional(finiteNumber()),
    upper: optional(finiteNumber()),
    baseline: optional(finiteNumber()),
    higherIsBetter: optional(flag()),
  },
  ({ value, lower = value, upper = value }, field, report) => {
    if (lower > value || value > upper) addProblem(report, field, "must have lower ≤ value ≤ upper.");
  },
);

const parent = object<MetadataParent>({
  asset: text({ max: 78, pattern: ASSET_ID, expected: "an asset id: a decimal number from 1, without leading zeros" }),
  name: optional(line(120)),
  royaltyBps: wholeNumber(1, 10_000),
});

/** How a metadata document is read. The order of the fields is the order in which they are written. */
export const metadataShape: Shape<Metadata> = object<Metadata>({
  schema: constant("ftns-market/metadata/v1"),
  name: line(120),
  description: paragraphs(65_536),
  category: choice(["model", "dataset", "compute", "tool", "ip"]),
  tags: list(line(40), 20, (tag) => tag.toLowerCase()),
  framework: optional(line(60)),
  task: optional(line(60)),
  languages: list(
    text({ max: 35, pattern: LANGUAGE, expected: "a BCP 47 language tag, such as en" }),
    40,
    (tag) => tag,
  ),
  licence,
  image: optional(text({ max: 66, pattern: IPFS_URI, expected: "ipfs:// and a CID" })),
  external_url: optional(text({ max: 2_048, pattern: HTTPS_URL, expected: "an https address in ASCII" })),
  artifact,
  files: list(file, 1_000, ({ path }) => path),
  metrics: list(metric, 100),
  parents: list(parent, 16, ({ asset }) => asset),
});

/** The schema for other languages and tools (JSON Schema, draft 2020-12). What no schema can say is in docs/metadata.md. */
export const metadataJsonSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "FTNS Market asset metadata, version 1",
  ...metadataShape.schema,
};

function checkCodec(value: string, bytes: number, field: string, report: Report): void {
  const raw = bytes <= RAW_BLOCK_MAX_BYTES;
  if (value.startsWith(raw ? "bafkrei" : "bafybei")) return;
  addProblem(report, field, `must be a ${raw ? "raw" : "dag-pb"} CID, because of the size of the file.`);
}
