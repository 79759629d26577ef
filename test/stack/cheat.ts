import {
  actions,
  deriveVersionKeys,
  encryptArtifact,
  journeys,
  newNonce,
  requireAccount,
  uploadFile,
  uploadMetadata,
  type AssetId,
  type MarketClient,
  type TermsId,
} from "../../sdk/src/index.ts";
import { encodeMetadata } from "../../sdk/src/metadata/index.ts";
import { metadataOf, PRICE } from "./stage.ts";

/**
 * A seller that cheats as well as one can: the published ciphertext is of `delivered`, while roots, leaf list and metadata
 * promise `promised`. Everything that can be checked before paying is in order.
 */
export async function publishFraud(
  market: MarketClient,
  master: Uint8Array,
  promised: Uint8Array,
  delivered: Uint8Array,
): Promise<{ asset: AssetId; terms: TermsId }> {
  const upload = market.ipfs?.upload;
  if (upload === undefined) throw new Error("nowhere to upload to");
  await journeys.prepareToSell(market, PRICE);
  const nonce = newNonce();
  const registry = market.addresses.AssetRegistry;
  const seller = requireAccount(market);
  const keys = deriveVersionKeys(master, { chainId: market.chain.id, registry, seller, nonce });

  const sent = encryptArtifact(delivered, keys.contentKey, { workers: 0 });
  const file = await uploadFile(sent.ciphertext, upload);
  const { ciphertextRoot } = await sent.result;
  const lie = encryptArtifact(promised, keys.contentKey, { workers: 0 });
  await lie.ciphertext.pipeTo(new WritableStream());
  const { plaintextRoot, leafList } = await lie.result;
  const leaves = await uploadFile(leafList, upload);

  const stored: journeys.StoredArtifact = {
    ...{ cid: file.cid, digest: file.digest, size: file.size },
    ...{ ciphertextRoot, plaintextRoot, keyHash: keys.keyHash, keyNonce: nonce },
    encryption: {
      ...{ scheme: "ftns-market/v1", H: keys.h, Y: keys.y, nonce, ciphertextRoot, plaintextRoot },
      leavesCid: leaves.cid,
    },
  };
  const { digest } = await uploadMetadata(encodeMetadata(metadataOf(stored)), upload);
  const published = await actions.send(
    market,
    actions.publishAsset(market, {
      category: "Dataset",
      version: {
        metadataDigest: digest,
        artifactDigest: stored.digest,
        keyNonce: nonce,
        content: journeys.contentOf(stored),
      },
    }),
  );
  const { asset } = actions.publishedVersion(market, published.receipt);
  const created = await actions.send(
    market,
    actions.createTerms(market, { asset, kind: "Perpetual", text: { spdx: "CC0-1.0" } }),
  );
  const terms = actions.createdTerms(market, created.receipt);
  await actions.send(market, actions.listLicences(market, { terms, price: PRICE }));
  return { asset, terms };
}
