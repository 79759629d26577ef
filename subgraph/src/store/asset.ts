import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Asset, AssetTransfer } from "../../generated/schema";
import { AssetStatus } from "../enums";
import { factId, numberId } from "../ids";
import { loadAccount, touchAccount } from "./account";
import { countAsset } from "./market";
import { refreshOffers } from "./offer";
import { stamp } from "./stamp";

export function createAsset(
  event: ethereum.Event,
  number: BigInt,
  publisher: Bytes,
  category: string,
  resaleRoyaltyBps: i32,
  depth: i32,
): void {
  const account = loadAccount(publisher, event);
  account.assetsPublished += 1;
  account.assetsOwned += 1;
  account.save();
  countAsset(category);

  const asset = new Asset(numberId(number));
  asset.number = number;
  asset.category = category;
  asset.status = AssetStatus.Live;
  asset.publisher = publisher;
  asset.owner = publisher;
  asset.resaleRoyaltyBps = resaleRoyaltyBps;
  asset.depth = depth;
  asset.epoch = 0;
  asset.locked = false;
  asset.exclusiveUntil = BigInt.zero();
  // The first version and the first split follow in the same transaction.
  asset.encrypted = false;
  asset.versionCount = 0;
  asset.metadataCid = "";
  asset.splitCount = 0;
  asset.activeOffers = 0;
  asset.offersExpireAt = BigInt.zero();
  asset.licenceKinds = [];
  asset.standingOfferIds = [];
  asset.termsCount = 0;
  asset.runningAuctions = 0;
  asset.salesCount = 0;
  asset.openSales = 0;
  asset.refundedSales = 0;
  asset.volume = BigInt.zero();
  asset.royalties = BigInt.zero();
  asset.certified = false;
  asset.certifiedUntil = BigInt.zero();
  asset.ratingSum = BigInt.zero();
  asset.ratingWeight = BigInt.zero();
  asset.reviewCount = 0;
  asset.createdAt = event.block.timestamp;
  asset.updatedAt = event.block.timestamp;
  asset.createdBlock = event.block.number;
  asset.createdTransaction = event.transaction.hash;
  asset.save();
}

/** A published asset. Every event about an asset follows its publication. */
export function loadAsset(id: string): Asset {
  return Asset.load(id)!;
}

/** A new owner opens a new epoch, in which the former owner's offers are void. */
export function transferAsset(event: ethereum.Event, number: BigInt, from: Bytes, to: Bytes): void {
  const seller = loadAccount(from, event);
  seller.assetsOwned -= 1;
  seller.save();
  const buyer = loadAccount(to, event);
  buyer.assetsOwned += 1;
  buyer.save();

  const asset = loadAsset(numberId(number));
  asset.owner = to;
  asset.epoch += 1;
  asset.updatedAt = event.block.timestamp;
  refreshOffers(asset, event);
  asset.save();

  const transfer = new AssetTransfer(factId(event));
  transfer.asset = asset.id;
  transfer.from = touchAccount(from, event);
  transfer.to = touchAccount(to, event);
  stamp(transfer, event);
  transfer.save();
}

/** Sets whether the asset can be sold, and with it whether its offers are active. */
export function setStatus(event: ethereum.Event, asset: Asset, status: string): void {
  asset.status = status;
  asset.updatedAt = event.block.timestamp;
  refreshOffers(asset, event);
  asset.save();
}

/** While the asset is a lot its offers cannot be bought. */
export function setLocked(event: ethereum.Event, number: BigInt, locked: boolean): void {
  const asset = loadAsset(numberId(number));
  asset.locked = locked;
  asset.updatedAt = event.block.timestamp;
  refreshOffers(asset, event);
  asset.save();
}

export function setExclusiveUntil(event: ethereum.Event, number: BigInt, until: BigInt): void {
  const asset = loadAsset(numberId(number));
  asset.exclusiveUntil = until;
  asset.updatedAt = event.block.timestamp;
  asset.save();
}
