import type { Hex } from "viem";
import { createTerms, type CreateTermsInput } from "../actions/create-terms.ts";
import { listLicences } from "../actions/list-licences.ts";
import { publishAsset, type PublishAssetInput } from "../actions/publish-asset.ts";
import { publishVersion } from "../actions/publish-version.ts";
import { createdTerms, publishedVersion } from "../actions/receipts.ts";
import type { SendOptions } from "../actions/send.ts";
import type { AssetId, TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { newNonce } from "../delivery/keys.ts";
import { uploadMetadata } from "../ipfs/upload.ts";
import { encodeMetadata } from "../metadata/parse.ts";
import type { Metadata } from "../metadata/types.ts";
import { resumeOrSend } from "./resume.ts";
import {
  contentOf,
  storeArtifact,
  uploadTarget,
  type ArtifactInput,
  type StoredArtifact,
  type StoreOptions,
  type StorePhase,
} from "./store-artifact.ts";

/** Terms to create, and the price to list them at. */
export interface OfferInput extends Omit<CreateTermsInput, "asset" | "name"> {
  /** FTNS base units per unit of quantity; 0 = free. */
  readonly price: bigint;
  /** Default without limit. */
  readonly quantity?: number;
  /** Seconds since 1970; default without end. */
  readonly expiresAt?: number;
}

/** What to publish, and what to offer it for. */
export interface PublicationInput extends Omit<PublishAssetInput, "version" | "name"> {
  readonly artifact: ArtifactInput;
  /** Builds the metadata once the artifact is stored: `artifact.cid` and `artifact.encryption` come from there. */
  readonly metadata: (stored: StoredArtifact) => Metadata;
  readonly offers: readonly OfferInput[];
  /** The asset this is a further version of; left out for a new asset. */
  readonly asset?: AssetId;
}

/** How far a publication is, as plain JSON: keep it, and hand it in again to go on after a reload. */
export interface PublicationDraft {
  /** Of the artifact's upload, once that has begun; bytes32. */
  readonly salt?: Hex;
  readonly artifact?: StoredArtifact;
  readonly metadataDigest?: Hex;
  /** The transaction that publishes, once it is sent. */
  readonly publishHash?: Hex;
  /** Decimal. */
  readonly asset?: string;
  readonly version?: number;
  readonly offers?: readonly OfferDraft[];
}

/** How far one offer of a publication is. */
export interface OfferDraft {
  readonly createHash?: Hex;
  /** Decimal. */
  readonly terms?: string;
  readonly listHash?: Hex;
  readonly listed?: boolean;
}

/** The steps of a publication, in this order; the last two for each offer. */
export type PublicationStep = StorePhase | "metadata" | "publish" | "terms" | "list";

/** How a publication is followed and gone on with. */
export interface PublicationOptions extends Pick<StoreOptions, "workers" | "signal"> {
  readonly draft?: PublicationDraft;
  /** Called after every step that must not be done twice. */
  readonly onDraft?: (draft: PublicationDraft) => void;
  /** Called when a step begins, and for the phases of the artifact with the bytes done. */
  readonly onStep?: (step: PublicationStep, done?: number, total?: number) => void;
  readonly send?: SendOptions;
}

/** What was published. */
export interface Publication {
  readonly asset: AssetId;
  readonly version: number;
  readonly terms: readonly TermsId[];
  readonly draft: PublicationDraft;
}

/**
 * Publishes an artifact with everything around it: encrypt and upload, metadata, the asset on chain, terms and listings.
 * Interrupted, it goes on from its draft, in the middle of a file as well: nothing is uploaded or sent twice.
 * @throws MarketError, ArtifactError, IpfsError, MetadataError
 */
export async function publish(
  market: MarketClient,
  input: PublicationInput,
  options: PublicationOptions = {},
): Promise<Publication> {
  let draft = options.draft ?? {};
  const keep = (change: PublicationDraft) => {
    draft = { ...draft, ...change };
    options.onDraft?.(draft);
  };
  let { artifact } = draft;
  if (artifact === undefined) {
    const { salt } = draft;
    const attempt = { salt: salt ?? newNonce(), resume: salt !== undefined };
    if (salt === undefined) keep({ salt: attempt.salt });
    artifact = await stored(market, input, attempt, options);
    keep({ artifact });
  }

  const metadata = input.metadata(artifact);
  if (draft.metadataDigest === undefined) {
    options.onStep?.("metadata");
    const target = { ...uploadTarget(market), signal: options.signal };
    keep({ metadataDigest: (await uploadMetadata(encodeMetadata(metadata), target)).digest });
  }
  if (draft.asset === undefined) {
    options.onStep?.("publish");
    keep(await onChain(market, input, { ...draft, artifact }, metadata.name, options, keep));
  }
  const { asset, version } = requirePublished(draft);
  const terms: TermsId[] = [];
  for (const [index, offer] of input.offers.entries()) {
    const keepOffer = (change: OfferDraft) => {
      const offers = [...(draft.offers ?? [])];
      offers[index] = { ...offers[index], ...change };
      keep({ offers });
      return offers[index];
    };
    terms.push(await offered(market, asset, metadata.name, offer, draft.offers?.[index] ?? {}, keepOffer, options));
  }
  return { asset, version, terms, draft };
}

function stored(
  market: MarketClient,
  { artifact }: PublicationInput,
  attempt: StoreOptions["attempt"],
  { onStep, signal, workers }: PublicationOptions,
): Promise<StoredArtifact> {
  onStep?.("hash", 0, artifact.size);
  return storeArtifact(market, artifact, { onProgress: onStep, signal, workers, attempt });
}

async function onChain(
  market: MarketClient,
  input: PublicationInput,
  draft: PublicationDraft & { readonly artifact: StoredArtifact },
  name: string,
  { send }: PublicationOptions,
  keep: (change: PublicationDraft) => void,
): Promise<PublicationDraft> {
  const { artifact, metadataDigest, publishHash } = draft;
  if (metadataDigest === undefined) throw new TypeError("the metadata is uploaded before the asset is published");
  const version = {
    metadataDigest,
    artifactDigest: artifact.digest,
    keyNonce: artifact.keyNonce,
    content: contentOf(artifact),
  };
  const action =
    input.asset === undefined
      ? publishAsset(market, { ...input, version, name })
      : publishVersion(market, { asset: input.asset, version, name });
  const receipt = await resumeOrSend(market, action, publishHash, (hash) => keep({ publishHash: hash }), send);
  const published = publishedVersion(market, receipt);
  return { asset: published.asset.toString(), version: published.version };
}

async function offered(
  market: MarketClient,
  asset: AssetId,
  name: string,
  { price, quantity, expiresAt, ...terms }: OfferInput,
  from: OfferDraft,
  keep: (change: OfferDraft) => OfferDraft,
  { onStep, send }: PublicationOptions,
): Promise<TermsId> {
  let draft = from;
  if (draft.terms === undefined) {
    onStep?.("terms");
    const action = createTerms(market, { ...terms, asset, name });
    const onHash = (createHash: Hex) => keep({ createHash });
    const receipt = await resumeOrSend(market, action, draft.createHash, onHash, send);
    draft = keep({ terms: createdTerms(market, receipt).toString() });
  }
  const termsId = BigInt(draft.terms ?? 0);
  if (draft.listed !== true) {
    onStep?.("list");
    const action = listLicences(market, { terms: termsId, price, quantity, expiresAt, name });
    await resumeOrSend(market, action, draft.listHash, (listHash) => keep({ listHash }), send);
    keep({ listed: true });
  }
  return termsId;
}

function requirePublished({ asset, version }: PublicationDraft): { asset: AssetId; version: number } {
  if (asset === undefined || version === undefined) throw new TypeError("the asset is published before it is offered");
  return { asset: Number(asset), version };
}
