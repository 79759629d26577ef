import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Asset, Offer, OfferChange, Terms } from "../../generated/schema";
import { AssetStatus, OfferState } from "../enums";
import { factId, numberId, offerId } from "../ids";
import { touchAccount } from "./account";
import { loadAsset } from "./asset";
import { stamp } from "./stamp";

/** Bounds the work of one event, whatever the number of terms an owner creates. */
const MAX_STANDING_OFFERS = 64;
const UNLIMITED = BigInt.fromU32(u32.MAX_VALUE);

/** A listing as `Listed` says it. */
export class NewOffer {
  constructor(
    public seller: Bytes,
    public price: BigInt,
    public remaining: BigInt,
    public expiresAt: BigInt,
    public epoch: i32,
    public state: string,
  ) {}
}

export function listOffer(event: ethereum.Event, termsNumber: BigInt, listing: NewOffer): void {
  const terms = Terms.load(numberId(termsNumber))!;
  const id = offerId(event.address, terms.id);
  let offer = Offer.load(id);
  if (!offer) {
    offer = new Offer(id);
    offer.terms = terms.id;
    offer.asset = terms.asset;
    offer.kind = terms.kind;
    offer.market = event.address;
    offer.createdAt = event.block.timestamp;
  }
  offer.seller = touchAccount(listing.seller, event);
  offer.price = listing.price;
  offer.remaining = listing.remaining;
  offer.unlimited = listing.remaining.equals(UNLIMITED);
  offer.expiresAt = listing.expiresAt;
  offer.epoch = listing.epoch;
  offer.state = listing.state;
  offer.active = false;
  saveOffer(event, offer);
  recordChange(event, offer, "Listed", null);
}

export function repriceOffer(event: ethereum.Event, termsNumber: BigInt, previous: BigInt, price: BigInt): void {
  const offer = loadOffer(event, termsNumber);
  offer.price = price;
  saveOffer(event, offer);
  recordChange(event, offer, "Repriced", previous);
}

export function setOfferState(event: ethereum.Event, termsNumber: BigInt, state: string): void {
  const offer = loadOffer(event, termsNumber);
  offer.state = state;
  saveOffer(event, offer);
  recordChange(event, offer, state == OfferState.Active ? "Resumed" : state, offer.price);
}

export function setRemaining(event: ethereum.Event, termsNumber: BigInt, remaining: BigInt): void {
  const offer = loadOffer(event, termsNumber);
  offer.remaining = remaining;
  saveOffer(event, offer);
}

/** Takes the offers under closed terms off the asset. The caller saves the asset. */
export function withdrawOffersOf(asset: Asset, termsId: string, event: ethereum.Event): void {
  const kept: string[] = [];
  const ids = asset.standingOfferIds;
  for (let i = 0; i < ids.length; i++) {
    const offer = Offer.load(ids[i])!;
    if (offer.terms == termsId) deactivate(offer);
    else kept.push(ids[i]);
  }
  asset.standingOfferIds = kept;
  refreshOffers(asset, event);
}

/** Looks again which of the asset's offers are active, and what that means for its facets. The caller saves the asset. */
export function refreshOffers(asset: Asset, event: ethereum.Event): void {
  const live = asset.status == AssetStatus.Live && !asset.locked;
  const standing: string[] = [];
  const kinds: string[] = [];
  let minPrice: BigInt | null = null;
  let expiresAt = BigInt.zero();
  let active = 0;
  const ids = asset.standingOfferIds;
  for (let i = 0; i < ids.length; i++) {
    const offer = Offer.load(ids[i])!;
    if (!stands(offer, asset, event)) {
      deactivate(offer);
      continue;
    }
    standing.push(offer.id);
    if (offer.active != live) {
      offer.active = live;
      offer.save();
    }
    if (!live) continue;
    active++;
    if (minPrice === null || offer.price.lt(minPrice)) minPrice = offer.price;
    if (offer.expiresAt.gt(expiresAt)) expiresAt = offer.expiresAt;
    if (!kinds.includes(offer.kind)) kinds.push(offer.kind);
  }
  asset.standingOfferIds = standing;
  asset.activeOffers = active;
  asset.minPrice = minPrice;
  asset.offersExpireAt = expiresAt;
  asset.licenceKinds = kinds.sort();
}

function loadOffer(event: ethereum.Event, termsNumber: BigInt): Offer {
  return Offer.load(offerId(event.address, numberId(termsNumber)))!;
}

/** Saves a changed offer and gives it its place among the asset's. */
function saveOffer(event: ethereum.Event, offer: Offer): void {
  offer.updatedAt = event.block.timestamp;
  const asset = loadAsset(offer.asset);
  const ids = asset.standingOfferIds;
  const listed = ids.includes(offer.id);
  if (!listed && ids.length < MAX_STANDING_OFFERS && stands(offer, asset, event)) {
    ids.push(offer.id);
    asset.standingOfferIds = ids;
  }
  offer.save();
  asset.updatedAt = event.block.timestamp;
  refreshOffers(asset, event);
  asset.save();
}

/** Whether the offer can be bought when its asset is live and not locked. */
function stands(offer: Offer, asset: Asset, event: ethereum.Event): boolean {
  return (
    offer.state == OfferState.Active &&
    offer.epoch == asset.epoch &&
    offer.remaining.gt(BigInt.zero()) &&
    offer.expiresAt.ge(event.block.timestamp) &&
    !Terms.load(offer.terms)!.closed
  );
}

function deactivate(offer: Offer): void {
  if (!offer.active) return;
  offer.active = false;
  offer.save();
}

function recordChange(event: ethereum.Event, offer: Offer, kind: string, previousPrice: BigInt | null): void {
  const change = new OfferChange(factId(event));
  change.offer = offer.id;
  change.asset = offer.asset;
  change.kind = kind;
  change.price = offer.price;
  change.previousPrice = previousPrice;
  stamp(change, event);
  change.save();
}
