import { COMPARTMENT_ROLES, nameOf, SALE_STATES, type SaleState } from "../../chain/enums.ts";
import { assetOf, ordinalOf } from "../../chain/ids.ts";
import { formatFtns, formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

const FAULT = "This is a fault of the contract that called, not yours: report it.";
const RELOAD = "Load the sale again.";

/** Errors of the vault. */
export const vaultSentences: Sentences<NamedLike<"Vault_">> = {
  Vault_ZeroAmount: () => "The amount is 0. Enter more than 0 FTNS.",
  Vault_ZeroAddress: () => "The receiver's address is missing. Enter one.",
  Vault_InsufficientCredit: ([account, requested, available]) =>
    `${shortAddress(account)} has ${formatFtns(available)} in the vault, ${formatFtns(requested)} are needed. Deposit ${formatFtns(requested - available)} more.`,
  Vault_InsufficientAllowance: ([account, spender, requested, allowed]) =>
    `${shortAddress(spender)} may draw ${formatFtns(allowed)} from the vault credit of ${shortAddress(account)}, ${formatFtns(requested)} are needed. That account has to approve ${formatFtns(requested)} first.`,
  Vault_InsufficientCompartment: ([compartment, requested, available]) =>
    `${shortAddress(compartment)} wanted to pay ${formatFtns(requested)} and holds ${formatFtns(available)}. ${FAULT}`,
  Vault_NoPaymentExpected: () => `The vault was not told of the payment beforehand. ${FAULT}`,
  Vault_NothingOnTheTable: ([requested, available]) =>
    `${formatFtns(requested)} were to be taken in, ${formatFtns(available)} arrived. ${FAULT}`,
  Vault_CallerHasNoRole: ([caller, required]) =>
    `${shortAddress(caller)} is not a ${nameOf(COMPARTMENT_ROLES, required).toLowerCase()} of the vault. It may have been retired: use the present contracts of the market.`,
  Vault_AlreadyAdmitted: ([compartment]) => `${shortAddress(compartment)} is already admitted to the vault.`,
  Vault_PoolMismatch: ([pool, requested, available]) =>
    `Pool ${describePool(pool)} holds ${formatFtns(available)}, ${formatFtns(requested)} were to be distributed. ${FAULT}`,
  Vault_InvalidRecipient: ([recipient]) =>
    `Nobody could withdraw from ${shortAddress(recipient)}. Enter the address of a wallet.`,
  Vault_InvalidRole: ([role]) => `A contract cannot be admitted to the vault as ${nameOf(COMPARTMENT_ROLES, role)}.`,
  Vault_DistributorIsFixed: ([distributor]) =>
    `${shortAddress(distributor)} distributes the revenue for ever. No vote can put another contract in its place.`,
  Vault_NotAdmitted: ([compartment]) =>
    `${shortAddress(compartment)} is not admitted to the vault, so it cannot be retired.`,
};

/** Errors of the escrow. */
export const escrowSentences: Sentences<NamedLike<"Escrow_">> = {
  Escrow_CallerIsNotVenue: ([caller]) =>
    `${shortAddress(caller)} may not open sales. It may have been retired: use the present contracts of the market.`,
  Escrow_VenueAlreadyAdmitted: ([venue]) => `${shortAddress(venue)} is already admitted to the escrow.`,
  Escrow_VenueNotAdmitted: ([venue]) =>
    `${shortAddress(venue)} is not admitted to the escrow, so it cannot be retired.`,
  Escrow_Paused: ([until]) =>
    `New business is paused until ${formatTime(until)}. Buy after that; open sales go on and money can be withdrawn.`,
  Escrow_AssetNotForSale: ([asset]) =>
    `Asset ${asset} is not for sale: it was taken down or its latest version was proved fraudulent. Nothing was paid.`,
  Escrow_VersionChanged: ([asset, expected, actual]) =>
    `Asset ${asset} is at version ${actual} now, you had checked version ${expected}. Check the new version, then buy again.`,
  Escrow_OfferOutdated: ([asset]) =>
    `Asset ${asset} changed hands since this offer was made, so the offer is void. Wait for an offer of the new owner.`,
  Escrow_BuyerIsSeller: ([account]) =>
    `${shortAddress(account)} owns this asset and cannot buy it from itself. Use the licence grant instead.`,
  Escrow_BuyerIsNobody: ([account]) => `Nobody has the key of ${shortAddress(account)}, so it cannot buy. ${FAULT}`,
  Escrow_AssetLocked: ([asset]) =>
    `Asset ${asset} itself is in an auction, so nothing else of it is sold. Try again when the auction has ended.`,
  Escrow_AssetIsOne: ([quantity]) => `An asset is sold as one, not as ${quantity}. Set the quantity to 1.`,
  Escrow_SellerIsNotOwner: ([asset, seller]) =>
    `Asset ${asset} does not belong to ${shortAddress(seller)}. Connect the wallet that owns it.`,
  Escrow_SplitMismatch: ([asset, split]) =>
    `The contributors or parents handed in are not those of split ${split} of asset ${asset}. Load the asset again and repeat.`,
  Escrow_SplitNamesNobody: ([asset]) =>
    `Asset ${asset} names no contributors, so the price would go to whoever owns it later. Name yourself as a contributor first, then create the auction.`,
  Escrow_PartyOfLot: ([, account]) =>
    `${shortAddress(account)} is the seller, the owner or a contributor and cannot bid. Use an account that has no part in it.`,
  Escrow_CallerIsNotVenueOfLot: ([lot, caller]) => `${shortAddress(caller)} does not hold lot ${lot}. ${FAULT}`,
  Escrow_LotVoid: ([lot]) =>
    `Lot ${lot} cannot be sold any more: the asset was taken down or its version proved fraudulent. Everybody gets back what is theirs.`,
  Escrow_BuyerKeyMissing: () => "The artifact is encrypted, so the purchase needs your key. Create it and buy again.",
  Escrow_BuyerKeyInvalid: () =>
    "Your key is not a valid point, so nothing could be delivered to it. Create the key again with this library.",
  Escrow_BuyerKeyNotNeeded: () =>
    "No key is needed for this purchase: the artifact is open, or you have its key already. Buy without one.",
  Escrow_NotCertified: ([asset, version]) =>
    `Assets of this kind are sold only with a live certificate of auditors, and version ${version} of asset ${asset} has none. Order an audit first.`,
  Escrow_UnknownSale: ([sale]) => `There is no sale ${sale} that waits for a key or a price. Check the number.`,
  Escrow_WrongState: ([sale, actual]) => `Sale ${sale} ${describeState(nameOf(SALE_STATES, actual))}. ${RELOAD}`,
  Escrow_DeliveryWindowOver: ([sale, deadline]) =>
    `The key of sale ${sale} had to be delivered by ${formatTime(deadline)}. The buyer can be refunded now.`,
  Escrow_TooEarly: ([sale, deadline]) =>
    `This is possible for sale ${sale} only after ${formatTime(deadline)}. Try again then.`,
  Escrow_CallerIsNotBuyer: ([sale, caller]) =>
    `${shortAddress(caller)} did not make purchase ${sale}. Connect the wallet that did.`,
  Escrow_CallerIsNotSeller: ([sale, caller]) =>
    `${shortAddress(caller)} is not the seller of sale ${sale}. Connect the seller's wallet.`,
  Escrow_BuyerKeyMismatch: ([sale]) =>
    `The key in this delivery is not the one that sale ${sale} was bought with. Deliver to the key of the sale.`,
  Escrow_KeyCommitmentMismatch: ([sale]) =>
    `The key points or the content are not those that the version of sale ${sale} was published with. Read them from the version's event.`,
  Escrow_WrongKey: ([sale]) =>
    `The delivered key of sale ${sale} is not the one its version commits to. Deliver with the master secret that the version was published with.`,
  Escrow_VersionFraudulent: ([sale]) =>
    `The version of sale ${sale} was proved fraudulent, so the sale cannot go on. Refund the buyer.`,
  Escrow_NothingToRefund: ([sale]) => `Nothing can be refunded for sale ${sale} now. ${RELOAD}`,
};

/** Errors of the revenue splitter. */
export const splitterSentences: Sentences<NamedLike<"RevenueSplitter_">> = {
  RevenueSplitter_ZeroTreasury: () => "The account for platform fees is missing. Deploy with a treasury.",
  RevenueSplitter_NothingToDistribute: ([pool]) =>
    `There is nothing to distribute in pool ${describePool(pool)}: somebody has done it already, or nothing was sold yet.`,
  RevenueSplitter_SplitMismatch: ([pool]) =>
    `The contributors or parents handed in are not those of pool ${describePool(pool)}. Load the asset again and repeat.`,
};

/** Errors of the judge of wrong content. */
export const fraudSentences: Sentences<NamedLike<"ContentFraud_">> = {
  ContentFraud_CommitmentMismatch: ([asset, version]) =>
    `The content or the key points are not those that version ${version} of asset ${asset} was published with. Read them from the version's event.`,
  ContentFraud_NotEncrypted: ([asset, version]) =>
    `Version ${version} of asset ${asset} is open: everybody can compare it with its hash, so there is nothing to prove.`,
  ContentFraud_WrongKey: () => "The key is not the one this version commits to. Use the key that was delivered.",
  ContentFraud_LeafOutOfRange: ([index, leaves]) =>
    `The artifact has no leaf ${index}: its ${leaves} leaves count from 0.`,
  ContentFraud_WrongLeafLength: ([length, expected]) => `The leaf has ${length} bytes and must have ${expected}.`,
  ContentFraud_CiphertextPathInvalid: () =>
    "The leaf is not part of the published ciphertext. Download the ciphertext again and check it.",
  ContentFraud_PlaintextPathInvalid: () =>
    "The leaf hash is not part of what the version commits to. Download the list of leaf hashes again and check it.",
  ContentFraud_ContentMatches: () => "The leaf decrypts to exactly what was committed: this is no fraud.",
  ContentFraud_AlreadyProved: ([asset, version]) =>
    `Version ${version} of asset ${asset} is proved fraudulent already. Claim the refund of your sale.`,
};

function describePool(pool: bigint): string {
  return `${ordinalOf(pool)} of asset ${assetOf(pool)}`;
}

function describeState(state: SaleState): string {
  switch (state) {
    case "None":
      return "was settled at once or does not exist";
    case "AwaitingKey":
      return "still waits for its key";
    case "Delivered":
      return "has its key and is in the time for checking the content";
    case "Settled":
      return "is settled already";
    case "Refunded":
      return "is refunded already";
    case "Held":
      return "is a lot that has no buyer yet";
    case "Returned":
      return "was a lot that went back to its seller";
  }
}

/** Errors of striking sales out of a reputation. */
export const selfDealingSentences: Sentences<NamedLike<"SelfDealing_">> = {
  SelfDealing_NothingCounts: ([sale]) =>
    `Sale ${sale} does not count for anybody's reputation: it has not settled, or it needed no key.`,
  SelfDealing_AlreadyStruck: ([sale]) => `Sale ${sale} counts no longer already.`,
  SelfDealing_SplitMismatch: ([asset, split]) =>
    `The contributors or parents handed in are not those of split ${split} of asset ${asset}. Use those of the purchase.`,
  SelfDealing_NotShown: ([sale, buyer]) =>
    `${shortAddress(buyer)} was no contributor when sale ${sale} was made, so it stays as it is.`,
};
