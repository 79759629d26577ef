// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../governance/IMarketPolicy.sol";
import {SaleId} from "../../libraries/Ids.sol";
import {Split} from "../../registry/IAssetRegistry.sol";
import {IReputation, News} from "../../trust/IReputation.sol";
import {Auction, Schedule} from "./Auction.sol";
import {HiddenReserve} from "./HiddenReserve.sol";
import {Offer} from "./IAuction.sol";
import {CommitRevealState, CommittedBid, ICommitRevealAuction} from "./ICommitRevealAuction.sol";

/// @title CommitRevealAuction
/// @notice See `ICommitRevealAuction` and `IAuction`. A kind answers only at what price the highest bid wins.
/// @dev A commitment is one slot, whatever the number of them; only the two highest bids that were revealed are remembered.
abstract contract CommitRevealAuction is HiddenReserve, ICommitRevealAuction {
    enum ReserveState {
        AtStart, // it is the starting price
        Hidden,
        Named // it is in its slot
    }

    /// @dev A starting price of zero: no such auction. After the end slot 0 is what reclaiming needs.
    struct Record {
        // slot 0: all that a commitment reads and writes
        uint96 startingPrice; // FTNS base units
        uint40 commitEndsAt; // timestamp (seconds)
        uint40 revealEndsAt; // timestamp (seconds)
        uint32 commitments; // count
        uint8 forfeitPercent; // percent of an unrevealed collateral; none of a void lot
        bool encrypted; // the lot needs a key; known from the first commitment on
        ReserveState reserveState;
        bool ended;
        // slot 1
        address leader;
        uint96 leadingBid; // FTNS base units
        // slot 2
        uint96 secondBid; // FTNS base units
        uint96 leaderCollateral; // FTNS base units
        uint32 leaderOrdinal;
        // slot 3
        uint96 reserve; // FTNS base units, when named
    }

    uint32 private constant DEFAULT_REVEAL_WINDOW = 24 hours;
    uint32 private constant MIN_REVEAL_WINDOW = 10 minutes;
    uint32 private constant MAX_REVEAL_WINDOW = 14 days;

    IMarketPolicy private immutable _policy;
    IReputation private immutable _reputation;

    mapping(SaleId auction => Record) private _auctions;

    /// @dev keccak256(abi.encode(commitment, collateral, ordinal)); zero once it is revealed or reclaimed.
    mapping(SaleId auction => mapping(address bidder => bytes32)) private _commitments;

    constructor(IMarketPolicy policy, IReputation reputation) {
        _policy = policy;
        _reputation = reputation;
    }

    // ── seller ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ICommitRevealAuction
    function create(Offer calldata offer, uint32 revealWindow) external returns (SaleId id) {
        uint96 reserve = _reserveOf(offer);
        uint40 commitEndsAt = uint40(block.timestamp) + _durationOf(offer);
        uint40 revealEndsAt = commitEndsAt + _requireRevealWindow(revealWindow) + (reserve == 0 ? RESERVE_WINDOW : 0);
        uint8 forfeitPercent = uint8(_policy.get(IMarketPolicy.Parameter.UnrevealedForfeit));

        id = _hold(offer);
        Record storage auction = _auctions[id];
        auction.startingPrice = offer.startingPrice;
        auction.commitEndsAt = commitEndsAt;
        auction.revealEndsAt = revealEndsAt;
        auction.forfeitPercent = forfeitPercent;
        if (reserve == 0) auction.reserveState = ReserveState.Hidden;
        else if (reserve != offer.startingPrice) _setReserve(id, reserve);
        _hideReserve(id, offer);
        _announce(
            id,
            offer,
            Schedule({
                reserve: reserve,
                endsAt: commitEndsAt,
                revealEndsAt: revealEndsAt,
                extension: 0,
                halfLife: 0,
                forfeitPercent: forfeitPercent
            })
        );
    }

    // ── bidder ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ICommitRevealAuction
    function commit(
        SaleId id,
        bytes32 commitment,
        uint96 collateral,
        uint96 fromCredit,
        bytes32 memo,
        Split calldata split
    ) external returns (uint32 ordinal) {
        Record storage auction = _running(id);
        if (block.timestamp > auction.commitEndsAt) revert Auction_BiddingOver(id, auction.commitEndsAt);
        if (commitment == 0) revert CommitReveal_EmptyCommitment();
        if (collateral < auction.startingPrice) {
            revert CommitReveal_CollateralTooLow(id, collateral, auction.startingPrice);
        }
        if (_commitments[id][msg.sender] != 0) revert CommitReveal_AlreadyCommitted(id, msg.sender);
        bool encrypted = _escrow.requireOutsider(id, msg.sender, split);

        ordinal = auction.commitments + 1;
        (auction.commitments, auction.encrypted) = (ordinal, encrypted);
        _commitments[id][msg.sender] = _slotOf(commitment, collateral, ordinal);
        emit BidCommitted(id, msg.sender, commitment, collateral, ordinal, memo);

        _collect(collateral, fromCredit);
        _vault.lock(collateral);
    }

    /// @inheritdoc ICommitRevealAuction
    function reveal(
        SaleId id,
        CommittedBid calldata committed,
        uint96 value,
        bytes32 seed,
        bytes calldata bidderKey
    ) external {
        Record storage auction = _running(id);
        uint40 revealsFrom = _reserveUntil(auction) + 1;
        if (block.timestamp < revealsFrom || block.timestamp > auction.revealEndsAt) {
            revert CommitReveal_NotRevealing(id, revealsFrom, auction.revealEndsAt);
        }
        _take(id, committed);
        bytes32 keyHash = _requireKey(id, auction.encrypted, bidderKey);
        _requireOpening(id, committed, value, keyHash == 0 ? seed : keccak256(abi.encode(seed, keyHash)));

        (bool leads, address loser, uint96 refund) = _rank(auction, committed, value);
        if (leads && keyHash != 0) _leaderKeyHashes[id] = keyHash;
        emit BidRevealed(id, committed.bidder, value, leads, bidderKey);

        if (refund != 0) _vault.release(loser, refund);
    }

    /// @inheritdoc ICommitRevealAuction
    function reclaim(SaleId id, CommittedBid calldata committed) external {
        Record storage auction = _auctions[id];
        _take(id, committed);
        if (!auction.ended) revert CommitReveal_NotEnded(id);

        uint256 percent = auction.forfeitPercent;
        uint96 forfeited = uint96((committed.collateral * percent) / 100);
        uint96 returned = committed.collateral - forfeited;
        emit BidForfeited(id, committed.bidder, forfeited, returned);

        if (percent != 0) _reputation.record(committed.bidder, News.BidForfeited);
        if (forfeited != 0) _vault.release(_treasury, forfeited);
        _vault.release(committed.bidder, returned);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ICommitRevealAuction
    function isOpen(SaleId id, CommittedBid calldata committed) external view returns (bool) {
        return _isOpen(id, committed);
    }

    /// @inheritdoc ICommitRevealAuction
    function auctionOf(SaleId id) external view returns (CommitRevealState memory) {
        Record storage auction = _auctions[id];
        return
            CommitRevealState({
                startingPrice: auction.startingPrice,
                reserve: _reserveOf(auction),
                commitEndsAt: auction.commitEndsAt,
                revealEndsAt: auction.revealEndsAt,
                forfeitPercent: auction.forfeitPercent,
                reserveHidden: auction.reserveState == ReserveState.Hidden,
                ended: auction.ended,
                commitments: auction.commitments,
                leader: auction.leader,
                leadingBid: auction.leadingBid,
                secondBid: auction.secondBid,
                leaderCollateral: auction.leaderCollateral,
                leaderKeyHash: _leaderKeyHashes[id]
            });
    }

    /// @inheritdoc ICommitRevealAuction
    function commitmentOf(SaleId id, address bidder, uint96 value, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), id, bidder, value, salt));
    }

    // ── what a kind answers ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev What the winner pays, FTNS base units: at most `leadingBid`, which is at least `reserve`.
    /// @param secondBid the second highest valid bid; 0 = none
    function _priceOf(uint96 leadingBid, uint96 secondBid, uint96 reserve) internal pure virtual returns (uint96);

    // ── what the spine asks ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc Auction
    function _undecidedUntil(SaleId id) internal view override returns (uint40) {
        return _running(id).revealEndsAt;
    }

    /// @inheritdoc Auction
    function _hasBids(SaleId id) internal view override returns (bool) {
        return _running(id).commitments != 0;
    }

    /// @inheritdoc Auction
    function _close(SaleId id, bool isVoid) internal override returns (address leader, uint96 locked, uint96 price) {
        Record storage auction = _auctions[id];
        auction.ended = true;
        if (isVoid) auction.forfeitPercent = 0;
        leader = auction.leader;
        if (leader != address(0)) {
            uint96 leadingBid = auction.leadingBid;
            uint96 reserve = _reserveOf(auction);
            locked = auction.leaderCollateral;
            price = leadingBid < reserve ? 0 : _priceOf(leadingBid, auction.secondBid, reserve);
            (auction.leader, auction.leadingBid) = (address(0), 0);
            (auction.secondBid, auction.leaderCollateral, auction.leaderOrdinal) = (0, 0, 0);
        }
        if (auction.reserveState == ReserveState.Named) auction.reserve = 0;
        auction.reserveState = ReserveState.AtStart;
    }

    /// @inheritdoc HiddenReserve
    function _reserveWindow(SaleId id) internal view override returns (uint96 startingPrice, uint40 until) {
        Record storage auction = _running(id);
        return (auction.startingPrice, _reserveUntil(auction));
    }

    /// @inheritdoc HiddenReserve
    function _setReserve(SaleId id, uint96 reserve) internal override {
        Record storage auction = _auctions[id];
        (auction.reserveState, auction.reserve) = (ReserveState.Named, reserve);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _running(SaleId id) private view returns (Record storage auction) {
        auction = _auctions[id];
        if (auction.startingPrice == 0 || auction.ended) revert Auction_NotRunning(id);
    }

    /// @return window seconds
    function _requireRevealWindow(uint32 revealWindow) private pure returns (uint32 window) {
        window = revealWindow == 0 ? DEFAULT_REVEAL_WINDOW : revealWindow;
        if (window < MIN_REVEAL_WINDOW || window > MAX_REVEAL_WINDOW) {
            revert CommitReveal_InvalidRevealWindow(window, MIN_REVEAL_WINDOW, MAX_REVEAL_WINDOW);
        }
    }

    /// @dev Uses a commitment up.
    function _take(SaleId id, CommittedBid calldata committed) private {
        if (!_isOpen(id, committed)) revert CommitReveal_UnknownCommitment(id, committed.bidder);
        delete _commitments[id][committed.bidder];
    }

    function _isOpen(SaleId id, CommittedBid calldata committed) private view returns (bool) {
        bytes32 slot = _slotOf(committed.commitment, committed.collateral, committed.ordinal);
        return _commitments[id][committed.bidder] == slot;
    }

    function _slotOf(bytes32 commitment, uint96 collateral, uint32 ordinal) private pure returns (bytes32) {
        return keccak256(abi.encode(commitment, collateral, ordinal));
    }

    function _requireOpening(SaleId id, CommittedBid calldata committed, uint96 value, bytes32 salt) private view {
        if (commitmentOf(id, committed.bidder, value, salt) != committed.commitment) {
            revert CommitReveal_WrongOpening(id, committed.bidder);
        }
        if (value > committed.collateral) revert CommitReveal_BidAboveCollateral(id, value, committed.collateral);
    }

    /// @dev Takes a revealed bid into the order of bids. A tie goes to the earlier commitment.
    /// @return leads whether it leads now
    /// @return loser who cannot win any more: the bidder, or the former leader if there was one
    /// @return refund the loser's collateral, FTNS base units
    function _rank(
        Record storage auction,
        CommittedBid calldata committed,
        uint96 value
    ) private returns (bool leads, address loser, uint96 refund) {
        uint96 leadingBid = auction.leadingBid;
        leads = value > leadingBid || (value == leadingBid && committed.ordinal < auction.leaderOrdinal);
        if (value < auction.startingPrice) leads = false;
        if (leads) {
            (loser, refund) = (auction.leader, auction.leaderCollateral);
            (auction.leader, auction.leadingBid) = (committed.bidder, value);
            auction.secondBid = leadingBid;
            auction.leaderCollateral = committed.collateral;
            auction.leaderOrdinal = committed.ordinal;
        } else {
            (loser, refund) = (committed.bidder, committed.collateral);
            if (value > auction.secondBid && value >= auction.startingPrice) auction.secondBid = value;
        }
    }

    /// @dev Bids are revealed only when the reserve is open or too late: a seller who saw them first would choose by them whether to
    /// open it, and a bid below the reserve could then win what the true value does not.
    /// @return timestamp (seconds) of the last second before bids can be revealed
    function _reserveUntil(Record storage auction) private view returns (uint40) {
        bool hidden = auction.reserveState == ReserveState.Hidden;
        return hidden ? auction.commitEndsAt + RESERVE_WINDOW : auction.commitEndsAt;
    }

    function _reserveOf(Record storage auction) private view returns (uint96) {
        return auction.reserveState == ReserveState.Named ? auction.reserve : auction.startingPrice;
    }
}
