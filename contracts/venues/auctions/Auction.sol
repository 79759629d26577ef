// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {SaleId} from "../../libraries/Ids.sol";
import {IEscrow, Lot} from "../../settlement/IEscrow.sol";
import {IRevenueSplitter} from "../../settlement/IRevenueSplitter.sol";
import {IVault} from "../../settlement/IVault.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "./IAuction.sol";

/// @notice What the event of the creation says beside the offer. What a kind has not is 0.
struct Schedule {
    uint96 reserve; // FTNS base units; 0 = hidden
    uint40 endsAt; // timestamp (seconds)
    uint40 revealEndsAt; // timestamp (seconds)
    uint32 extension; // seconds
    uint32 halfLife; // seconds
    uint8 forfeitPercent; // percent of the collateral
}

/// @title Auction
/// @notice The spine of every kind. See `IAuction`. A kind says until when nothing is decided (`_undecidedUntil`), and who has won at what
/// price (`_close`).
/// @dev Holds no money: bids lie in this contract's compartment of the vault. Every contract called from here is an immutable part of the
/// market and calls no account back (FTNS has no hooks, credit is only booked, lots are handed over without a receiver callback), so
/// nobody's code runs inside a call and no reentrancy guard is needed; states change before money moves all the same.
/// Each function takes off the vault's table exactly what it has put on it, so that calls can follow each other in one `multicall`.
abstract contract Auction is IAuction, Multicall {
    using SafeERC20 for IERC20;

    uint32 private constant DEFAULT_DURATION = 24 hours;
    uint32 private constant MIN_DURATION = 10 minutes;
    uint32 private constant MAX_DURATION = 30 days;
    uint40 private constant UNWIND_DELAY = 30 days;

    IERC20 private immutable _ftns;
    IVault internal immutable _vault;
    IEscrow internal immutable _escrow;
    address internal immutable _treasury;

    /// @dev keccak256 of the leader's key. Written for encrypted lots only.
    mapping(SaleId auction => bytes32) internal _leaderKeyHashes;

    constructor(IERC20 ftns, IVault vault, IEscrow escrow, IRevenueSplitter splitter) {
        _ftns = ftns;
        _vault = vault;
        _escrow = escrow;
        _treasury = splitter.treasury();
    }

    // ── ends ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuction
    function settle(SaleId id, bytes calldata bidderKey) external {
        _requireSince(id, _undecidedUntil(id) + 1);
        bool isVoid = _escrow.isLotVoid(id);
        (address leader, uint96 locked, uint96 price) = _close(id, isVoid);
        if (isVoid) _giveBack(id, AuctionOutcome.Void, leader, locked, price);
        else if (price == 0) _giveBack(id, AuctionOutcome.Unsold, leader, locked, price);
        else _sell(id, leader, locked, price, bidderKey);
    }

    /// @inheritdoc IAuction
    function cancel(SaleId id) external {
        if (_hasBids(id)) revert Auction_HasBids(id);
        if (msg.sender != _escrow.saleOf(id).seller) revert Auction_CallerIsNotSeller(id, msg.sender);
        _close(id, false);
        _giveBack(id, AuctionOutcome.Cancelled, address(0), 0, 0);
    }

    /// @inheritdoc IAuction
    function unwind(SaleId id) external {
        _requireSince(id, _undecidedUntil(id) + 1 + UNWIND_DELAY);
        (address leader, uint96 locked, uint96 price) = _close(id, _escrow.isLotVoid(id));
        _giveBack(id, AuctionOutcome.Unwound, leader, locked, price);
    }

    // ── payment ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuction
    function permit(uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        // A permit that somebody else has submitted before fails here and has done its work.
        try IERC20Permit(address(_ftns)).permit(msg.sender, address(this), value, deadline, v, r, s) {} catch (
            bytes memory reason
        ) {
            if (_ftns.allowance(msg.sender, address(this)) < value) LowLevelCall.bubbleRevert(reason);
        }
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAuction
    function reserveHashOf(address seller, uint96 reserve, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), seller, reserve, salt));
    }

    /// @inheritdoc IAuction
    function kind() public pure virtual returns (AuctionKind);

    // ── what a kind answers ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Timestamp (seconds) of the last second in which the auction is not decided. Reverts when it is not running.
    function _undecidedUntil(SaleId id) internal view virtual returns (uint40);

    /// @dev Whether somebody has bid. Reverts when the auction is not running.
    function _hasBids(SaleId id) internal view virtual returns (bool);

    /// @dev Ends a running auction and forgets it.
    /// @param isVoid the lot cannot be sold any more: nobody forfeits anything
    /// @return leader the highest bidder, zero without one
    /// @return locked the leader's money in the compartment, FTNS base units
    /// @return price what the leader would pay, FTNS base units; zero when its bid does not win
    function _close(SaleId id, bool isVoid) internal virtual returns (address leader, uint96 locked, uint96 price);

    // ── internal: creation ───────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Has the caller's lot held, and thereby its offer checked but for the reserve.
    function _hold(Offer calldata offer) internal returns (SaleId) {
        if (offer.startingPrice == 0) revert Auction_ZeroPrice();
        Lot memory lot = Lot({
            terms: offer.terms,
            quantity: offer.quantity,
            seller: msg.sender,
            version: offer.version,
            bondBase: offer.reserve > offer.startingPrice ? offer.reserve : offer.startingPrice
        });
        return _escrow.hold(lot);
    }

    /// @return duration seconds
    function _durationOf(Offer calldata offer) internal pure returns (uint32 duration) {
        duration = offer.duration == 0 ? DEFAULT_DURATION : offer.duration;
        if (duration < MIN_DURATION || duration > MAX_DURATION) {
            revert Auction_InvalidDuration(duration, MIN_DURATION, MAX_DURATION);
        }
    }

    function _announce(SaleId id, Offer calldata offer, Schedule memory schedule) internal {
        emit AuctionCreated(
            id,
            offer.terms,
            msg.sender,
            kind(),
            offer.quantity,
            offer.version,
            offer.startingPrice,
            schedule.reserve,
            offer.reserveHash,
            offer.memo,
            schedule.endsAt,
            schedule.revealEndsAt,
            schedule.extension,
            schedule.halfLife,
            schedule.forfeitPercent
        );
    }

    // ── internal: bids ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev What a bid's key must be: a key that can be delivered to if and only if the lot is encrypted.
    /// @return keccak256 of the key; zero for an open artifact
    function _requireKey(SaleId id, bool encrypted, bytes calldata bidderKey) internal view returns (bytes32) {
        if (!encrypted) {
            if (bidderKey.length != 0) revert Auction_BidderKeyNotNeeded(id);
            return 0;
        }
        if (!_escrow.isBuyerKey(bidderKey)) revert Auction_BidderKeyInvalid(id);
        return keccak256(bidderKey);
    }

    /// @dev Lays the caller's `amount` on the vault's table. The vault itself checks that it arrived.
    function _collect(uint96 amount, uint96 fromCredit) internal {
        if (fromCredit > amount) revert Auction_CreditExceedsPayment(fromCredit, amount);
        if (fromCredit != 0) _vault.draw(msg.sender, fromCredit);
        if (fromCredit != amount) {
            _vault.expectPayment();
            _ftns.safeTransferFrom(msg.sender, address(_vault), amount - fromCredit);
        }
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _requireSince(SaleId id, uint40 from) private view {
        if (block.timestamp < from) revert Auction_TooEarly(id, from);
    }

    /// @dev Without a key the hash is not looked at: the escrow refuses to award an encrypted lot without one.
    function _sell(SaleId id, address winner, uint96 locked, uint96 price, bytes calldata bidderKey) private {
        if (bidderKey.length != 0) {
            if (keccak256(bidderKey) != _leaderKeyHashes[id]) revert Auction_BidderKeyMismatch(id);
            delete _leaderKeyHashes[id];
        }
        emit AuctionEnded(id, AuctionOutcome.Sold, winner, price);

        if (locked > price) _vault.release(winner, locked - price);
        _vault.unlock(price);
        _escrow.award(id, winner, price, bidderKey);
    }

    /// @dev A bond that is forfeited is the leader's if its bid would have won.
    function _giveBack(SaleId id, AuctionOutcome outcome, address leader, uint96 locked, uint96 price) private {
        delete _leaderKeyHashes[id];
        emit AuctionEnded(id, outcome, address(0), 0);

        if (locked != 0) _vault.release(leader, locked);
        _escrow.returnLot(id, price == 0 ? _treasury : leader);
    }
}
