import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { FraudProof, Version } from "../../generated/schema";
import { MetadataFile } from "../../generated/templates";
import { fileCid, rawCid } from "../cid";
import { AssetStatus } from "../enums";
import { factId, numberId, versionId } from "../ids";
import { touchAccount } from "./account";
import { loadAsset, setStatus } from "./asset";
import { endCertificate, withdrawCertificate } from "./certificate";
import { stamp } from "./stamp";

/** What `VersionPublished` says about the artifact. */
export class PublishedContent {
  constructor(
    public metadataDigest: Bytes,
    public artifactDigest: Bytes,
    public keyNonce: Bytes,
    public ciphertextRoot: Bytes,
    public plaintextRoot: Bytes,
    public size: BigInt,
    public keyHash: Bytes,
  ) {}
}

export function publishVersion(
  event: ethereum.Event,
  assetNumber: BigInt,
  number: i32,
  content: PublishedContent,
): void {
  const asset = loadAsset(numberId(assetNumber));
  const metadataCid = rawCid(content.metadataDigest);

  const version = new Version(versionId(asset.id, number));
  version.asset = asset.id;
  version.number = number;
  version.metadata = metadataCid;
  version.metadataCid = metadataCid;
  version.metadataDigest = content.metadataDigest;
  version.artifactCid = fileCid(content.artifactDigest, content.size);
  version.artifactDigest = content.artifactDigest;
  version.size = content.size;
  version.encrypted = isNotZero(content.keyHash);
  version.keyNonce = content.keyNonce;
  version.keyHash = content.keyHash;
  version.ciphertextRoot = content.ciphertextRoot;
  version.plaintextRoot = content.plaintextRoot;
  version.fraudulent = false;
  version.publishedAt = event.block.timestamp;
  version.block = event.block.number;
  version.transaction = event.transaction.hash;
  version.save();
  MetadataFile.create(metadataCid);

  asset.versionCount = number;
  asset.latestVersion = version.id;
  asset.metadata = metadataCid;
  asset.metadataCid = metadataCid;
  asset.encrypted = version.encrypted;
  withdrawCertificate(asset);
  // A new version makes a fraudulent asset live again; one that is taken down takes none.
  setStatus(event, asset, AssetStatus.Live);
}

/** The asset is fraudulent when it is the latest version; a takedown stays a takedown. */
export function markFraudulent(event: ethereum.Event, assetNumber: BigInt, number: i32): void {
  const asset = loadAsset(numberId(assetNumber));
  const version = Version.load(versionId(asset.id, number))!;
  version.fraudulent = true;
  version.save();
  endCertificate(version);
  if (number == asset.versionCount) withdrawCertificate(asset);
  asset.save();
  if (number == asset.versionCount && asset.status == AssetStatus.Live) {
    setStatus(event, asset, AssetStatus.Fraudulent);
  }
}

export function recordFraudProof(
  event: ethereum.Event,
  assetNumber: BigInt,
  number: i32,
  prover: Bytes,
  leafIndex: BigInt,
): void {
  const proof = new FraudProof(factId(event));
  proof.asset = numberId(assetNumber);
  proof.version = versionId(proof.asset, number);
  proof.prover = touchAccount(prover, event);
  proof.leafIndex = leafIndex;
  stamp(proof, event);
  proof.save();
}

function isNotZero(hash: Bytes): boolean {
  for (let i = 0; i < hash.length; i++) {
    if (hash[i] != 0) return true;
  }
  return false;
}
