// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AuctionKind, AuctionOutcome} from "../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";

/// @notice An auction as the ghost knows it.
struct AuctionModel {
    SaleId id;
    AuctionKind kind;
    TermsId lot;
    address seller;
    uint256 startingPrice; // FTNS base units
    uint256 reserve; // FTNS base units
    uint256 endsAt; // timestamp (seconds)
    uint256 revealEndsAt; // timestamp (seconds); sealed kinds
    uint256 extension; // seconds
    uint256 extensionsLeft; // count
    address leader; // English
    uint256 leadingBid; // FTNS base units; English
    bool ended;
    AuctionOutcome outcome;
    bool endedVoid; // the lot was void when it ended
    address winner;
    uint256 price; // FTNS base units
    uint256 terminalEvents; // count
}

/// @notice A sealed bid, with what only its bidder knows.
struct HiddenBid {
    CommittedBid committed;
    uint256 value; // FTNS base units
    bool revealed;
    bool reclaimed;
}

/// @title AuctionStore
/// @notice What must be true of the auctions: written by the handler, read by the properties.
contract AuctionStore {
    AuctionModel[] private _auctions;
    mapping(uint256 auction => HiddenBid[]) private _bids;

    mapping(address account => uint256) public lockedOf; // FTNS base units in bids
    mapping(address account => uint256) public paidBy; // FTNS base units for lots and forfeits
    mapping(AuctionKind kind => uint256) public owed; // FTNS base units
    uint256 public forfeited; // FTNS base units
    uint256 public revenue; // FTNS base units
    mapping(string action => uint256) public counts;

    function add(AuctionModel calldata model) external {
        _auctions.push(model);
    }

    function update(uint256 index, AuctionModel calldata model) external {
        _auctions[index] = model;
    }

    function addBid(uint256 index, HiddenBid calldata bid) external {
        _bids[index].push(bid);
    }

    function updateBid(uint256 index, uint256 bid, HiddenBid calldata model) external {
        _bids[index][bid] = model;
    }

    function lock(AuctionKind kind, address account, uint256 amount) external {
        lockedOf[account] += amount;
        owed[kind] += amount;
    }

    function release(AuctionKind kind, address account, uint256 amount) public {
        lockedOf[account] -= amount;
        owed[kind] -= amount;
    }

    /// @notice Of an account's locked money, `amount` is spent.
    function spend(AuctionKind kind, address account, uint256 amount, bool isForfeit) external {
        release(kind, account, amount);
        pay(account, amount, isForfeit);
    }

    function pay(address account, uint256 amount, bool isForfeit) public {
        paidBy[account] += amount;
        if (isForfeit) forfeited += amount;
        else revenue += amount;
    }

    function count(string calldata action) external {
        ++counts[action];
    }

    function auctionCount() external view returns (uint256) {
        return _auctions.length;
    }

    function runningCount() external view returns (uint256 running) {
        for (uint256 i = 0; i < _auctions.length; ++i) {
            if (!_auctions[i].ended) ++running;
        }
    }

    function auctionAt(uint256 index) external view returns (AuctionModel memory) {
        return _auctions[index];
    }

    function bidsOf(uint256 index) external view returns (HiddenBid[] memory) {
        return _bids[index];
    }
}
