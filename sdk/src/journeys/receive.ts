import { getContractEvents } from "viem/actions";
import { confirmSale, refundSale } from "../actions/finish-sale.ts";
import { send, type SendOptions, type Sent } from "../actions/send.ts";
import { decryptArtifact } from "../artifact/decrypt.ts";
import { isOpen } from "../artifact/content.ts";
import type { Progress } from "../artifact/source.ts";
import type { SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { pause } from "../chain/pause.ts";
import { openDelivery, type EncryptedKey, type OpenedKey } from "../delivery/deliver.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { escrowAbi } from "../generated/abis.ts";
import { downloadFile } from "../ipfs/download.ts";
import { readSale, type ChainSale } from "../reads/sale.ts";
import { ipfsEndpoints, type InspectedVersion } from "./inspect.ts";
import { purchaseKeyOf } from "./purchase.ts";

const DEFAULT_POLL_MS = 2_000;

/** How a delivery is waited for. */
export interface AwaitDeliveryOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds between two looks at the chain; default 2,000. */
  readonly pollMs?: number;
}

/**
 * Waits until the seller has delivered the key of a sale.
 * @returns the sale, Delivered or Settled
 * @throws MarketError `NotDelivered` when the sale was refunded or its delivery window is over: take the money back (`reclaim`);
 * `Aborted`
 */
export async function awaitDelivery(
  market: MarketClient,
  sale: SaleId,
  { signal, pollMs = DEFAULT_POLL_MS }: AwaitDeliveryOptions = {},
): Promise<ChainSale> {
  for (;;) {
    // A wait of days must not end at a moment without a connection.
    const found = await readSale(market, sale).catch((error: unknown) => {
      if (error instanceof MarketError && PASSING.has(error.code)) return undefined;
      throw error;
    });
    if (found?.state === "Delivered" || found?.state === "Settled") return found;
    if (found?.state === "Refunded" || found?.next === "refund") throw notDelivered(found);
    await pause(pollMs, signal);
  }
}

const PASSING: ReadonlySet<string> = new Set(["RpcUnreachable", "RpcRefused"]);

function notDelivered({ sale, state }: ChainSale): MarketError {
  const message =
    state === "Refunded"
      ? "This sale was refunded: the money is back as credit in the vault. Withdraw it, or buy again."
      : "The seller did not deliver in time. Take your money back, with the seller's bond on top.";
  return new MarketError("NotDelivered", message, { sale, state });
}

/** The encrypted key that the seller delivered for a sale. @throws MarketError `NotFound` */
export async function readDelivery(market: MarketClient, sale: SaleId): Promise<Pick<EncryptedKey, "r1" | "w">> {
  const { address, block } = market.deployment.contracts.Escrow;
  const [delivered] = await getContractEvents(market.client, {
    address,
    abi: escrowAbi,
    eventName: "KeyDelivered",
    args: { sale },
    fromBlock: BigInt(block),
    strict: true,
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  if (delivered !== undefined) return delivered.args;
  throw new MarketError(
    "NotFound",
    `No key was delivered for sale ${sale} yet. Wait for the seller, or for the refund.`,
  );
}

/**
 * Opens the key of a delivered sale.
 * @param master of `buyerMaster`, or the opened keystore that the purchase was made with
 * @throws DeliveryError `Delivery_WrongKey`; MarketError `NotFound`
 */
export async function openKey(
  market: MarketClient,
  sale: ChainSale,
  { metadata }: Pick<InspectedVersion, "metadata">,
  master: Uint8Array,
): Promise<OpenedKey> {
  const { encryption } = metadata.artifact;
  if (encryption === undefined) throw new MarketError("InvalidInput", "This version is open: it needs no key.");
  const { secret } = purchaseKeyOf(market, master, sale.terms);
  return openDelivery(secret, await readDelivery(market, sale.sale), { h: encryption.H, y: encryption.Y });
}

/** How an artifact is fetched. */
export interface FetchArtifactOptions {
  /** K of `openKey`; left out for an open artifact. */
  readonly contentKey?: Uint8Array;
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
  readonly workers?: number;
}

/**
 * The artifact of an inspected version as a verified stream: every block against its CID, every decrypted leaf against the leaf
 * list, both roots at the end. When it fails with `Artifact_LeafMismatch`, `findFraud` makes the proof.
 */
export function fetchArtifact(
  market: MarketClient,
  { record, leafList }: Pick<InspectedVersion, "record" | "leafList">,
  { contentKey, onProgress, signal, workers }: FetchArtifactOptions = {},
): ReadableStream<Uint8Array> {
  const { content, artifactDigest } = record;
  const file = { digest: artifactDigest, size: content.size };
  const endpoints = ipfsEndpoints(market);
  if (isOpen(content)) return downloadFile(file, { endpoints, signal, onProgress });
  if (contentKey === undefined)
    throw new MarketError("InvalidInput", "This artifact is encrypted: open its key first.");
  const ciphertext = downloadFile(file, { endpoints, signal });
  return decryptArtifact(ciphertext, { key: contentKey, content, leafList, onProgress, signal, workers });
}

/** The buyer has what was sold: pays the seller now instead of at the end of the content window. */
export async function acceptSale(market: MarketClient, sale: ChainSale, options: SendOptions = {}): Promise<Sent> {
  return send(market, confirmSale(market, sale), options);
}

/** Takes the money of a sale back that was not delivered in time, or whose version was proved fraudulent. Anyone. */
export async function reclaim(market: MarketClient, sale: ChainSale, options: SendOptions = {}): Promise<Sent> {
  return send(market, refundSale(market, sale), options);
}
