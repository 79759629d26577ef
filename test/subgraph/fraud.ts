import assert from "node:assert/strict";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import {
  actions,
  type AssetId,
  buildFraudProof,
  downloadFile,
  findFraud,
  journeys,
  type MarketClient,
  reads,
  type TermsId,
} from "../../sdk/src/index.ts";

/** The buyer buys what is not what was promised, proves it, and is refunded. */
export async function proveFraud(
  buyer: MarketClient,
  seller: MarketClient,
  sellerMaster: Uint8Array,
  { asset, terms }: { asset: AssetId; terms: TermsId },
): Promise<void> {
  const master = await journeys.buyerMaster(buyer);
  const inspected = await journeys.inspectVersion(buyer, asset, 1);
  const bought = await journeys.purchase(buyer, { terms, version: 1, master });
  await deliverSale(seller, sellerMaster, bought.sale);
  const sale = await reads.readSale(buyer, bought.sale);
  const opened = await journeys.openKey(buyer, sale, inspected, master);

  const { record, leafList, metadata } = inspected;
  const { content, artifactDigest } = record;
  const { encryption } = metadata.artifact;
  assert(leafList !== undefined && encryption !== undefined);
  const file = { digest: artifactDigest, size: content.size };
  const ciphertext = downloadFile(file, { endpoints: buyer.ipfs?.endpoints ?? [] });
  const evidence = await findFraud(ciphertext, { key: opened.contentKey, content, leafList });
  assert(evidence !== undefined, "no leaf differs");
  const proof = buildFraudProof(evidence, opened, { h: encryption.H, y: encryption.Y }, content);
  await actions.send(buyer, actions.proveFraud(buyer, { asset, version: 1, content, proof }));
  await journeys.reclaim(buyer, sale);
}
