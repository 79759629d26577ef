// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId, TermsId} from "../../libraries/Ids.sol";

/// @notice How the price of an auction is made. One contract for each kind.
enum AuctionKind {
    English, // open bids rise, the last one wins and pays its bid
    Dutch, // the price falls, the first to take it pays it
    SealedBid, // hidden bids, the highest one wins and pays its bid
    Vickrey // hidden bids, the highest one wins and pays the second highest
}

/// @notice How an auction ended. Whatever is not Sold: the lot is the seller's again, and every bidder's money its own.
enum AuctionOutcome {
    Sold,
    Unsold, // no valid bid, or none that reached the reserve
    Cancelled, // by the seller, before the first bid
    Void, // the asset was taken down, or the version of the lot proved fraudulent: then the seller's bond is forfeited
    Unwound // could not be settled within the time for it
}

/// @notice What a seller offers, the same for every kind. Never changes.
struct Offer {
    TermsId terms; // the licence terms, or the asset itself: its id with ordinal 0 (`titleOf`)
    uint32 quantity; // copies, periods or packs, sold as one lot; 1 for the asset itself
    uint16 version; // the asset's latest version: the one the winner gets
    uint96 startingPrice; // FTNS base units for the whole lot: the lowest bid; Dutch: the price at the start
    uint96 reserve; // FTNS base units: sold at this price or more; 0 = the starting price. Dutch: the floor, not 0
    bytes32 reserveHash; // a hidden reserve instead (`reserveHashOf`); 0 = none. Not for Dutch
    bytes32 memo; // free for the seller, to rebuild a hidden reserve from the wallet alone; else 0
    uint32 duration; // seconds of bidding; 0 = 24 hours
}

/// @title Auction
/// @notice What every kind of auction shares: the lot, who may bid, the money, the end. A kind decides who won, and at what price.
///
/// An auction is known by the number of the sale it makes. Its lot is held by the escrow from the creation to the end, so nothing
/// the seller does in between (a new version, closed terms, another split, an empty account) touches it, and the sale that follows
/// has the fee, the windows and the split of the creation. The sale is one like every other: an encrypted lot is delivered under
/// the escrow's windows and refunded when it is not (docs/auctions.md).
///
/// The seller, the asset's owner and the contributors of the lot's split cannot bid. A bid carries the split for that reason: its hash
/// is on record.
///
/// When the version of a lot is proved fraudulent, the seller's bond goes to the bidder who would have won, or to the treasury when nobody
/// would: a seller who planted a defect cannot void its own auction for nothing.
///
/// Money of bids lies in this venue's compartment of the vault. `fromCredit` of a bid is drawn from the bidder's credit in the
/// vault (`Vault.approve` this contract first), the rest comes from its wallet by allowance. What a bid does not need any more is credited
/// to its bidder in the same call: nobody's code runs, and nobody can hold up an end.
///
/// Warning: a pause of new business stops creations only. A running auction goes on: a pause that stopped bids would choose the winner.
interface IAuction {
    /// @notice Lists what every kind needs; what a kind has not is 0.
    /// @param reserve open reserve (Dutch: the floor), FTNS base units; 0 while it is hidden
    /// @param endsAt timestamp (seconds) of the last second in which bids are accepted
    /// @param revealEndsAt sealed kinds: timestamp (seconds) of the last second in which bids can be revealed
    /// @param extension English: seconds by which a late bid moves the end
    /// @param halfLife Dutch: seconds in which an exponential price halves; 0 = linear
    /// @param forfeitPercent sealed kinds: percent of the collateral that a bid loses which is not revealed
    event AuctionCreated(
        SaleId indexed auction,
        TermsId indexed terms,
        address indexed seller,
        AuctionKind kind,
        uint32 quantity,
        uint16 version,
        uint96 startingPrice,
        uint96 reserve,
        bytes32 reserveHash,
        bytes32 memo,
        uint40 endsAt,
        uint40 revealEndsAt,
        uint32 extension,
        uint32 halfLife,
        uint8 forfeitPercent
    );
    /// @notice The seller opened its hidden reserve.
    event ReserveOpened(SaleId indexed auction, uint96 reserve);
    /// @notice The last event of every auction, but for collaterals that are reclaimed later.
    /// @param winner zero unless Sold
    /// @param price what the winner pays for the lot, FTNS base units; zero unless Sold
    event AuctionEnded(SaleId indexed auction, AuctionOutcome outcome, address indexed winner, uint96 price);

