import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { AssetParent, Contributor, Split } from "../../generated/schema";
import { contributorId, lineageId, numberId, poolId } from "../ids";
import { touchAccount } from "./account";
import { loadAsset } from "./asset";
import { createPool } from "./pool";
import { stamp } from "./stamp";

/** A revenue split and its pool. Weights and accounts are in the published order. */
export function createSplit(
  event: ethereum.Event,
  assetNumber: BigInt,
  number: i32,
  accounts: Bytes[],
  weights: BigInt[],
): void {
  const asset = loadAsset(numberId(assetNumber));
  const split = new Split(poolId(assetNumber, number));
  let total = BigInt.zero();
  for (let i = 0; i < accounts.length; i++) {
    total = total.plus(weights[i]);
    const contributor = new Contributor(contributorId(split.id, accounts[i]));
    contributor.split = split.id;
    contributor.asset = asset.id;
    contributor.account = touchAccount(accounts[i], event);
    contributor.weight = weights[i];
    contributor.index = i;
    contributor.save();
  }
  split.asset = asset.id;
  split.number = number;
  split.totalWeight = total;
  split.contributorCount = accounts.length;
  stamp(split, event);
  split.save();
  createPool(event, split.id, asset.id);

  asset.splitCount = number;
  asset.split = split.id;
  asset.updatedAt = event.block.timestamp;
  asset.save();
}

/** Parents are the same in every split of an asset: the first split names them once and for all. */
export function createLineage(child: BigInt, parents: BigInt[], royaltiesBps: i32[]): void {
  for (let i = 0; i < parents.length; i++) {
    const edge = new AssetParent(lineageId(numberId(child), numberId(parents[i])));
    edge.child = numberId(child);
    edge.parent = numberId(parents[i]);
    edge.royaltyBps = royaltiesBps[i];
    edge.save();
  }
}
