import { Listed, ListingStateChanged, QuantityTaken, Repriced } from "../../generated/Listings/Listings";
import { offerStateName } from "../enums";
import { listOffer, NewOffer, repriceOffer, setOfferState, setRemaining } from "../store/offer";

export function handleListed(event: Listed): void {
  const p = event.params;
  const listing = new NewOffer(
    p.seller,
    p.listing.price,
    p.listing.remaining,
    p.listing.expiresAt,
    p.listing.epoch,
    offerStateName(p.listing.state),
  );
  listOffer(event, p.terms, listing);
}

export function handleRepriced(event: Repriced): void {
  repriceOffer(event, event.params.terms, event.params.previousPrice, event.params.newPrice);
}

export function handleListingStateChanged(event: ListingStateChanged): void {
  setOfferState(event, event.params.terms, offerStateName(event.params.state));
}

export function handleQuantityTaken(event: QuantityTaken): void {
  setRemaining(event, event.params.terms, event.params.remaining);
}
