export { MetadataError, type MetadataProblem } from "./errors.ts";
export { type ParsedMetadata, encodeMetadata, parseMetadata } from "./parse.ts";
export { METADATA_MAX_BYTES, metadataJsonSchema } from "./schema.ts";
export type { JsonSchema } from "./shape.ts";
export type {
  Metadata,
  MetadataArtifact,
  MetadataCategory,
  MetadataEncryption,
  MetadataFile,
  MetadataLicence,
  MetadataMetric,
  MetadataParent,
} from "./types.ts";
