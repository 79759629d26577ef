// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../libraries/Ids.sol";
import {Split} from "../../registry/IAssetRegistry.sol";
import {Offer} from "./IAuction.sol";

/// @notice A Dutch auction that has not ended.
struct DutchState {
    uint96 startingPrice; // FTNS base units
    uint96 floor; // FTNS base units
    uint40 startedAt; // timestamp (seconds)
    uint32 duration; // seconds
    uint32 halfLife; // seconds; 0 = linear
}

/// @title DutchAuction
/// @notice The price falls from the starting price to the floor, the first to take it pays the price of that second. Linear:
/// start - (start - floor) * elapsed / duration. Exponential: it halves each `halfLife` seconds, on the chord between two halvings
/// (at most 6.2 % above 2^-t), and stops at the floor. The price never rises, never falls below the floor, and is the same to the
/// base unit in the SDK.
interface IDutchAuction {
    error DutchAuction_InvalidHalfLife(uint32 halfLife, uint32 duration);
    error DutchAuction_PriceAboveMax(SaleId auction, uint96 price, uint96 maxPrice);

    /// @notice Auctions a lot: `offer.reserve` is the floor. Owner of the asset only, whose split names contributors; not while new business is
    /// paused.
    /// @param halfLife seconds; 0 = linear
    function create(Offer calldata offer, uint32 halfLife) external returns (SaleId auction);

    /// @notice Takes the lot at the price of this second. Accepted until the end of the duration.
    /// @param maxPrice FTNS base units; a higher price is refused. The price only falls: the one shown is a safe bound
    /// @param fromCredit part of the price that is drawn from the caller's credit, FTNS base units; when the price is lower, all of
    /// it comes from credit
    /// @param bidderKey B, 128 bytes; empty for an open artifact
    /// @param split contributors and parents of the lot's split
    function buy(
        SaleId auction,
        uint96 maxPrice,
        uint96 fromCredit,
        bytes calldata bidderKey,
        Split calldata split
    ) external returns (uint96 price);

    /// @notice Price at a time, FTNS base units. Reverts when there is no such auction, or it has ended.
    /// @param timestamp seconds; before the start the starting price, after the end the last price
    function priceAt(SaleId auction, uint256 timestamp) external view returns (uint96);

    /// @notice All zero when there is none, or it has ended.
    function auctionOf(SaleId auction) external view returns (DutchState memory);
}
