// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus, Contributor, Parent, Split} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AssetRegistry} from "../../../../contracts/registry/AssetRegistry.sol";
import {MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {IDutchAuction} from "../../../../contracts/venues/auctions/IDutchAuction.sol";
import {IEnglishAuction} from "../../../../contracts/venues/auctions/IEnglishAuction.sol";
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
/// @notice Sellers and bidders act in any order and at any time. Each action predicts from the store alone whether the market must accept
/// it, then does it.
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

    // ── world ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function passTime(uint256 secs) external {
        skip(secs % 5 == 0 ? bound(secs, 1, 3 days) : bound(secs, 1, 20 minutes));
    }

    /// @dev To the last second of a phase of some auction, or the one after.
    function passToABoundary(uint256 seed) external {
        (bool any, , AuctionModel memory model) = _pick(seed);
        if (!any) return;
        uint256 target = seed % 2 == 0 || model.revealEndsAt == 0 ? model.endsAt : model.revealEndsAt;
        target += (seed >> 8) % 2;
        if (target > block.timestamp) skip(target - block.timestamp);
    }

    function pauseSometimes(uint256 seed) external {
        if (seed % 4 != 0) return;
        vm.prank(sys.guardian);
        (bool ok, ) = address(sys.policy).call(abi.encodeCall(sys.policy.pause, ()));
        if (ok) store.count("pause");
    }

    function takeDownOrRestore(uint256 seed) external {
        AssetId asset = sys.lots[seed % 3].assetOf();
        bool isDown = sys.registry.stateOf(asset).status == AssetStatus.TakenDown;
        if (!isDown && seed % 5 != 0) return;
        vm.prank(sys.timelock);
        if (isDown) sys.registry.restore(asset, "appeal");
        else sys.registry.takeDown(asset, "why");
    }

    // ── sellers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Whether the lot can be held is the escrow's own business: see its tests.
    function create(uint256 kindSeed, uint256 lotSeed, uint96 start, uint96 reserve, uint32 option) external {
        AuctionModel memory model;
        model.kind = AuctionKind(kindSeed % 4);
        model.lot = sys.lots[lotSeed % 3];
        model.seller = _ownerOf(model.lot);
        model.startingPrice = bound(start, 1, 200e18);
        model.reserve = reserve % 2 == 0 ? model.startingPrice : bound(reserve, model.startingPrice, 400e18);
        if (model.kind == AuctionKind.Dutch) model.reserve = bound(reserve, 1, model.startingPrice);
        option = uint32(bound(option, 10 minutes, 1 hours));
        model.endsAt = block.timestamp + 1 hours;
        if (model.kind == AuctionKind.English) (model.extension, model.extensionsLeft) = (option, 24);
        if (_isSealed(model.kind)) model.revealEndsAt = model.endsAt + option;

        vm.prank(model.seller);
        (bool ok, bytes memory answer) = sys.houses[uint256(model.kind)].call(_createCall(model, option));
        if (!ok) return;
        model.id = abi.decode(answer, (SaleId));
        store.add(model);
        store.count("create");
    }

    function _createCall(AuctionModel memory model, uint32 option) private view returns (bytes memory) {
        Offer memory offer = Offer({
            terms: model.lot,
            quantity: 1,
            version: 1,
            startingPrice: uint96(model.startingPrice),
            reserve: uint96(model.reserve),
            reserveHash: 0,
            memo: 0,
            duration: 1 hours
        });
        if (model.kind == AuctionKind.English) return abi.encodeCall(IEnglishAuction.create, (offer, _split(), option));
        if (model.kind == AuctionKind.Dutch) return abi.encodeCall(IDutchAuction.create, (offer, _split(), option));
        return abi.encodeCall(ICommitRevealAuction.create, (offer, _split(), option));
    }

    function cancel(uint256 seed, uint256 actorSeed) external {
        (bool any, uint256 index, AuctionModel memory model) = _pick(seed);
        if (!any || seed % 3 != 0) return;
        address caller = actorSeed % 4 == 0 ? _actorAt(actorSeed) : model.seller;
        bool bids = model.leadingBid != 0 || store.bidsOf(index).length != 0;
        bool predicted = !model.ended && !bids && caller == model.seller;
        if (!_tryEnd(index, model, caller, abi.encodeCall(IAuction.cancel, (model.id)), predicted, "cancel")) return;
        _end(index, model, AuctionOutcome.Cancelled, address(0), 0);
    }

    // ── bidders ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function bid(uint256 seed, uint256 actorSeed, uint256 extra, bool low, bool fromCredit) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind.English);
        if (!any) return;
        address bidder = _actorAt(actorSeed);
        uint256 share = (model.leadingBid + 19) / 20;
        uint256 minimum = model.leadingBid == 0 ? model.startingPrice : model.leadingBid + (share > 10e18 ? share : 10e18);
        uint256 amount = low ? minimum - 1 : minimum + (extra % 20e18);
        uint96 credit = fromCredit ? _creditOf(bidder, amount) : 0;
        bool predicted = _mayBid(model, bidder) && !low;
        bytes memory data = abi.encodeCall(IEnglishAuction.bid, (model.id, uint96(amount), credit, "", _split()));
        if (!_try(model, bidder, data, predicted, "bid")) return;

        if (model.leadingBid != 0) store.release(model.kind, model.leader, model.leadingBid);
        store.lock(model.kind, bidder, amount);
        (model.leader, model.leadingBid) = (bidder, amount);
        if (block.timestamp + model.extension > model.endsAt && model.extensionsLeft > 0) {
            (model.endsAt, model.extensionsLeft) = (block.timestamp + model.extension, model.extensionsLeft - 1);
        }
        store.update(index, model);
    }

    function buy(uint256 seed, uint256 actorSeed, bool fromCredit) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind.Dutch);
        if (!any || seed % 2 == 0) return;
        address bidder = _actorAt(actorSeed);
        uint96 credit = fromCredit ? _creditOf(bidder, type(uint96).max) : 0;
        bool predicted = _mayBid(model, bidder) && !_isVoid(model);
        uint96 price = model.ended ? 0 : IDutchAuction(_house(model)).priceAt(model.id, block.timestamp);
        bytes memory data = abi.encodeCall(IDutchAuction.buy, (model.id, price, credit, "", _split()));
        if (!_tryEnd(index, model, bidder, data, predicted, "buy")) return;
        store.pay(bidder, price, false);
        _end(index, model, AuctionOutcome.Sold, bidder, price);
    }

    function commit(uint256 seed, uint256 actorSeed, uint96 value, uint96 collateral) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind(2 + (seed % 2)));
        if (!any) return;
        address bidder = _actorAt(actorSeed);
        HiddenBid memory hidden;
        hidden.value = bound(value, model.startingPrice / 2, 2 * model.reserve);
        hidden.committed.bidder = bidder;
        hidden.committed.collateral = uint96(bound(collateral, model.startingPrice / 2, 3 * model.reserve));
        hidden.committed.commitment = _sealed(model).commitmentOf(model.id, bidder, uint96(hidden.value), _salt(bidder));
        hidden.committed.ordinal = uint32(store.bidsOf(index).length + 1);
        bool predicted = _mayBid(model, bidder) && hidden.committed.collateral >= model.startingPrice;
        if (_bidOf(index, bidder) != type(uint256).max) predicted = false;
        bytes memory data = abi.encodeCall(
            ICommitRevealAuction.commit,
            (model.id, hidden.committed.commitment, hidden.committed.collateral, 0, 0, _split())
        );
        if (!_try(model, bidder, data, predicted, "commit")) return;
        store.lock(model.kind, bidder, hidden.committed.collateral);
        store.addBid(index, hidden);
    }

    function revealBid(uint256 seed, uint256 bidSeed, bool wrong) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind(2 + (seed % 2)));
        HiddenBid[] memory bids = any ? store.bidsOf(index) : new HiddenBid[](0);
        if (bids.length == 0) return;
        HiddenBid memory hidden = bids[bidSeed % bids.length];
        wrong = wrong && seed % 4 == 0;
        bool predicted = !wrong &&
            !hidden.revealed &&
            block.timestamp > model.endsAt &&
            block.timestamp <= model.revealEndsAt &&
            hidden.value <= hidden.committed.collateral;
        bytes32 salt = wrong ? bytes32("wrong") : _salt(hidden.committed.bidder);
        bytes memory data = abi.encodeCall(
            ICommitRevealAuction.reveal,
            (model.id, hidden.committed, uint96(hidden.value), salt, "")
        );
        if (!_try(model, actors[0], data, predicted, "reveal")) return;

        (uint256 before, , ) = _best(model, bids);
        hidden.revealed = true;
        bids[bidSeed % bids.length] = hidden;
        store.updateBid(index, bidSeed % bids.length, hidden);
        (uint256 leader, , ) = _best(model, bids);
        if (leader != bidSeed % bids.length) _refund(model, hidden);
        else if (before != type(uint256).max) _refund(model, bids[before]);
    }

    function reclaim(uint256 seed, uint256 bidSeed) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind(2 + (seed % 2)));
        HiddenBid[] memory bids = any ? store.bidsOf(index) : new HiddenBid[](0);
        if (bids.length == 0) return;
        HiddenBid memory hidden = bids[bidSeed % bids.length];
        bool predicted = !hidden.revealed && !hidden.reclaimed && block.timestamp > model.revealEndsAt;
        bytes memory data = abi.encodeCall(ICommitRevealAuction.reclaim, (model.id, hidden.committed));
        if (!_try(model, actors[0], data, predicted, "reclaim")) return;

        hidden.reclaimed = true;
        store.updateBid(index, bidSeed % bids.length, hidden);
        bool annulled = model.ended
            ? model.outcome == AuctionOutcome.Void || model.outcome == AuctionOutcome.Unwound
            : _isVoid(model);
        uint256 lost = annulled ? 0 : hidden.committed.collateral / 10;
        store.spend(model.kind, hidden.committed.bidder, lost, true);
        store.release(model.kind, hidden.committed.bidder, hidden.committed.collateral - lost);
    }

    // ── ends ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function settle(uint256 seed) external {
        (bool any, uint256 index, AuctionModel memory model) = _pick(seed);
        if (any) settleAt(index, model);
    }

    function settleAt(uint256 index, AuctionModel memory model) public {
        bool predicted = !model.ended && block.timestamp > _undecidedUntil(model);
        bytes memory data = abi.encodeCall(IAuction.settle, (model.id, ""));
        if (!_tryEnd(index, model, actors[0], data, predicted, "settle")) return;
        (address leader, uint256 locked, uint256 price) = _result(index, model);
        bool isVoid = _isVoid(model);
        if (isVoid || price == 0) {
            if (locked != 0) store.release(model.kind, leader, locked);
            _end(index, model, isVoid ? AuctionOutcome.Void : AuctionOutcome.Unsold, address(0), 0);
        } else {
            store.spend(model.kind, leader, price, false);
            store.release(model.kind, leader, locked - price);
            _end(index, model, AuctionOutcome.Sold, leader, price);
        }
    }

    function unwind(uint256 seed) external {
        (bool any, uint256 index, AuctionModel memory model) = _pick(seed);
        if (!any) return;
        if (seed % 16 == 0) skip(40 days);
        bool predicted = !model.ended && block.timestamp > _undecidedUntil(model) + 30 days;
        bytes memory data = abi.encodeCall(IAuction.unwind, (model.id));
        if (!_tryEnd(index, model, actors[0], data, predicted, "unwind")) return;
        (address leader, uint256 locked, ) = _result(index, model);
        if (locked != 0) store.release(model.kind, leader, locked);
        _end(index, model, AuctionOutcome.Unwound, address(0), 0);
    }

    // ── the rules, once more ─────────────────────────────────────────────────────────────────────────────────────────────────

    function _mayBid(AuctionModel memory model, address bidder) private view returns (bool) {
        if (model.ended || block.timestamp > model.endsAt) return false;
        return bidder != model.seller && bidder != _ownerOf(model.lot);
    }

    function _undecidedUntil(AuctionModel memory model) private pure returns (uint256) {
        return model.revealEndsAt == 0 ? model.endsAt : model.revealEndsAt;
    }

    function _isVoid(AuctionModel memory model) private view returns (bool) {
        return sys.registry.stateOf(model.lot.assetOf()).status == AssetStatus.TakenDown;
    }

    /// @return index of the best revealed bid, max without one; highest value, then earliest
    /// @return first its value
    /// @return second the value of the next one
    function _best(
        AuctionModel memory model,
        HiddenBid[] memory bids
    ) private pure returns (uint256 index, uint256 first, uint256 second) {
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
    ) private view returns (address leader, uint256 locked, uint256 price) {
        if (model.kind == AuctionKind.Dutch) return (address(0), 0, 0);
        if (model.kind == AuctionKind.English) {
            return (model.leader, model.leadingBid, model.leadingBid >= model.reserve ? model.leadingBid : 0);
        }
        HiddenBid[] memory bids = store.bidsOf(index);
        (uint256 best, uint256 first, uint256 second) = _best(model, bids);
        if (best == type(uint256).max) return (address(0), 0, 0);
        (leader, locked) = (bids[best].committed.bidder, bids[best].committed.collateral);
        if (first < model.reserve) return (leader, locked, 0);
        price = model.kind == AuctionKind.SealedBid ? first : second > model.reserve ? second : model.reserve;
    }

    // ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _try(
        AuctionModel memory model,
        address caller,
        bytes memory data,
        bool predicted,
        string memory action
    ) private returns (bool accepted) {
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
    ) private returns (bool accepted) {
        vm.recordLogs();
        accepted = _try(model, caller, data, predicted, action);
        VmLog[] memory logs = vm.getRecordedLogs();
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
    ) private {
        (model.ended, model.outcome, model.winner, model.price) = (true, outcome, winner, price);
        store.update(index, model);
    }

    function _refund(AuctionModel memory model, HiddenBid memory hidden) private {
        store.release(model.kind, hidden.committed.bidder, hidden.committed.collateral);
    }

    /// @dev Mostly one that runs, sometimes any.
    function _pick(uint256 seed) private view returns (bool any, uint256 index, AuctionModel memory model) {
        return _pickFrom(seed, false, AuctionKind.English);
    }

    function _pickKind(uint256 seed, AuctionKind kind) private view returns (bool, uint256, AuctionModel memory) {
        return _pickFrom(seed, true, kind);
    }

    function _pickFrom(
        uint256 seed,
        bool ofKind,
        AuctionKind kind
    ) private view returns (bool any, uint256 index, AuctionModel memory model) {
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

    function _bidOf(uint256 index, address bidder) private view returns (uint256) {
        HiddenBid[] memory bids = store.bidsOf(index);
        for (uint256 i = 0; i < bids.length; ++i) {
            if (bids[i].committed.bidder == bidder) return i;
        }
        return type(uint256).max;
    }

    function _creditOf(address account, uint256 atMost) private view returns (uint96) {
        uint256 credit = sys.vault.balanceOf(account);
        return uint96(credit < atMost ? credit : atMost);
    }

    function _house(AuctionModel memory model) private view returns (address) {
        return sys.houses[uint256(model.kind)];
    }

    function _sealed(AuctionModel memory model) private view returns (ICommitRevealAuction) {
        return ICommitRevealAuction(_house(model));
    }

    function _isSealed(AuctionKind kind) private pure returns (bool) {
        return kind == AuctionKind.SealedBid || kind == AuctionKind.Vickrey;
    }

    function _ownerOf(TermsId lot) private view returns (address) {
        return sys.registry.ownerOf(AssetId.unwrap(lot.assetOf()));
    }

    function _salt(address bidder) private pure returns (bytes32) {
        return keccak256(abi.encode("salt", bidder));
    }

    function _actorAt(uint256 seed) private view returns (address) {
        return actors[seed % actors.length];
    }

    function _split() private view returns (Split memory) {
        return Split({contributors: _contributors, parents: new Parent[](0)});
    }
}
