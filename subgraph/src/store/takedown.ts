import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Takedown, Version } from "../../generated/schema";
import { ReasonFile } from "../../generated/templates";
import { rawCid } from "../cid";
import { AssetStatus } from "../enums";
import { factId, numberId, versionId } from "../ids";
import { loadAsset, setStatus } from "./asset";
import { stamp } from "./stamp";

export function takeDown(event: ethereum.Event, assetNumber: BigInt, reasonDigest: Bytes): void {
  setStatus(event, loadAsset(numberId(assetNumber)), AssetStatus.TakenDown);
  recordTakedown(event, assetNumber, reasonDigest, false);
}

/** Undoes a takedown: the proof that the latest version is fraudulent stays. */
export function restore(event: ethereum.Event, assetNumber: BigInt, reasonDigest: Bytes): void {
  const asset = loadAsset(numberId(assetNumber));
  const latest = Version.load(versionId(asset.id, asset.versionCount))!;
  setStatus(event, asset, latest.fraudulent ? AssetStatus.Fraudulent : AssetStatus.Live);
  recordTakedown(event, assetNumber, reasonDigest, true);
}

function recordTakedown(event: ethereum.Event, assetNumber: BigInt, reasonDigest: Bytes, restored: boolean): void {
  const cid = rawCid(reasonDigest);
  const takedown = new Takedown(factId(event));
  takedown.asset = numberId(assetNumber);
  takedown.restored = restored;
  takedown.reason = cid;
  takedown.reasonCid = cid;
  stamp(takedown, event);
  takedown.save();
  ReasonFile.create(cid);
}
