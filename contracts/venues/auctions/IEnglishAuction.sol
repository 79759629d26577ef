// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../libraries/Ids.sol";
import {Offer} from "./IAuction.sol";
import {Split} from "../../registry/IAssetRegistry.sol";

/// @notice An English auction that has not ended.
struct EnglishState {
    uint96 startingPrice; // FTNS base units
    uint96 reserve; // FTNS base units; the starting price while it is hidden
    uint40 endsAt; // timestamp (seconds) of the last second in which bids are accepted
    uint32 extension; // seconds
    uint8 extensionsLeft; // how many more times a late bid can move the end
    bool reserveHidden; // a hidden reserve that is not open yet
    address leader; // zero = no bid
    uint96 leadingBid; // FTNS base units
    bytes32 leaderKeyHash; // keccak256 of the leader's key; zero for an open artifact
}

/// @title EnglishAuction
/// @notice Open ascending bids. The first one must reach the starting price, each further one rise by the larger of 10 FTNS and 5 %, rounded up.
/// Who is outbid has the money back as credit at once, also for the next bid. A bid in the last `extension` seconds moves the end to
/// `extension` seconds from then, at most `MAX_EXTENSIONS` times. With a hidden reserve the settlement waits `RESERVE_WINDOW` seconds
/// after the end, until the reserve is open.
interface IEnglishAuction {
    /// @param bidderKey B, 128 bytes; empty for an open artifact
    event BidPlaced(SaleId indexed auction, address indexed bidder, uint96 amount, uint40 endsAt, bytes bidderKey);

    error EnglishAuction_InvalidExtension(uint32 extension, uint32 max);

    /// @notice Auctions a lot. Owner of the asset only, whose split names contributors; not while new business is paused.
    /// @param extension seconds, at most 1 hour; 0 = none
    function create(Offer calldata offer, uint32 extension) external returns (SaleId auction);

    /// @notice Bids. Accepted while block.timestamp <= endsAt. The leader may raise its own bid.
    /// @param amount FTNS base units, at least `minimumBidOf`
    /// @param fromCredit part of it that is drawn from the caller's credit in the vault, FTNS base units
    /// @param bidderKey B, 128 bytes; empty for an open artifact
    /// @param split contributors and parents of the lot's split
    function bid(
        SaleId auction,
        uint96 amount,
        uint96 fromCredit,
        bytes calldata bidderKey,
        Split calldata split
    ) external;

    /// @notice The lowest bid that would be accepted now, FTNS base units.
    function minimumBidOf(SaleId auction) external view returns (uint96);

    /// @notice All zero when there is none, or it has ended.
    function auctionOf(SaleId auction) external view returns (EnglishState memory);
}
