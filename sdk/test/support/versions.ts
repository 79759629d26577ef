import { keccak256, stringToHex, zeroHash, type Address } from "viem";
import { actions } from "../../src/index.ts";
import { encryptArtifact, hashArtifact } from "../../src/artifact/index.ts";
import type { AssetId, TermsId } from "../../src/chain/ids.ts";
import type { MarketClient } from "../../src/chain/market-client.ts";
import { parseFtns } from "../../src/chain/units.ts";
import { deriveVersionKeys, newNonce, type VersionContext, type VersionKeys } from "../../src/delivery/keys.ts";

/** The seller's secret in tests. */
export const MASTER = new Uint8Array(32).fill(7);

const METADATA_DIGEST = keccak256(stringToHex("metadata"));
const ARTIFACT_DIGEST = keccak256(stringToHex("artifact"));

/** A version of an open artifact. */
export async function openVersion(bytes: Uint8Array): Promise<actions.VersionInput> {
  const { size, root } = await hashArtifact(bytes, { workers: 0 });
  const content = { ciphertextRoot: root, plaintextRoot: root, size: BigInt(size), keyHash: zeroHash };
  return { metadataDigest: METADATA_DIGEST, artifactDigest: ARTIFACT_DIGEST, keyNonce: zeroHash, content };
}

/** What an encrypted version's keys are bound to. */
export function versionContext(market: MarketClient, seller: Address): VersionContext {
  return { chainId: market.chain.id, registry: market.addresses.AssetRegistry, seller, nonce: newNonce() };
}

/** A version of an encrypted artifact. */
export async function encryptedVersion(
  bytes: Uint8Array,
  context: VersionContext,
  master: Uint8Array = MASTER,
): Promise<{ version: actions.VersionInput; ciphertext: Uint8Array; leafList: Uint8Array; keys: VersionKeys }> {
  const keys = deriveVersionKeys(master, context);
  const encryption = encryptArtifact(bytes, keys.contentKey, { workers: 0 });
  const ciphertext = new Uint8Array(await new Response(encryption.ciphertext as BodyInit).arrayBuffer());
  const { size, ciphertextRoot, plaintextRoot, leafList } = await encryption.result;
  const content = { ciphertextRoot, plaintextRoot, size: BigInt(size), keyHash: keys.keyHash };
  const version = {
    metadataDigest: METADATA_DIGEST,
    artifactDigest: ARTIFACT_DIGEST,
    keyNonce: context.nonce,
    content,
  };
  return { version, ciphertext, leafList, keys };
}

export interface Offer {
  readonly asset: AssetId;
  readonly terms: TermsId;
}

/** Publishes an asset and offers perpetual licences of it. */
export async function offer(
  market: MarketClient,
  version: actions.VersionInput,
  more: Partial<actions.PublishAssetInput> & { price?: string } = {},
): Promise<Offer> {
  const { price = "10", ...input } = more;
  const published = await actions.send(market, actions.publishAsset(market, { category: "Model", version, ...input }));
  const { asset } = actions.publishedVersion(market, published.receipt);
  const created = await actions.send(
    market,
    actions.createTerms(market, { asset, kind: "Perpetual", text: { spdx: "MIT" }, transferable: true }),
  );
  const terms = actions.createdTerms(market, created.receipt);
  await actions.send(market, actions.listLicences(market, { terms, price: parseFtns(price) }));
  return { asset, terms };
}

/** Puts up what a seller needs for delivery bonds. */
export async function fundBonds(market: MarketClient, amount: bigint): Promise<void> {
  await actions.send(market, actions.approve(market, { spender: "Vault", amount }));
  await actions.send(market, actions.deposit(market, { amount }));
  await actions.send(market, actions.approveVault(market, { spender: "Escrow", amount }));
}
