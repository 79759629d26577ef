import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Metadata } from "@ftns-market/sdk/metadata";
import type { AuditSeatPlace } from "@/features/keys";

/** A file to examine, in memory. */
export interface LoadedArtifact {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly metadata: Metadata;
  /** Every byte of the content was compared with what the version committed to. */
  readonly checked: boolean;
}

/** What is examined, and how it is opened. */
export interface ArtifactSource extends AuditSeatPlace {
  readonly asset: number;
  readonly version: number;
  /** "open": it needs no key. "key": by the key that was handed over. "sealed": as it lies on IPFS, since nobody handed a key over. */
  readonly way: "open" | "key" | "sealed";
  /** Asks the wallet for the master of the seat; for the way "key" only. */
  readonly master: (market: MarketClient, place: AuditSeatPlace) => Promise<Uint8Array>;
}

/** Larger files are for `npm run audit`, bytes. */
const MAX_BYTES = 256 * 1_048_576;

/**
 * Downloads the file of a version into memory, every byte checked on the way.
 * @throws MarketError, DeliveryError, IpfsError as `journeys.openAuditKey` and `journeys.fetchArtifact`; `InvalidInput` for a file that is too large
 */
export async function loadArtifact(
  market: MarketClient,
  { audit, seat, asset, version, way, master }: ArtifactSource,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (done: number, total?: number) => void },
): Promise<LoadedArtifact> {
  const { fetchArtifact, openAuditKey, readVersionFacts } = await import("@ftns-market/sdk/journeys");
  const facts = await readVersionFacts(market, asset, version, { signal });
  const { metadata, record } = facts;
  const size = Number(record.content.size);
  if (size > MAX_BYTES) {
    const { MarketError } = await import("@ftns-market/sdk/errors");
    throw new MarketError("InvalidInput", "This file is too large for a browser. Use “npm run audit” of the market.");
  }
  if (way === "sealed") {
    const { downloadFile } = await import("@ftns-market/sdk/ipfs");
    const file = { digest: record.artifactDigest, size: record.content.size };
    const bytes = await collect(downloadFile(file, { endpoints: market.ipfs?.endpoints ?? [], signal, onProgress }));
    return { name: `${metadata.artifact.name}.sealed`, bytes, metadata, checked: false };
  }
  const place = { audit, seat };
  const key =
    way === "open" ? {} : await openAuditKey(market, { ...place, master: await master(market, place) }, facts);
  const bytes = await collect(fetchArtifact(market, facts, { ...key, onProgress, signal }));
  return { name: metadata.artifact.name, bytes, metadata, checked: true };
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}
