// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {SaleId} from "../../libraries/Ids.sol";
import {PriceCurve} from "../../libraries/PriceCurve.sol";
import {Split} from "../../registry/IAssetRegistry.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {IRevenueSplitter} from "../../settlement/IRevenueSplitter.sol";
import {IVault} from "../../settlement/IVault.sol";
import {Auction, Schedule} from "./Auction.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "./IAuction.sol";
import {DutchState, IDutchAuction} from "./IDutchAuction.sol";

/// @title DutchAuction
/// @notice See `IDutchAuction` and `IAuction`.
/// @dev The first bid is the last one: money goes over the vault's table straight into the sale.
contract DutchAuction is Auction, IDutchAuction {
    /// @dev A starting price of zero: no such auction, or it has ended.
    struct Record {
        // slot 0
        uint96 startingPrice; // FTNS base units
        uint96 floor; // FTNS base units
        uint40 startedAt; // timestamp (seconds)
        uint24 duration; // seconds
        // slot 1
        uint32 halfLife; // seconds; 0 = linear
    }

    mapping(SaleId auction => Record) private _auctions;

    constructor(
        IERC20 ftns,
        IVault vault,
        IEscrow escrow,
        IRevenueSplitter splitter
    ) Auction(ftns, vault, escrow, splitter) {}

    // ── seller ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IDutchAuction
    function create(Offer calldata offer, uint32 halfLife) external returns (SaleId id) {
        uint32 duration = _durationOf(offer);
        if (halfLife > duration) revert DutchAuction_InvalidHalfLife(halfLife, duration);
        uint96 floor = offer.reserve;
        if (floor == 0 || floor > offer.startingPrice || offer.reserveHash != 0) revert Auction_InvalidReserve();

        id = _hold(offer);
        Record storage auction = _auctions[id];
        auction.startingPrice = offer.startingPrice;
        auction.floor = floor;
        auction.startedAt = uint40(block.timestamp);
        auction.duration = uint24(duration);
        if (halfLife != 0) auction.halfLife = halfLife;
        _announce(
            id,
            offer,
            Schedule({
                reserve: floor,
                endsAt: uint40(block.timestamp) + duration,
                revealEndsAt: 0,
                extension: 0,
                halfLife: halfLife,
                forfeitPercent: 0
            })
        );
    }

    /// @inheritdoc IAuction
    function openReserve(SaleId id, uint96, bytes32) external pure {
        revert Auction_NoHiddenReserve(id);
    }

    // ── buyer ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IDutchAuction
    function buy(
        SaleId id,
        uint96 maxPrice,
        uint96 fromCredit,
        bytes calldata bidderKey,
        Split calldata split
    ) external returns (uint96 price) {
        Record storage auction = _running(id);
        uint40 endsAt = _endOf(auction);
        if (block.timestamp > endsAt) revert Auction_BiddingOver(id, endsAt);
        price = _priceAt(auction, block.timestamp);
        if (price > maxPrice) revert DutchAuction_PriceAboveMax(id, price, maxPrice);
        _requireKey(id, _escrow.requireOutsider(id, msg.sender, split), bidderKey);

        delete _auctions[id];
        emit AuctionEnded(id, AuctionOutcome.Sold, msg.sender, price);

        _collect(price, fromCredit < price ? fromCredit : price);
        _escrow.award(id, msg.sender, price, bidderKey);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IDutchAuction
    function priceAt(SaleId id, uint256 timestamp) external view returns (uint96) {
        return _priceAt(_running(id), timestamp);
    }

    /// @inheritdoc IDutchAuction
    function auctionOf(SaleId id) external view returns (DutchState memory) {
        Record storage auction = _auctions[id];
        return
            DutchState({
                startingPrice: auction.startingPrice,
                floor: auction.floor,
                startedAt: auction.startedAt,
                duration: auction.duration,
                halfLife: auction.halfLife
            });
    }

    /// @inheritdoc IAuction
    function kind() public pure override returns (AuctionKind) {
        return AuctionKind.Dutch;
    }

    // ── what the spine asks ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc Auction
    function _undecidedUntil(SaleId id) internal view override returns (uint40) {
        return _endOf(_running(id));
    }

    /// @inheritdoc Auction
    function _hasBids(SaleId id) internal view override returns (bool) {
        _running(id);
        return false;
    }

    /// @inheritdoc Auction
    function _close(SaleId id, bool) internal override returns (address, uint96, uint96) {
        delete _auctions[id];
        return (address(0), 0, 0);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _running(SaleId id) private view returns (Record storage auction) {
        auction = _auctions[id];
        if (auction.startingPrice == 0) revert Auction_NotRunning(id);
    }

    function _endOf(Record storage auction) private view returns (uint40) {
        return auction.startedAt + auction.duration;
    }

    function _priceAt(Record storage auction, uint256 timestamp) private view returns (uint96) {
        uint256 start = auction.startedAt;
        uint256 elapsed = timestamp > start ? timestamp - start : 0;
        uint256 duration = auction.duration;
        if (elapsed > duration) elapsed = duration;
        uint256 halfLife = auction.halfLife;
        if (halfLife == 0) return PriceCurve.linear(auction.startingPrice, auction.floor, elapsed, duration);
        return PriceCurve.exponential(auction.startingPrice, auction.floor, elapsed, halfLife);
    }
}
