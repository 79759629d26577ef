import { isOpen } from "../artifact/content.ts";
import { assetOf, type AssetId, type SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { OpenedKey } from "../delivery/deliver.ts";
import { MarketError } from "../errors/market-error.ts";
import { describeError } from "../errors/describe.ts";
import type { ChainSale } from "../reads/sale.ts";
import { readVersionFacts, type InspectedVersion } from "./inspect.ts";
import { awaitDelivery, fetchArtifact, openKey, type AwaitDeliveryOptions } from "./receive.ts";

/** The steps of `receive`, in this order. */
export type ReceiveStep = "delivery" | "key" | "file";

/** How a delivery is waited for and followed. */
export interface ReceiveOptions extends AwaitDeliveryOptions {
  /** Workers that decrypt; default one per processor, at most 4. */
  readonly workers?: number;
  /** Called when a step begins, and for the file with the bytes done. */
  readonly onStep?: (step: ReceiveStep, done?: number, total?: number) => void;
}

/** A purchase to receive. */
export interface ReceiveInput {
  readonly sale: SaleId;
  /** Of `buyerMaster`, or the opened keystore that the purchase was made with. */
  readonly master: Uint8Array;
  /** Takes the plaintext. Closed at the end, aborted when anything is wrong: then what it holds must be thrown away. */
  readonly sink: WritableStream<Uint8Array>;
}

/** What came of a delivery. */
export interface Received {
  readonly sale: ChainSale;
  readonly version: InspectedVersion;
  /** For `disputeContent`, and to read the file again without asking the wallet. Secret. */
  readonly key: OpenedKey;
}

/**
 * Waits for the key of a purchase, opens it, downloads the artifact and decrypts it into a sink, every part checked before it is
 * handed over. May be called again at any time, on any device: everything it needs is on the chain, on IPFS and in the wallet.
 * @throws MarketError `NotDelivered`, `Artifact_LeafMismatch` (the seller committed to something else: `disputeContent`),
 * `Delivery_WrongKey`, `Aborted`, those of IPFS
 */
export async function receive(
  market: MarketClient,
  { sale: id, master, sink }: ReceiveInput,
  options: ReceiveOptions = {},
): Promise<Received> {
  const { onStep, signal, pollMs, workers } = options;
  try {
    onStep?.("delivery");
    const sale = await awaitDelivery(market, id, { signal, pollMs });
    onStep?.("key");
    const version = await readVersionFacts(market, assetOf(sale.terms), sale.version, { signal, workers });
    const key = await openKey(market, sale, version, master);
    onStep?.("file", 0, Number(version.content.size));
    const onProgress = (done: number, total: number | undefined) => onStep?.("file", done, total);
    const artifact = fetchArtifact(market, version, { contentKey: key.contentKey, onProgress, signal, workers });
    await artifact.pipeTo(sink, { signal });
    return { sale, version, key };
  } catch (error) {
    // A pipe aborts its sink itself, and then this does nothing.
    if (!sink.locked) await sink.abort(error);
    throw describeError(error);
  }
}

/**
 * Downloads an open artifact into a sink, verified. Nothing has to be bought for that: a licence says what may be done with it.
 * @throws MarketError `InvalidInput` when it is encrypted, those of IPFS
 */
export async function downloadOpenArtifact(
  market: MarketClient,
  {
    asset,
    version,
    sink,
  }: { readonly asset: AssetId; readonly version: number; readonly sink: WritableStream<Uint8Array> },
  { onStep, signal }: Pick<ReceiveOptions, "onStep" | "signal"> = {},
): Promise<InspectedVersion> {
  try {
    const facts = await readVersionFacts(market, asset, version, { signal });
    if (!isOpen(facts.content)) {
      throw new MarketError("InvalidInput", "This artifact is encrypted: buy it, then receive it with its key.");
    }
    const onProgress = (done: number, total: number | undefined) => onStep?.("file", done, total);
    await fetchArtifact(market, facts, { onProgress, signal }).pipeTo(sink, { signal });
    return facts;
  } catch (error) {
    if (!sink.locked) await sink.abort(error);
    throw describeError(error);
  }
}
