import { ASSET_STATUSES, nameOf } from "../../chain/enums.ts";
import { assetOf } from "../../chain/ids.ts";
import { formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

const OTHER_TERMS = "Choose other terms of the asset.";
const EVER = 2 ** 32 - 1;

const licensed = (terms: bigint): string => `asset ${assetOf(terms)}`;

/** Errors of the licences contract. */
export const licenceSentences: Sentences<NamedLike<"Licences_">> = {
  Licences_UnknownTerms: ([terms]) => `There are no licence terms ${terms}. ${OTHER_TERMS}`,
  Licences_CallerIsNotAssetOwner: ([asset, caller]) =>
    `Asset ${asset} does not belong to ${shortAddress(caller)}. Connect the wallet that owns it.`,
  Licences_CallerIsNotIssuer: ([caller]) =>
    `${shortAddress(caller)} may not issue licences. A licence comes from a purchase or from a grant of the owner.`,
  Licences_AssetNotLive: ([asset, status]) =>
    nameOf(ASSET_STATUSES, status) === "TakenDown"
      ? `Asset ${asset} was taken down, so no licences are granted. Appeal the takedown first.`
      : `The latest version of asset ${asset} was proved fraudulent. Publish a new version first.`,
  Licences_AssetLocked: ([asset]) =>
    `Asset ${asset} itself is in an auction, so no licences are granted. Try again when the auction has ended.`,
  Licences_InvalidTerms: ([field]) => `These licence terms are not possible: ${describeTermsField(field)}.`,
  Licences_TermsClosed: ([terms]) => `These terms of ${licensed(terms)} are closed to new business. ${OTHER_TERMS}`,
  Licences_TooManyTerms: ([asset]) => `Asset ${asset} can have no more licence terms. Use those it has.`,
  Licences_ZeroQuantity: () => "The quantity is 0. Choose at least 1.",
  Licences_SupplyExhausted: ([terms, requested, left]) =>
    left === 0n
      ? `These terms of ${licensed(terms)} are sold out. ${OTHER_TERMS}`
      : `${requested} licences are asked for, ${left} are left. Take ${left} or fewer.`,
  Licences_AssetUnderExclusiveLicence: ([asset, until]) =>
    until === EVER
      ? `Asset ${asset} is under an exclusive licence for ever, so no other licence is issued.`
      : `Asset ${asset} is under an exclusive licence until ${formatTime(until)}. Try again after that.`,
  Licences_NotTransferable: ([terms]) =>
    `Licences under these terms of ${licensed(terms)} cannot be handed on. The recipient has to buy one.`,
  Licences_RecipientHasSubscription: ([, recipient]) =>
    `${shortAddress(recipient)} has a live subscription under these terms. Hand it over after that has ended.`,
  Licences_RenewalPending: ([, holder]) =>
    `${shortAddress(holder)} has bought a renewal that is not settled yet. Hand the subscription over after that.`,
  Licences_LicenceExpired: ([, holder]) => `The licence of ${shortAddress(holder)} has expired. Renew it.`,
  Licences_NotMetered: ([terms]) => `The licence of ${licensed(terms)} has no units to consume: it is not metered.`,
  Licences_InsufficientUnits: ([, holder, requested, left]) =>
    `${requested} units are to be consumed, but ${shortAddress(holder)} has ${left} left. Buy more units.`,
  Licences_CallerMayNotConsume: ([caller, holder]) =>
    `${shortAddress(caller)} may not consume units of ${shortAddress(holder)}. The holder has to do it, approve the operator or sign.`,
  Licences_InvalidSignature: () =>
    "The holder's signature does not fit this consumption. Ask the holder to sign again.",
  Licences_SignatureExpired: ([deadline]) =>
    `The holder's signature was valid until ${formatTime(deadline)}. Ask the holder to sign again.`,
  Licences_QuantityTooLarge: ([quantity]) => `A quantity of ${quantity} is too large. Take less at a time.`,
};

/** The chain names the field that does not fit. */
function describeTermsField(field: string): string {
  switch (field) {
    case "period":
      return "a subscription needs a period above 0 seconds, other licences have none";
    case "unitsPerPack":
      return "a metered licence needs a pack of at least 1 unit, other licences have none";
    case "exclusive":
      return "a metered licence cannot be exclusive";
    case "supplyCap":
      return "an exclusive perpetual licence is issued once: set its supply to 1";
    case "text":
      return "the licence text is missing: give an SPDX id or the digest of a text";
    default:
      return `“${field}” does not fit`;
  }
}
