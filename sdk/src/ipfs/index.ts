export { BlockFetcher, type FetchOptions } from "./blocks.ts";
export { cidToDigest, digestToCid, metadataDigestToCid } from "./cid.ts";
export { downloadBytes, downloadFile, downloadMetadata, type DownloadOptions, type FileReference } from "./download.ts";
export { type EndpointFailure, type FailureKind, type IpfsEndpoint } from "./endpoints.ts";
export { IpfsError, type IpfsErrorCode } from "./errors.ts";
export { computeFileCid, type FileCid } from "./file-cid.ts";
export { CHUNK_SIZE, MAX_METADATA_SIZE } from "./profile.ts";
export { downloadSmallFile, type SmallFileOptions } from "./small-file.ts";
export { uploadFile, uploadMetadata, type UploadOptions } from "./upload.ts";
