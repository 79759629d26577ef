import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import {
  AssetLocked,
  AssetPublished,
  AssetRestored,
  AssetTakenDown,
  AssetUnlocked,
  ExclusivityChanged,
  SplitChanged,
  Transfer,
  VersionProvedFraudulent,
  VersionPublished,
} from "../../generated/AssetRegistry/AssetRegistry";
import { categoryName } from "../enums";
import { createAsset, setExclusiveUntil, setLocked, transferAsset } from "../store/asset";
import { createLineage, createSplit } from "../store/split";
import { restore, takeDown } from "../store/takedown";
import { markFraudulent, publishVersion, PublishedContent } from "../store/version";

export function handleAssetPublished(event: AssetPublished): void {
  const p = event.params;
  createAsset(event, p.asset, p.publisher, categoryName(p.category), p.resaleRoyaltyBps, p.depth);
}

export function handleVersionPublished(event: VersionPublished): void {
  const p = event.params;
  const content = new PublishedContent(
    p.metadataDigest,
    p.artifactDigest,
    p.keyNonce,
    p.content.ciphertextRoot,
    p.content.plaintextRoot,
    p.content.size,
    p.content.keyHash,
  );
  publishVersion(event, p.asset, p.version, content);
}

export function handleSplitChanged(event: SplitChanged): void {
  const p = event.params;
  const accounts: Bytes[] = [];
  const weights: BigInt[] = [];
  for (let i = 0; i < p.contributors.length; i++) {
    accounts.push(p.contributors[i].account);
    weights.push(p.contributors[i].weight);
  }
  createSplit(event, p.asset, p.split, accounts, weights);
  if (p.split > 1) return;

  const parents: BigInt[] = [];
  const royaltiesBps: i32[] = [];
  for (let i = 0; i < p.parents.length; i++) {
    parents.push(p.parents[i].asset);
    royaltiesBps.push(p.parents[i].royaltyBps);
  }
  createLineage(p.asset, parents, royaltiesBps);
}

/** The first transfer, from zero, belongs to the publication. */
export function handleTransfer(event: Transfer): void {
  const p = event.params;
  if (p.from.equals(Address.zero())) return;
  transferAsset(event, p.id, p.from, p.to);
}

export function handleAssetTakenDown(event: AssetTakenDown): void {
  takeDown(event, event.params.asset, event.params.reasonDigest);
}

export function handleAssetRestored(event: AssetRestored): void {
  restore(event, event.params.asset, event.params.reasonDigest);
}

export function handleVersionProvedFraudulent(event: VersionProvedFraudulent): void {
  markFraudulent(event, event.params.asset, event.params.version);
}

export function handleAssetLocked(event: AssetLocked): void {
  setLocked(event, event.params.asset, true);
}

/** A new owner is told of by `Transfer`. */
export function handleAssetUnlocked(event: AssetUnlocked): void {
  setLocked(event, event.params.asset, false);
}

export function handleExclusivityChanged(event: ExclusivityChanged): void {
  setExclusiveUntil(event, event.params.asset, event.params.exclusiveUntil);
}
