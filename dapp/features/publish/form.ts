import type { Category, LicenceKind } from "@ftns-market/sdk/chain";
import type { Address } from "viem";

/** A licence text: from the catalogue, or the seller's own, which is stored on IPFS. */
export type LicenceChoice =
  | { readonly kind: "spdx"; readonly spdx: string }
  | { readonly kind: "own"; readonly name: string; readonly text: string };

/** An offer as it is written; numbers are texts until they are checked. */
export interface OfferForm {
  /** Names it while rows come and go. */
  readonly key: string;
  readonly kind: LicenceKind;
  /** Undefined: the text of the asset. */
  readonly licence: LicenceChoice | undefined;
  /** Days, subscriptions only. */
  readonly periodDays: string;
  /** Uses per pack, metered licences only. */
  readonly unitsPerPack: string;
  readonly transferable: boolean;
  readonly exclusive: boolean;
  /** Empty: without limit. */
  readonly supplyCap: string;
  /** FTNS. */
  readonly price: string;
  /** Empty: without limit. */
  readonly quantity: string;
  /** "2027-01-31T12:00", UTC; empty: without end. */
  readonly expiresAt: string;
}

export interface ContributorForm {
  readonly key: string;
  readonly account: string;
  readonly weight: string;
}

export interface ParentForm {
  readonly asset: number;
  readonly name: string | undefined;
  /** Per cent of each sale. */
  readonly royalty: string;
}

export interface MetricForm {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly dataset: string;
  readonly split: string;
  readonly higherIsBetter: boolean;
}

/** Everything that is asked of the publisher. Plain data that IndexedDB can keep. */
export interface PublishForm {
  readonly encrypted: boolean;
  readonly name: string;
  readonly description: string;
  readonly category: Category;
  readonly framework: string;
  readonly task: string;
  /** Separated by commas. */
  readonly tags: string;
  /** Separated by commas. */
  readonly languages: string;
  readonly homePage: string;
  /** Chosen here, or already on IPFS from the version before. */
  readonly image: Blob | string | undefined;
  readonly metrics: readonly MetricForm[];
  /** None: everything to the owner. */
  readonly contributors: readonly ContributorForm[];
  readonly parents: readonly ParentForm[];
  /** Per cent of a resale of the asset itself. */
  readonly resaleRoyalty: string;
  readonly licence: LicenceChoice;
  readonly offers: readonly OfferForm[];
  /** For how many sales at a time bonds are kept ready. */
  readonly openSales: string;
}

/** The asset that a new version is published of, as the chain and its newest version have it. */
export interface ExistingAsset {
  readonly asset: number;
  readonly owner: Address;
  readonly latestVersion: number;
  readonly live: boolean;
  readonly contributors: number;
  readonly parents: readonly { readonly asset: string; readonly name?: string; readonly royaltyBps: number }[];
  readonly activeOffers: number;
  readonly encrypted: boolean;
  /** Its words, for a start. */
  readonly words: Partial<PublishForm>;
  /** What of them could not be read, and has to be written again. */
  readonly unread: "everything" | "licence" | undefined;
}

let nextKey = 0;

/** A name for a row, unique in this page and with those of a draft of an earlier one. */
export function newKey(): string {
  nextKey += 1;
  return `${Date.now().toString(36)}-${nextKey}`;
}

/** A new offer. */
export function newOffer(): OfferForm {
  return {
    key: newKey(),
    kind: "Perpetual",
    licence: undefined,
    periodDays: "30",
    unitsPerPack: "1000",
    transferable: false,
    exclusive: false,
    supplyCap: "",
    price: "",
    quantity: "",
    expiresAt: "",
  };
}

/** What a publication begins with; for a new version with the words of the one before. */
export function newForm(existing?: ExistingAsset): PublishForm {
  return {
    encrypted: existing?.encrypted ?? true,
    name: "",
    description: "",
    category: "Model",
    framework: "",
    task: "",
    tags: "",
    languages: "",
    homePage: "",
    image: undefined,
    metrics: [],
    contributors: [],
    parents: [],
    resaleRoyalty: "0",
    licence: { kind: "spdx", spdx: "CC-BY-4.0" },
    // The offers of an asset stay, so a further version needs none.
    offers: existing === undefined ? [newOffer()] : [],
    openSales: "3",
    ...existing?.words,
  };
}

/** The parts of a text separated by commas. */
export function partsOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
