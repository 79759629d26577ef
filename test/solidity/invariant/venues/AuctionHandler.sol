// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus, Contributor, Parent, Split} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AssetRegistry} from "../../../../contracts/registry/AssetRegistry.sol";
import {MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {AuctionKind, AuctionOutcome, IAuction} from "../../../../contracts/venues/auctions/IAuction.sol";
import {ICommitRevealAuction} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {Test} from "../../Test.sol";
import {VmLog} from "../../Vm.sol";
import {AuctionModel, AuctionStore, HiddenBid} from "./AuctionStore.sol";

/// @notice The contracts under test, and what is auctioned.
struct AuctionSystem {
    MarketPolicy policy;
    AssetRegistry registry;
    Vault vault;
    address[4] houses; // by kind
    TermsId[3] lots;
    address timelock;
    address guardian;
}

/// @title AuctionHandler
/// @notice What the parts of the handler share: the rules once more, and steps. Each action predicts from the store alone whether the market
/// must accept it, then does it.
abstract contract AuctionHandler is Test {
    AuctionSystem internal sys;
    AuctionStore internal store;
    address[] internal actors;
    Contributor[] private _contributors;

    constructor(AuctionSystem memory system, AuctionStore store_, address[] memory actors_, Split memory split) {
        sys = system;
        store = store_;
        actors = actors_;
        for (uint256 i = 0; i < split.contributors.length; ++i) _contributors.push(split.contributors[i]);
    }

    // ── the rules, once more ─────────────────────────────────────────────────────────────────────────────────────────────────

    function _mayBid(AuctionModel memory model, address bidder) internal view returns (bool) {
        if (model.ended || block.timestamp > model.endsAt) return false;
        return bidder != model.seller && bidder != _ownerOf(model.lot);
    }

    function _undecidedUntil(AuctionModel memory model) internal pure returns (uint256) {
        return model.revealEndsAt == 0 ? model.endsAt : model.revealEndsAt;
    }

    function _isVoid(AuctionModel memory model) internal view returns (bool) {
        return sys.registry.stateOf(model.lot.assetOf()).status == AssetStatus.TakenDown;
    }

    /// @return index of the best revealed bid, max without one; highest value, then earliest
    /// @return first its value
    /// @return second the value of the next one
    function _best(
        AuctionModel memory model,
        HiddenBid[] memory bids
    ) internal pure returns (uint256 index, uint256 first, uint256 second) {
        index = type(uint256).max;
        for (uint256 i = 0; i < bids.length; ++i) {
            if (!bids[i].revealed || bids[i].value < model.startingPrice) continue;
            if (bids[i].value > first) (index, first, second) = (i, bids[i].value, first);
            else if (bids[i].value > second) second = bids[i].value;
        }
    }

    function _result(
        uint256 index,
        AuctionModel memory model
    ) internal view returns (address leader, uint256 locked, uint256 price) {
        if (model.kind == AuctionKind.Dutch) return (address(0), 0, 0);
        if (model.kind == AuctionKind.English) {
            return (model.leader, model.leadingBid, model.leadingBid >= model.reserve ? model.leadingBid : 0);
        }
        HiddenBid[] memory bids = store.bidsOf(index);
        (uint256 best, uint256 first, uint256 second) = _best(model, bids);
        if (best == type(uint256).max) return (address(0), 0, 0);
        (leader, locked) = (bids[best].committed.bidder, bids[best].committed.collateral);
        if (first < model.reserve) return (leader, locked, 0);
        price =
            model.kind == AuctionKind.SealedBid
                ? first
                : second > model.reserve
                    ? second
                    : model.reserve;
    }

    // ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _try(
        AuctionModel memory model,
        address caller,
        bytes memory data,
        bool predicted,
        string memory action
    ) internal returns (bool accepted) {
        vm.prank(caller);
        (accepted, ) = _house(model).call{gas: 5_000_000}(data);
        assertEq(accepted, predicted, action);
        if (accepted) store.count(action);
    }

    /// @dev The same, and exactly one terminal event of this auction.
    function _tryEnd(
        uint256 index,
        AuctionModel memory model,
        address caller,
        bytes memory data,
        bool predicted,
        string memory action
    ) internal returns (bool accepted) {
        vm.recordLogs();
        accepted = _try(model, caller, data, predicted, action);
        VmLog[] memory logs = vm.getRecordedLogs();
        if (!accepted) return false; // what a reverted call logged is recorded as well
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == IAuction.AuctionEnded.selector) ++model.terminalEvents;
        }
        store.update(index, model);
    }

    function _end(
        uint256 index,
        AuctionModel memory model,
        AuctionOutcome outcome,
        address winner,
        uint256 price
    ) internal {
        model.endedVoid = _isVoid(model);
        (model.ended, model.outcome, model.winner, model.price) = (true, outcome, winner, price);
        store.update(index, model);
    }

    function _refund(AuctionModel memory model, HiddenBid memory hidden) internal {
        store.release(model.kind, hidden.committed.bidder, hidden.committed.collateral);
    }

    /// @dev Mostly one that runs, sometimes any.
    function _pick(uint256 seed) internal view returns (bool any, uint256 index, AuctionModel memory model) {
        return _pickFrom(seed, false, AuctionKind.English);
    }

    function _pickKind(uint256 seed, AuctionKind kind) internal view returns (bool, uint256, AuctionModel memory) {
        return _pickFrom(seed, true, kind);
    }

    function _pickFrom(
        uint256 seed,
        bool ofKind,
        AuctionKind kind
    ) internal view returns (bool any, uint256 index, AuctionModel memory model) {
        uint256 count = store.auctionCount();
        bool onlyRunning = seed % 7 != 0;
        for (uint256 i = 0; i < count; ++i) {
            index = ((seed >> 8) + i) % count;
            model = store.auctionAt(index);
            if ((ofKind && model.kind != kind) || (onlyRunning && model.ended)) continue;
            return (true, index, model);
        }
        return (false, 0, model);
    }

    function _bidOf(uint256 index, address bidder) internal view returns (uint256) {
        HiddenBid[] memory bids = store.bidsOf(index);
        for (uint256 i = 0; i < bids.length; ++i) {
            if (bids[i].committed.bidder == bidder) return i;
        }
        return type(uint256).max;
    }

    function _creditOf(address account, uint256 atMost) internal view returns (uint96) {
        uint256 credit = sys.vault.balanceOf(account);
        return uint96(credit < atMost ? credit : atMost);
    }

    function _house(AuctionModel memory model) internal view returns (address) {
        return sys.houses[uint256(model.kind)];
    }

    function _sealed(AuctionModel memory model) internal view returns (ICommitRevealAuction) {
        return ICommitRevealAuction(_house(model));
    }

    function _isSealed(AuctionKind kind) internal pure returns (bool) {
        return kind == AuctionKind.SealedBid || kind == AuctionKind.Vickrey;
    }

    function _ownerOf(TermsId lot) internal view returns (address) {
        return sys.registry.ownerOf(AssetId.unwrap(lot.assetOf()));
    }

    function _salt(address bidder) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", bidder));
    }

    function _actorAt(uint256 seed) internal view returns (address) {
        return actors[seed % actors.length];
    }

    function _split() internal view returns (Split memory) {
        return Split({contributors: _contributors, parents: new Parent[](0)});
    }
}
