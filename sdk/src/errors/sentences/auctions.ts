import { formatDuration, formatFtns, formatTime, shortAddress } from "../../chain/units.ts";
import type { NamedLike, Sentences } from "./sentence.ts";

/** Errors that auctions of all kinds share. */
export const auctionSentences: Sentences<NamedLike<"Auction_">> = {
  Auction_NotRunning: ([auction]) => `There is no auction ${auction}, or it has ended. Load it again to see how.`,
  Auction_BiddingOver: ([auction, endsAt]) =>
    `The last second for bids in auction ${auction} was ${formatTime(endsAt)}. Your bid came too late and nothing was paid; look for another auction.`,
  Auction_TooEarly: ([auction, from]) =>
    `This is possible for auction ${auction} from ${formatTime(from)} on. Try again then.`,
  Auction_HasBids: ([auction]) =>
    `Auction ${auction} has a bid, so it cannot be cancelled any more. Wait for its end: the lot goes to the winner.`,
  Auction_CallerIsNotSeller: ([auction, caller]) =>
    `${shortAddress(caller)} is not the seller of auction ${auction}. Connect the seller's wallet.`,
  Auction_InvalidDuration: ([duration, min, max]) =>
    `Bidding cannot last ${formatDuration(duration)}. Choose from ${formatDuration(min)} to ${formatDuration(max)}.`,
  Auction_ZeroPrice: () => "The starting price is 0. Choose at least the smallest part of an FTNS.",
  Auction_InvalidReserve: () =>
    "The reserve does not fit: it must be at least the starting price (the floor of a falling price at most that), and either open or hidden. Correct it.",
  Auction_NoHiddenReserve: ([auction]) =>
    `Auction ${auction} has no hidden reserve, or it was opened before. There is nothing to open.`,
  Auction_WrongReserve: ([auction]) =>
    `This is not the reserve that auction ${auction} was created with. Rebuild it with the wallet, or the keystore, that created the auction.`,
  Auction_BidTooLow: ([auction, bid, minimum]) =>
    `Auction ${auction} takes bids from ${formatFtns(minimum)} on, yours is ${formatFtns(bid)}. Bid more.`,
  Auction_CreditExceedsPayment: ([fromCredit, payment]) =>
    `${formatFtns(fromCredit)} were to come from your vault credit, but only ${formatFtns(payment)} are needed. Take less from the credit.`,
  Auction_BidderKeyInvalid: ([auction]) =>
    `The lot of auction ${auction} is encrypted, and your key is missing or not a valid point. Create the key with this library and bid again.`,
  Auction_BidderKeyNotNeeded: ([auction]) =>
    `The lot of auction ${auction} is open to everybody, so a bid carries no key. Bid without one.`,
  Auction_BidderKeyMismatch: ([auction]) =>
    `This is not the key that the winner of auction ${auction} bid with. Take the one in the event of the winning bid.`,
};

/** Errors of English auctions. */
export const englishAuctionSentences: Sentences<NamedLike<"EnglishAuction_">> = {
  EnglishAuction_InvalidExtension: ([extension, max]) =>
    `A late bid cannot extend the auction by ${formatDuration(extension)}. Choose at most ${formatDuration(max)}.`,
};

/** Errors of Dutch auctions. */
export const dutchAuctionSentences: Sentences<NamedLike<"DutchAuction_">> = {
  DutchAuction_InvalidHalfLife: ([halfLife, duration]) =>
    `The price cannot halve every ${formatDuration(halfLife)} in an auction of ${formatDuration(duration)}. Choose a time from 1 second up to the duration, or a steady fall.`,
  DutchAuction_PriceAboveMax: ([, price, maxPrice]) =>
    `The price is ${formatFtns(price)} now, above the ${formatFtns(maxPrice)} you agreed to. Nothing was paid; wait until it has fallen, or agree to more.`,
};

/** Errors of auctions with sealed bids. */
export const commitRevealSentences: Sentences<NamedLike<"CommitReveal_">> = {
  CommitReveal_InvalidRevealWindow: ([window, min, max]) =>
    `The time to reveal cannot be ${formatDuration(window)}. Choose from ${formatDuration(min)} to ${formatDuration(max)}.`,
  CommitReveal_AlreadyCommitted: ([auction, bidder]) =>
    `${shortAddress(bidder)} has a sealed bid in auction ${auction} already, and each account has one. Reveal that one when the time comes.`,
  CommitReveal_EmptyCommitment: () => "The sealed bid is empty. Seal it with this library and send it again.",
  CommitReveal_CollateralTooLow: ([auction, collateral, minimum]) =>
    `Auction ${auction} takes bids from ${formatFtns(minimum)} on, and a collateral of ${formatFtns(collateral)} does not cover one. Put up more.`,
  CommitReveal_UnknownCommitment: ([auction, bidder]) =>
    `${shortAddress(bidder)} has no such sealed bid in auction ${auction}, or it was revealed or taken back before. Load the auction again.`,
  CommitReveal_WrongOpening: ([auction, bidder]) =>
    `This does not open the sealed bid of ${shortAddress(bidder)} in auction ${auction}. Rebuild it with the wallet, or the keystore, that made the bid.`,
  CommitReveal_BidAboveCollateral: ([auction, value, collateral]) =>
    `The bid of ${formatFtns(value)} in auction ${auction} is above its collateral of ${formatFtns(collateral)}, so it cannot be revealed. Take the collateral back once the auction has ended.`,
  CommitReveal_NotRevealing: ([auction, from, revealEndsAt]) =>
    `Bids in auction ${auction} can be revealed from ${formatTime(from)} until ${formatTime(revealEndsAt)}. Reveal in that time; after it, take the collateral back.`,
  CommitReveal_NotEnded: ([auction]) =>
    `Auction ${auction} has not ended, so what an unrevealed bid loses is not decided. Settle it first, as anybody can after the reveal window, then take the collateral back.`,
};
