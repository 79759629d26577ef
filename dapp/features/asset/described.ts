import type { Metadata, MetadataFile, MetadataMetric } from "@ftns-market/sdk/metadata";
import type { AssetPage } from "@ftns-market/sdk/queries";

/** The longest copy of the index that is shown, characters. The whole text comes from IPFS. */
const COPY_LENGTH = 4_000;

/** What the seller says about an asset. All of it is a claim. */
export interface Described {
  /** "file": from IPFS, checked against the digest on chain. "index": the index's copy, which may be cut. */
  readonly source: "file" | "index" | "nothing";
  readonly description: string;
  readonly tags: readonly string[];
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly externalUrl: string | undefined;
  readonly metrics: readonly MetadataMetric[];
  readonly files: readonly MetadataFile[];
}

/** The seller's words: the checked file where IPFS had it, else what the index copied of it. */
export function describedOf({ metadata: copy }: Pick<AssetPage, "metadata">, file: Metadata | undefined): Described {
  if (file !== undefined) {
    const { description, tags, languages, external_url: externalUrl, metrics, files } = file;
    return { source: "file", description, tags, languages, externalUrl, metrics, files };
  }
  const nothing = { metrics: [], files: [] };
  if (copy === null || copy.status !== "Readable") {
    return { source: "nothing", description: "", tags: [], languages: [], externalUrl: undefined, ...nothing };
  }
  const { description, tags, languages, externalUrl } = copy;
  return {
    source: "index",
    description: description.length > COPY_LENGTH ? `${description.slice(0, COPY_LENGTH)} …` : description,
    ...{ tags, languages, externalUrl: httpsUrl(externalUrl), ...nothing },
  };
}

/** Only an https address is linked, whatever the index copied. */
function httpsUrl(text: string | null): string | undefined {
  return text !== null && URL.canParse(text) && new URL(text).protocol === "https:" ? text : undefined;
}

/** A language by its English name; by its tag when it has none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
