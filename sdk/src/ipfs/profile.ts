/** How files are laid out on IPFS: the `unixfs-v1-2025` profile (docs/delivery.md). */
export interface FileProfile {
  /** Bytes in every block of content but the last. */
  readonly chunkSize: number;
  /** Links of a node at most; the tree is balanced. */
  readonly maxLinks: number;
}

export const CHUNK_SIZE = 1_048_576;
export const MAX_LINKS = 1_024;
export const PROFILE: FileProfile = { chunkSize: CHUNK_SIZE, maxLinks: MAX_LINKS };

/** Metadata is one raw block, so at most this many bytes. */
export const MAX_METADATA_SIZE = CHUNK_SIZE;
