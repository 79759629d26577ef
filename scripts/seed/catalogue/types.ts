import type {
  MetadataCategory,
  MetadataEncryption,
  MetadataLicence,
  MetadataMetric,
} from "../../../sdk/src/metadata/index.ts";

/** The accounts that publish the seed's assets. The publisher gives each an account of the network. */
export const PARTIES = {
  modelLab: "trains and publishes the models",
  dataSteward: "prepares and documents the data sets",
  evaluator: "measures, writes reports and offers evaluations",
  toolWorkshop: "writes the tools",
  computeProvider: "offers inference by the unit",
} as const;

export type Party = keyof typeof PARTIES;

/** The licence text of terms: an SPDX id, or a text file of this repository that is put on IPFS. */
export type LicenceChoice = { spdx: string } | { textPath: string; name: string };

/** Terms of a licence with the fixed price they are listed at. */
export interface SeedTerms {
  kind: "perpetual" | "subscription" | "metered";
  /** FTNS base units for one copy, one period, or one pack; 0 = free. */
  price: bigint;
  transferable: boolean;
  exclusive: boolean;
  /** Seconds of a period; 0 unless `kind` is subscription. */
  period: number;
  /** Units of a pack; 0 unless `kind` is metered. */
  unitsPerPack: number;
  /** Copies, holders or packs ever issued; 0 = unlimited. */
  supplyCap: number;
  licence: LicenceChoice;
}

/** A file with its content, before it is written. */
export interface SeedFile {
  path: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** What an asset says and sells, without its artifact. */
export interface SeedListing {
  /** Stable name inside the seed, also the folder of its files. */
  key: string;
  category: MetadataCategory;
  name: string;
  /** Markdown. */
  description: string;
  tags: string[];
  framework?: string;
  task?: string;
  languages: string[];
  licence: LicenceChoice;
  externalUrl?: string;
  owner: Party;
  /** Weights relative to their sum; empty = everything to the owner. */
  contributors: { party: Party; weight: number }[];
  /** Earlier assets of the catalogue, with basis points of each sale. */
  parents: { key: string; royaltyBps: number }[];
  /** ERC-2981 royalty of the token itself, basis points. */
  resaleRoyaltyBps: number;
  /** Whether the artifact is encrypted and its key sold. */
  encrypted: boolean;
  terms: SeedTerms[];
  metrics: MetadataMetric[];
}

/** An asset of the catalogue as it is composed. */
export interface SeedDraft extends SeedListing {
  /** One file is the artifact itself; several become a ZIP archive named `artifactName`. */
  contents: SeedFile[];
  artifactName: string;
  /** SVG text. */
  cover: string;
}

/** A file on disk. */
export interface StoredFile {
  /** Absolute path. */
  path: string;
  /** File name to publish it under. */
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** An asset of the catalogue, ready to publish. Parents come before their children. */
export interface SeedAsset extends SeedListing {
  artifact: StoredFile;
  cover: StoredFile;
  /** What is inside the artifact. */
  files: { path: string; size: number; mediaType: string }[];
}

/** What the publisher learns while it stores the files of an asset, for its metadata. */
export interface PublishedParts {
  artifactCid: string;
  coverCid: string;
  encryption?: MetadataEncryption;
  licence: MetadataLicence;
  /** Registry ids of the parents by their key. */
  parentIds: Readonly<Record<string, bigint>>;
}
