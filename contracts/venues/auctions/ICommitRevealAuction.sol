// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../libraries/Ids.sol";
import {Split} from "../../registry/IAssetRegistry.sol";
import {Offer} from "./IAuction.sol";

/// @notice A commitment as the chain has it, from the event `BidCommitted`. Stored as the hash of its fields but the bidder.
struct CommittedBid {
    address bidder;
    bytes32 commitment;
    uint96 collateral; // FTNS base units
    uint32 ordinal; // from 1, in the order of commitment
}

/// @notice An auction of sealed bids. After the end only what reclaiming needs is kept.
struct CommitRevealState {
    uint96 startingPrice; // FTNS base units
    uint96 reserve; // FTNS base units; the starting price while it is hidden
    uint40 commitEndsAt; // timestamp (seconds) of the last second to commit
    uint40 revealEndsAt; // timestamp (seconds) of the last second to reveal
    uint8 forfeitPercent; // percent of an unrevealed collateral that goes to the treasury
    bool reserveHidden; // a hidden reserve that is not open yet
    bool ended;
    uint32 commitments; // how many were made
    address leader; // highest valid bid revealed so far; zero = none
    uint96 leadingBid; // FTNS base units
    uint96 secondBid; // second highest valid bid revealed so far, FTNS base units
    uint96 leaderCollateral; // FTNS base units
    bytes32 leaderKeyHash; // keccak256 of the leader's key; zero for an open artifact
}

/// @title CommitRevealAuction
/// @notice What SealedBidAuction and VickreyAuction share: commit, then reveal, then settle; each costs the same for ten bidders
/// and for ten thousand. They differ in what the winner pays: its own bid, or max(second highest valid bid, reserve).
///
/// The commitment is keccak256(abi.encode(chain id, this contract, auction, bidder, value, salt)), all 32 bytes of it: a copied one cannot
/// be opened by the copier. For an encrypted lot the salt binds the bidder's key: salt = keccak256(abi.encode(seed, keccak256(bidderKey))),
/// so that nobody who reveals for the bidder can put another key in; for an open artifact the salt is the seed.
/// The collateral is public and may exceed the bid, so that it hides it.
///
/// Whoever reveals and does not win has the whole collateral back as credit in the same call. The winner has what exceeds the price back
/// at the settlement. A bid that is not revealed in time loses `forfeitPercent` of its collateral to the treasury, never to the seller, unless
/// the lot is void.
/// With a hidden reserve nobody reveals before it is open, or before the time for it is over, 24 hours after the end of bidding: the seller
/// must not choose by the bids whether to open it. The reveal window is that much longer.
/// Of equal bids the earliest commitment wins. A revealed bid below the starting price, or below the reserve, just does not win.
interface ICommitRevealAuction {
    /// @param memo free for the bidder, to rebuild the bid from the wallet alone
    event BidCommitted(
        SaleId indexed auction,
        address indexed bidder,
        bytes32 commitment,
        uint96 collateral,
        uint32 ordinal,
        bytes32 memo
    );
    /// @notice A bid was opened. When it does not lead, its collateral has gone back to the bidder, else that of the former leader.
    event BidRevealed(SaleId indexed auction, address indexed bidder, uint96 value, bool leads, bytes bidderKey);
    /// @notice A bid that was not revealed: its collateral was shared out.
    event BidForfeited(SaleId indexed auction, address indexed bidder, uint96 forfeited, uint96 returned);

    error CommitReveal_InvalidRevealWindow(uint32 window, uint32 min, uint32 max);
    /// @notice One commitment for each bidder and auction.
    error CommitReveal_AlreadyCommitted(SaleId auction, address bidder);
    error CommitReveal_EmptyCommitment();
    /// @notice A valid bid is at least the starting price, and the collateral covers it.
    error CommitReveal_CollateralTooLow(SaleId auction, uint96 collateral, uint96 minimum);
    /// @notice There is no such commitment, or it was revealed or reclaimed before.
    error CommitReveal_UnknownCommitment(SaleId auction, address bidder);
    /// @notice The auction has not ended, so what the bid loses is not decided: settle it first, as anyone can once the reveal window is over.
    error CommitReveal_NotEnded(SaleId auction);
    /// @notice Value, seed and key are not what was committed to.
    error CommitReveal_WrongOpening(SaleId auction, address bidder);
    /// @notice The collateral does not cover the bid: it can never be revealed.
    error CommitReveal_BidAboveCollateral(SaleId auction, uint96 value, uint96 collateral);
    /// @notice Reveals are accepted from `from` until `revealEndsAt`, timestamps (seconds), both included.
    error CommitReveal_NotRevealing(SaleId auction, uint40 from, uint40 revealEndsAt);

    /// @notice Auctions a lot. Owner of the asset only, whose split names contributors; not while new business is paused.
    /// @param revealWindow seconds for revealing; 0 = 24 hours
    function create(Offer calldata offer, uint32 revealWindow) external returns (SaleId auction);

    /// @notice Hands in a sealed bid. Accepted while block.timestamp <= commitEndsAt.
    /// @param collateral FTNS base units, at least the starting price and the bid
    /// @param fromCredit part of it that is drawn from the caller's credit in the vault, FTNS base units
    /// @param split contributors and parents of the lot's split
    /// @return ordinal of the commitment, from 1
    function commit(
        SaleId auction,
        bytes32 commitment,
        uint96 collateral,
        uint96 fromCredit,
        bytes32 memo,
        Split calldata split
    ) external returns (uint32 ordinal);

    /// @notice Opens a sealed bid. Anyone who has the opening, in the reveal window only.
    /// @param bidderKey B, 128 bytes; empty for an open artifact
    function reveal(
        SaleId auction,
        CommittedBid calldata committed,
        uint96 value,
        bytes32 seed,
        bytes calldata bidderKey
    ) external;

    /// @notice Shares out the collateral of a bid that was not revealed: to the bidder, less the forfeit, which its reputation bears as
    /// well. Anyone, once the auction has ended
    /// (`settle` or `unwind` it): only then it is known whether the lot is void, and nothing forfeited.
    function reclaim(SaleId auction, CommittedBid calldata committed) external;

    function commitmentOf(SaleId auction, address bidder, uint96 value, bytes32 salt) external view returns (bytes32);

    /// @notice Whether this commitment is still to be revealed or reclaimed.
    function isOpen(SaleId auction, CommittedBid calldata committed) external view returns (bool);

    /// @notice All zero when there is none.
    function auctionOf(SaleId auction) external view returns (CommitRevealState memory);
}
