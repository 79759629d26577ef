import { proveFraud } from "../actions/prove-fraud.ts";
import { refundSale } from "../actions/finish-sale.ts";
import { send, type SendOptions, type Sent } from "../actions/send.ts";
import { findFraud } from "../artifact/fraud.ts";
import type { ByteSource, Progress } from "../artifact/source.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { OpenedKey } from "../delivery/deliver.ts";
import { buildFraudProof } from "../delivery/fraud-proof.ts";
import { MarketError } from "../errors/market-error.ts";
import { downloadFile } from "../ipfs/download.ts";
import { readVersion } from "../reads/asset.ts";
import { readSale, type ChainSale } from "../reads/sale.ts";
import { ipfsEndpoints, type InspectedVersion } from "./inspect.ts";

/** A delivery that may be wrong. */
export interface DisputeInput {
  readonly sale: ChainSale;
  readonly version: InspectedVersion;
  /** X and K of `openKey`. */
  readonly key: OpenedKey;
  /** The ciphertext as it was kept before paying; left out, it is downloaded again. */
  readonly ciphertext?: ByteSource;
}

/** How a dispute is followed. */
export interface DisputeOptions {
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
  readonly workers?: number;
  readonly send?: SendOptions;
}

/** What a dispute brought. */
export interface Dispute {
  /** Undefined when somebody else had proved it before. */
  readonly proved: Sent | undefined;
  /** Undefined when the sale had been refunded before. */
  readonly refunded: Sent | undefined;
}

/**
 * Proves on chain that a delivered version is something else than was committed, and takes the money back with the seller's bond.
 * Nobody has to judge: one wrong part of 4,096 bytes is enough, and the chain computes it.
 * Warning: the proof makes the content public for ever. May be called again after an interruption.
 * @returns undefined when every part is what was committed: then there is nothing to dispute
 * @throws MarketError `Escrow_WrongState` when the sale is settled already
 */
export async function disputeContent(
  market: MarketClient,
  { sale, version, key, ciphertext }: DisputeInput,
  options: DisputeOptions = {},
): Promise<Dispute | undefined> {
  const { asset, version: number, content } = version.record;
  let proved: Sent | undefined;
  if (!(await readVersion(market, asset, number)).fraudulent) {
    const proof = await proofOf(market, version, key, ciphertext, options);
    if (proof === undefined) return undefined;
    proved = await send(market, proveFraud(market, { asset, version: number, content, proof }), options.send);
  }
  const now = await readSale(market, sale.sale);
  const refunded = now.state === "Refunded" ? undefined : await send(market, refundSale(market, now), options.send);
  return { proved, refunded };
}

async function proofOf(
  market: MarketClient,
  { record, metadata, leafList }: InspectedVersion,
  key: OpenedKey,
  kept: ByteSource | undefined,
  { onProgress, signal, workers }: DisputeOptions,
) {
  const { content, artifactDigest } = record;
  const { encryption } = metadata.artifact;
  if (leafList === undefined || encryption === undefined) {
    throw new MarketError("InvalidInput", "This version is open: everybody can compare it with its hash.");
  }
  const file = { digest: artifactDigest, size: content.size };
  const ciphertext = kept ?? downloadFile(file, { endpoints: ipfsEndpoints(market), signal });
  const { contentKey } = key;
  const evidence = await findFraud(ciphertext, { key: contentKey, content, leafList, onProgress, signal, workers });
  return evidence && buildFraudProof(evidence, key, { h: encryption.H, y: encryption.Y }, content);
}
