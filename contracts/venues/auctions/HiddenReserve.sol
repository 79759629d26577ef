// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../libraries/Ids.sol";
import {Auction} from "./Auction.sol";
import {IAuction, Offer} from "./IAuction.sol";

/// @title HiddenReserve
/// @notice Auctions whose reserve may be hidden by its hash until bidding is over. See `IAuction`.
abstract contract HiddenReserve is Auction {
    /// @dev Seconds after the end of bidding in which a hidden reserve can still be opened, and nothing else happens.
    uint40 internal constant RESERVE_WINDOW = 24 hours;

    /// @dev Written only for hidden reserves, until they are open.
    mapping(SaleId auction => bytes32) private _reserveHashes;

    /// @inheritdoc IAuction
    function openReserve(SaleId id, uint96 reserve, bytes32 salt) external {
        (uint96 startingPrice, uint40 until) = _reserveWindow(id);
        bytes32 hash = _reserveHashes[id];
        if (hash == 0 || block.timestamp > until) revert Auction_NoHiddenReserve(id);
        address seller = _escrow.saleOf(id).seller;
        if (reserve < startingPrice || reserveHashOf(seller, reserve, salt) != hash) revert Auction_WrongReserve(id);

        delete _reserveHashes[id];
        _setReserve(id, reserve);
        emit ReserveOpened(id, reserve);
    }

    // ── what a kind answers ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Reverts when the auction is not running.
    /// @return startingPrice FTNS base units
    /// @return until timestamp (seconds) of the last second in which a hidden reserve can be opened
    function _reserveWindow(SaleId id) internal view virtual returns (uint96 startingPrice, uint40 until);

    function _setReserve(SaleId id, uint96 reserve) internal virtual;

    // ── internal ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _hideReserve(SaleId id, Offer calldata offer) internal {
        if (offer.reserveHash != 0) _reserveHashes[id] = offer.reserveHash;
    }

    /// @return reserve open reserve, FTNS base units; 0 = hidden
    function _reserveOf(Offer calldata offer) internal pure returns (uint96 reserve) {
        reserve = offer.reserve;
        if (offer.reserveHash != 0) {
            if (reserve != 0) revert Auction_InvalidReserve();
        } else if (reserve == 0) {
            reserve = offer.startingPrice;
        } else if (reserve < offer.startingPrice) {
            revert Auction_InvalidReserve();
        }
    }
}