    /// @notice There is no such auction, or it has ended.
    error Auction_NotRunning(SaleId auction);
    /// @notice Bidding is over: its last second was `endsAt`.
    error Auction_BiddingOver(SaleId auction, uint40 endsAt);
    /// @notice Too early: possible from `from` on, timestamp (seconds).
    error Auction_TooEarly(SaleId auction, uint40 from);
    /// @notice An auction with a bid cannot be cancelled.
    error Auction_HasBids(SaleId auction);
    error Auction_CallerIsNotSeller(SaleId auction, address caller);
    error Auction_InvalidDuration(uint32 duration, uint32 min, uint32 max);
    error Auction_ZeroPrice();
    /// @notice The reserve is below the starting price, or both an open and a hidden one were named. Dutch: the floor is zero or above
    /// the starting price, or hidden.
    error Auction_InvalidReserve();
    /// @notice The auction has no hidden reserve, or none any more: it is open already, or counts as the starting price by now.
    error Auction_NoHiddenReserve(SaleId auction);
    /// @notice The reserve and salt are not what was committed to, or the reserve is below the starting price.
    error Auction_WrongReserve(SaleId auction);
    error Auction_BidTooLow(SaleId auction, uint96 bid, uint96 minimum);
    /// @notice More was to come from credit than the bid needs.
    error Auction_CreditExceedsPayment(uint96 fromCredit, uint96 payment);
    /// @notice The lot is encrypted: a bid needs the bidder's key, a point of the subgroup of G1.
    error Auction_BidderKeyInvalid(SaleId auction);
    /// @notice The lot is an open artifact: a bid carries no key.
    error Auction_BidderKeyNotNeeded(SaleId auction);
    /// @notice The key handed in for the settlement is not the winner's.
    error Auction_BidderKeyMismatch(SaleId auction);

    /// @notice Ends an auction: the lot is sold to the winner, or is the seller's again. Anyone, once it is decided.
    /// @param bidderKey the winner's key as its bid (or reveal) carried it, 128 bytes; empty for an open artifact or without a winner
    function settle(SaleId auction, bytes calldata bidderKey) external;

    /// @notice Calls an auction off. Seller only, while there is no bid.
    function cancel(SaleId auction) external;

    /// @notice Opens a hidden reserve. Anyone who has the opening, until 24 hours after the end of bidding. A reserve that is
    /// not opened in time counts as the starting price: hiding never voids a sale.
    function openReserve(SaleId auction, uint96 reserve, bytes32 salt) external;

    /// @notice The way out when an auction cannot be settled (say, the escrow was retired meanwhile): everybody gets back what is theirs, as
    /// from an auction that is unsold, or void when the lot is.
    /// Anyone, `UNWIND_DELAY` after it could have been settled.
    function unwind(SaleId auction) external;

    /// @notice Uses an ERC-2612 permit of the caller to this contract. One that somebody else has submitted before does no harm: a permit
    /// that fails is ignored when the allowance covers `value` anyway. Call it with the bid in one `multicall`.
    function permit(uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice keccak256(abi.encode(chain id, this contract, seller, reserve, salt)).
    function reserveHashOf(address seller, uint96 reserve, bytes32 salt) external view returns (bytes32);

    /// @notice Which kind this contract runs.
    function kind() external pure returns (AuctionKind);
}
