/** Kind of an asset; the names of the registry's `Category` in lower case. */
export type MetadataCategory = "model" | "dataset" | "compute" | "tool" | "ip";

/** The licence text of the asset: an SPDX id, or the CID of a text of its own. */
export type MetadataLicence = { spdx: string } | { textCid: string; name?: string };

/** What a buyer's client needs beside the chain to check and open an encrypted artifact (docs/delivery.md). */
export interface MetadataEncryption {
  scheme: "ftns-market/v1";
  /** Point of G1, 128 bytes in the EIP-2537 encoding, 0x hex in lower case. */
  H: `0x${string}`;
  /** Point of G2, 256 bytes in the EIP-2537 encoding, 0x hex in lower case. */
  Y: `0x${string}`;
  /** 32 bytes; the same as in the `VersionPublished` event. */
  nonce: `0x${string}`;
  /** 32 bytes. */
  ciphertextRoot: `0x${string}`;
  /** 32 bytes. */
  plaintextRoot: `0x${string}`;
  /** CID of the leaf list. */
  leavesCid: string;
}

/** The one file that is stored on IPFS and delivered. */
export interface MetadataArtifact {
  /** File name to save it under; no folders. */
  name: string;
  mediaType: string;
  /** Bytes; the same for plaintext and ciphertext. */
  size: number;
  /** Of what is stored: the ciphertext of an encrypted artifact, else the file itself. */
  cid: string;
  /** Only for an encrypted artifact. */
  encryption?: MetadataEncryption;
}

/** A file inside the artifact (an archive), or the artifact itself. */
export interface MetadataFile {
  /** Relative, with `/` between folders. */
  path: string;
  /** Bytes. */
  size: number;
  mediaType: string;
}

/** A measured figure, as a model card or datasheet states it. The seller's claim: audits check it, the chain does not. */
export interface MetadataMetric {
  name: string;
  value: number;
  /** What it was measured on. */
  dataset: string;
  /** Which part of the data set, for example `held-out 30 %`. */
  split: string;
  /** Ends of the 95 % interval. */
  lower?: number;
  upper?: number;
  /** The same figure of a stated reference, for example of always answering the larger class. */
  baseline?: number;
  /** Default true. */
  higherIsBetter?: boolean;
}

/** An asset this one was made from. Informative: the binding list with its royalties is on chain. */
export interface MetadataParent {
  /** Asset id in the same registry, decimal. */
  asset: string;
  name?: string;
  /** Basis points of each sale of the child. */
  royaltyBps: number;
}

/**
 * Metadata of one version of an asset: what `tokenURI` points at. `name`, `description`, `image` and `external_url` have the
 * meaning they have in ERC-721 metadata, so wallets can show an asset.
 */
export interface Metadata {
  schema: "ftns-market/metadata/v1";
  name: string;
  /** Markdown. */
  description: string;
  category: MetadataCategory;
  tags: string[];
  /** For example `ONNX`. */
  framework?: string;
  /** For example `tabular-classification`. */
  task?: string;
  /** Natural languages of the content, BCP 47. */
  languages: string[];
  licence: MetadataLicence;
  /** Cover image, `ipfs://` and a CID. */
  image?: string;
  /** Home page, https. */
  external_url?: string;
  artifact: MetadataArtifact;
  files: MetadataFile[];
  metrics: MetadataMetric[];
  parents: MetadataParent[];
}
