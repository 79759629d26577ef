import type { MarketClient } from "@ftns-market/sdk/chain";
import type { InspectedVersion } from "@ftns-market/sdk/journeys";
import { hasCode } from "@/lib/error-code";
import { ciphertextName, forgetFile, keptFile } from "@/lib/kept-files";
import type { PurchaseView } from "./purchase-view";

/** What is needed of a purchase to find its key. */
export type KeyedPurchase = Pick<PurchaseView, "sale" | "asset" | "version" | "terms" | "buyer">;

/** Which step a fetch is at, and for the file the bytes done and their total. */
export type OnFetch = (step: "facts" | "key" | "file", done?: number, total?: number) => void;

/** How a file is fetched. */
export interface FetchInput {
  readonly purchase: KeyedPurchase;
  readonly encrypted: boolean;
  /** Asks the wallet for the buyer's master, once a page. */
  readonly master: (market: MarketClient) => Promise<Uint8Array>;
  /** Closed at the end, aborted when anything is wrong. */
  readonly sink: WritableStream<Uint8Array>;
  readonly signal: AbortSignal;
  readonly onStep: OnFetch;
}

/**
 * Writes the plaintext of a purchase into a sink, every part checked first. The ciphertext that was kept before paying is used when
 * it is there and fits; otherwise it comes from IPFS.
 * @throws MarketError as `journeys.receive`
 */
export async function fetchPurchase(market: MarketClient, input: FetchInput): Promise<void> {
  const { purchase, sink, signal, onStep } = input;
  const { downloadOpenArtifact } = await import("@ftns-market/sdk/journeys");
  if (!input.encrypted) {
    onStep("facts");
    const watch = { signal, onStep: (_: string, done?: number, total?: number) => onStep("file", done, total) };
    await downloadOpenArtifact(market, { asset: purchase.asset, version: purchase.version, sink }, watch);
    return;
  }
  try {
    onStep("facts");
    const { facts, contentKey } = await unlock(market, purchase, input);
    await decryptInto(market, facts, contentKey, input);
  } catch (error) {
    if (!sink.locked) await sink.abort(error);
    throw error;
  }
}

/** What a disputed or delivered version needs: its facts, checked, and its opened key. */
export async function unlock(
  market: MarketClient,
  purchase: KeyedPurchase,
  { master, signal, onStep }: Pick<FetchInput, "master" | "signal" | "onStep">,
) {
  const { openKey, readVersionFacts } = await import("@ftns-market/sdk/journeys");
  const facts = await readVersionFacts(market, purchase.asset, purchase.version, { signal });
  onStep("key");
  const sale = await deliveredSale(market, purchase);
  const opened = await openKey(market, sale, facts, await master(market));
  return { facts, sale, opened, contentKey: opened.contentKey };
}

/**
 * The sale that brought the key. A renewal is settled at once, since its buyer has the key already: then it is an earlier one under
 * the same terms.
 */
async function deliveredSale(market: MarketClient, { sale, asset, version, terms, buyer }: KeyedPurchase) {
  const { readSale } = await import("@ftns-market/sdk/reads");
  try {
    return await readSale(market, sale);
  } catch (error) {
    if (!hasCode(error, "NotFound")) throw error;
    const { allPages, listSales } = await import("@ftns-market/sdk/queries");
    const states = ["Delivered", "Settled"] as const;
    for await (const row of allPages((cursor) =>
      listSales(market, { buyer, asset, states, ...(cursor ? { cursor } : {}) }),
    )) {
      const fits = row.terms?.id === String(terms) && row.version.number === version && !row.instant;
      if (fits) return readSale(market, BigInt(row.id));
    }
    throw error;
  }
}

async function decryptInto(
  market: MarketClient,
  facts: InspectedVersion,
  contentKey: Uint8Array,
  { purchase, sink, signal, onStep }: FetchInput,
): Promise<void> {
  const { decryptArtifact } = await import("@ftns-market/sdk/artifact");
  const { fetchArtifact } = await import("@ftns-market/sdk/journeys");
  const onProgress = (done: number, total: number | undefined) => onStep("file", done, total);
  const { content, leafList } = facts;
  const name = ciphertextName(market.chain.id, purchase.asset, purchase.version);
  const kept = await keptFile(name);
  if (kept !== undefined && (await isWhole(kept, facts, signal))) {
    const plain = decryptArtifact(kept, { key: contentKey, content, leafList, onProgress, signal });
    return plain.pipeTo(sink, { signal });
  }
  if (kept !== undefined) await forgetFile(name);
  return fetchArtifact(market, facts, { contentKey, onProgress, signal }).pipeTo(sink, { signal });
}

/** A kept file may have been changed on the disk: it is checked before it is believed, so that the seller is not blamed for it. */
async function isWhole(kept: File, { content }: InspectedVersion, signal: AbortSignal): Promise<boolean> {
  if (BigInt(kept.size) !== BigInt(content.size)) return false;
  const { verifyArtifact } = await import("@ftns-market/sdk/artifact");
  const whole = await verifyArtifact(kept, content, { signal })
    .pipeTo(new WritableStream())
    .then(
      () => true,
      () => false,
    );
  signal.throwIfAborted();
  return whole;
}

/** The plaintext in memory, as to try a model. @throws as `fetchPurchase` */
export async function loadPurchase(market: MarketClient, input: Omit<FetchInput, "sink">): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece.slice()) });
  await fetchPurchase(market, { ...input, sink });
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
