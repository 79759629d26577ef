// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId} from "../../../../contracts/libraries/Ids.sol";
import {AssetStatus} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "../../../../contracts/venues/auctions/IAuction.sol";
import {ICommitRevealAuction} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {IDutchAuction} from "../../../../contracts/venues/auctions/IDutchAuction.sol";
import {IEnglishAuction} from "../../../../contracts/venues/auctions/IEnglishAuction.sol";
import {AuctionHandler} from "./AuctionHandler.sol";
import {AuctionModel} from "./AuctionStore.sol";

/// @title CourseHandler
/// @notice Time passes, sellers open auctions and call them off, anybody ends them.
abstract contract CourseHandler is AuctionHandler {
    // ── world ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function passTime(uint256 secs) external {
        skip(secs % 9 == 0 ? bound(secs, 1, 3 days) : bound(secs, 1, 10 minutes));
    }

    /// @dev To the last second of a phase of some auction, or the one after.
    function passToABoundary(uint256 seed) external {
        (bool any, , AuctionModel memory model) = _pick(seed);
        if (!any || (seed >> 9) % 3 != 0) return;
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

    /// @dev Few at a time, so that much happens in each. Whether the lot can be held is the escrow's own business: see its tests.
    function create(uint256 kindSeed, uint256 lotSeed, uint96 start, uint96 reserve, uint32 option) external {
        if (store.runningCount() >= 4) return;
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

    function _createCall(AuctionModel memory model, uint32 option) private pure returns (bytes memory) {
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
        if (model.kind == AuctionKind.English) return abi.encodeCall(IEnglishAuction.create, (offer, option));
        if (model.kind == AuctionKind.Dutch) return abi.encodeCall(IDutchAuction.create, (offer, option));
        return abi.encodeCall(ICommitRevealAuction.create, (offer, option));
    }

    function cancel(uint256 seed, uint256 actorSeed) external {
        (bool any, uint256 index, AuctionModel memory model) = _pick(seed);
        if (!any || seed % 6 != 0) return;
        address caller = actorSeed % 4 == 0 ? _actorAt(actorSeed) : model.seller;
        bool bids = model.leadingBid != 0 || store.bidsOf(index).length != 0;
        bool predicted = !model.ended && !bids && caller == model.seller;
        if (!_tryEnd(index, model, caller, abi.encodeCall(IAuction.cancel, (model.id)), predicted, "cancel")) return;
        _end(index, model, AuctionOutcome.Cancelled, address(0), 0);
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
}
