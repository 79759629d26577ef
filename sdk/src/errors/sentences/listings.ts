import { LISTING_STATES, nameOf } from "../../chain/enums.ts";
import { assetOf } from "../../chain/ids.ts";
import { formatFtns, formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

const offerOf = (terms: bigint): string => `offer for asset ${assetOf(terms)}`;

/** Errors of the fixed-price venue. */
export const listingSentences: Sentences<NamedLike<"Listings_">> = {
  Listings_CallerIsNotOwner: ([asset, caller]) =>
    `Asset ${asset} does not belong to ${shortAddress(caller)}. Connect the wallet that owns it.`,
  Listings_TermsClosed: ([terms]) =>
    `These terms of asset ${assetOf(terms)} are closed to new business. Choose or create other terms.`,
  Listings_NotActive: ([terms, state]) => `The ${offerOf(terms)} ${describeState(nameOf(LISTING_STATES, state))}`,
  Listings_Ended: ([terms]) => `The ${offerOf(terms)} has ended. List it anew to sell again.`,
  Listings_Outdated: ([terms]) =>
    `Asset ${assetOf(terms)} changed hands since it was listed, so the offer is void. Its owner has to list it anew.`,
  Listings_NotPaused: ([terms, state]) =>
    nameOf(LISTING_STATES, state) === "Active"
      ? `The ${offerOf(terms)} is active already.`
      : `The ${offerOf(terms)} ${describeState(nameOf(LISTING_STATES, state))}`,
  Listings_Expired: ([terms, expiresAt]) =>
    `The ${offerOf(terms)} was valid until ${formatTime(expiresAt)}. Wait for a new one.`,
  Listings_ExpiryInThePast: ([expiresAt]) =>
    `The offer would end at ${formatTime(expiresAt)}, which is over. Choose a later time.`,
  Listings_ZeroQuantity: () => "The quantity is 0. Choose at least 1.",
  Listings_QuantityExceedsRemaining: ([, requested, remaining]) =>
    remaining === 0
      ? "This offer is sold out. Wait for a new one."
      : `${requested} are asked for, ${remaining} are left. Take ${remaining} or fewer.`,
  Listings_PriceAboveMax: ([, price, maxPrice]) =>
    `The price is ${formatFtns(price)} now, above the ${formatFtns(maxPrice)} you agreed to. Nothing was paid; look at the new price and decide again.`,
  Listings_DeadlinePassed: ([deadline]) =>
    `The purchase had to be made by ${formatTime(deadline)} and came too late. Nothing was paid; buy again.`,
};

function describeState(state: (typeof LISTING_STATES)[number]): string {
  switch (state) {
    case "None":
      return "does not exist. Look for other terms.";
    case "Active":
      return "is active already.";
    case "Paused":
      return "is paused by its seller. Try again later.";
    case "Ended":
      return "has ended. Wait for a new one.";
  }
}
