// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {SaleId} from "../../libraries/Ids.sol";
import {Split} from "../../registry/IAssetRegistry.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {IRevenueSplitter} from "../../settlement/IRevenueSplitter.sol";
import {IVault} from "../../settlement/IVault.sol";
import {Auction, Schedule} from "./Auction.sol";
import {HiddenReserve} from "./HiddenReserve.sol";
import {AuctionKind, IAuction, Offer} from "./IAuction.sol";
import {EnglishState, IEnglishAuction} from "./IEnglishAuction.sol";

/// @title EnglishAuction
/// @notice See `IEnglishAuction` and `IAuction`.
contract EnglishAuction is HiddenReserve, IEnglishAuction {
    /// @dev A starting price of zero: no such auction, or it has ended.
    struct Record {
        // slot 0
        uint96 startingPrice; // FTNS base units
        uint96 reserve; // FTNS base units; 0 = hidden
        uint40 endsAt; // timestamp (seconds)
        uint16 extension; // seconds
        uint8 extensionsLeft; // count
        // slot 1
        address leader;
        uint96 leadingBid; // FTNS base units
    }

    uint96 private constant MIN_INCREMENT = 10e18; // FTNS base units
    uint256 private constant INCREMENT_DIVISOR = 20; // 5 %
    uint32 private constant MAX_EXTENSION = 1 hours;
    uint8 private constant MAX_EXTENSIONS = 24;

    mapping(SaleId auction => Record) private _auctions;

    constructor(
        IERC20 ftns,
        IVault vault,
        IEscrow escrow,
        IRevenueSplitter splitter
    ) Auction(ftns, vault, escrow, splitter) {}

    // ── seller ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEnglishAuction
    function create(Offer calldata offer, uint32 extension) external returns (SaleId id) {
        if (extension > MAX_EXTENSION) revert EnglishAuction_InvalidExtension(extension, MAX_EXTENSION);
        uint40 endsAt = uint40(block.timestamp) + _durationOf(offer);
        uint96 reserve = _reserveOf(offer);

        id = _hold(offer);
        Record storage auction = _auctions[id];
        auction.startingPrice = offer.startingPrice;
        auction.reserve = reserve;
        auction.endsAt = endsAt;
        auction.extension = uint16(extension);
        auction.extensionsLeft = MAX_EXTENSIONS;
        _hideReserve(id, offer);
        _announce(
            id,
            offer,
            Schedule({
                reserve: reserve,
                endsAt: endsAt,
                revealEndsAt: 0,
                extension: extension,
                halfLife: 0,
                forfeitPercent: 0
            })
        );
    }

    // ── bidder ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEnglishAuction
    function bid(SaleId id, uint96 amount, uint96 fromCredit, bytes calldata bidderKey, Split calldata split) external {
        Record storage auction = _running(id);
        if (block.timestamp > auction.endsAt) revert Auction_BiddingOver(id, auction.endsAt);
        uint96 minimum = _minimumBid(auction);
        if (amount < minimum) revert Auction_BidTooLow(id, amount, minimum);
        bytes32 keyHash = _requireKey(id, _escrow.requireOutsider(id, msg.sender, split), bidderKey);

        (address outbid, uint96 refund) = (auction.leader, auction.leadingBid);
        (auction.leader, auction.leadingBid) = (msg.sender, amount);
        if (keyHash != 0) _leaderKeyHashes[id] = keyHash;
        emit BidPlaced(id, msg.sender, amount, _extend(auction), bidderKey);

        // First the refund: a leader who raises its own bid may pay with it.
        if (refund != 0) _vault.release(outbid, refund);
        _collect(amount, fromCredit);
        _vault.lock(amount);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEnglishAuction
    function minimumBidOf(SaleId id) external view returns (uint96) {
        return _minimumBid(_running(id));
    }

    /// @inheritdoc IEnglishAuction
    function auctionOf(SaleId id) external view returns (EnglishState memory) {
        Record storage auction = _auctions[id];
        bool hidden = auction.reserve == 0 && auction.startingPrice != 0;
        return
            EnglishState({
                startingPrice: auction.startingPrice,
                reserve: hidden ? auction.startingPrice : auction.reserve,
                endsAt: auction.endsAt,
                extension: auction.extension,
                extensionsLeft: auction.extensionsLeft,
                reserveHidden: hidden,
                leader: auction.leader,
                leadingBid: auction.leadingBid,
                leaderKeyHash: _leaderKeyHashes[id]
            });
    }

    /// @inheritdoc IAuction
    function kind() public pure override returns (AuctionKind) {
        return AuctionKind.English;
    }

    // ── what the spine asks ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc Auction
    function _undecidedUntil(SaleId id) internal view override returns (uint40) {
        Record storage auction = _running(id);
        bool awaitsReserve = auction.reserve == 0 && auction.leader != address(0);
        return awaitsReserve ? auction.endsAt + RESERVE_WINDOW : auction.endsAt;
    }

    /// @inheritdoc Auction
    function _hasBids(SaleId id) internal view override returns (bool) {
        return _running(id).leader != address(0);
    }

    /// @inheritdoc Auction
    /// @dev A hidden reserve that is not open counts as the starting price, which every bid has reached.
    function _close(SaleId id, bool) internal override returns (address leader, uint96 locked, uint96 price) {
        Record storage auction = _auctions[id];
        (leader, locked) = (auction.leader, auction.leadingBid);
        price = locked >= auction.reserve ? locked : 0;
        delete _auctions[id];
    }

    /// @inheritdoc HiddenReserve
    function _reserveWindow(SaleId id) internal view override returns (uint96 startingPrice, uint40 until) {
        Record storage auction = _running(id);
        return (auction.startingPrice, auction.endsAt + RESERVE_WINDOW);
    }

    /// @inheritdoc HiddenReserve
    function _setReserve(SaleId id, uint96 reserve) internal override {
        _auctions[id].reserve = reserve;
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _running(SaleId id) private view returns (Record storage auction) {
        auction = _auctions[id];
        if (auction.startingPrice == 0) revert Auction_NotRunning(id);
    }

    /// @dev The larger of both increments, the share rounded up. A leading bid was paid, so all is far below 2^96.
    function _minimumBid(Record storage auction) private view returns (uint96) {
        uint96 leadingBid = auction.leadingBid;
        if (leadingBid == 0) return auction.startingPrice;
        uint96 increment = uint96((uint256(leadingBid) + INCREMENT_DIVISOR - 1) / INCREMENT_DIVISOR);
        return leadingBid + (increment > MIN_INCREMENT ? increment : MIN_INCREMENT);
    }

    /// @dev Moves the end when the bid is a late one.
    /// @return endsAt timestamp (seconds) of the last second in which bids are accepted now
    function _extend(Record storage auction) private returns (uint40 endsAt) {
        endsAt = auction.endsAt;
        uint40 extended = uint40(block.timestamp) + auction.extension;
        if (extended <= endsAt || auction.extensionsLeft == 0) return endsAt;

        --auction.extensionsLeft;
        auction.endsAt = extended;
        return extended;
    }
}
