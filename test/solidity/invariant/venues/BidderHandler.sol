// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AuctionKind, AuctionOutcome} from "../../../../contracts/venues/auctions/IAuction.sol";
import {ICommitRevealAuction} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {IDutchAuction} from "../../../../contracts/venues/auctions/IDutchAuction.sol";
import {IEnglishAuction} from "../../../../contracts/venues/auctions/IEnglishAuction.sol";
import {AuctionHandler} from "./AuctionHandler.sol";
import {AuctionModel, HiddenBid} from "./AuctionStore.sol";

/// @title BidderHandler
/// @notice Bidders bid, buy, commit, reveal and reclaim.
abstract contract BidderHandler is AuctionHandler {
    function bid(uint256 seed, uint256 actorSeed, uint256 extra, bool low, bool fromCredit) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind.English);
        if (!any) return;
        address bidder = _actorAt(actorSeed);
        uint256 share = (model.leadingBid + 19) / 20;
        uint256 minimum =
            model.leadingBid == 0 ? model.startingPrice : model.leadingBid + (share > 10e18 ? share : 10e18);
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

    /// @dev Up to three bidders, one after the other.
    function commit(uint256 seed, uint256 actorSeed, uint256 amounts) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind(2 + (seed % 2)));
        if (!any) return;
        for (uint256 i = 0; i <= actorSeed % 3; ++i) {
            amounts = uint256(keccak256(abi.encode(amounts)));
            _commit(index, model, _actorAt((actorSeed >> 8) + i), amounts);
        }
    }

    function _commit(uint256 index, AuctionModel memory model, address bidder, uint256 amounts) private {
        HiddenBid memory hidden;
        // Few values, so that they tie now and then.
        hidden.value = model.startingPrice / 2 + ((amounts % 8) * (2 * model.reserve - model.startingPrice / 2)) / 7;
        hidden.committed.bidder = bidder;
        uint256 collateral = bound(amounts >> 8, model.startingPrice / 2, 3 * model.reserve);
        if ((amounts >> 160) % 3 != 0 && collateral < hidden.value) collateral = hidden.value;
        hidden.committed.collateral = uint96(collateral);
        hidden.committed.commitment = _sealed(model).commitmentOf(
            model.id,
            bidder,
            uint96(hidden.value),
            _salt(bidder)
        );
        hidden.committed.ordinal = uint32(store.bidsOf(index).length + 1);
        bool predicted = _mayBid(model, bidder) && collateral >= model.startingPrice;
        if (_bidOf(index, bidder) != type(uint256).max) predicted = false;
        bytes memory data = abi.encodeCall(
            ICommitRevealAuction.commit,
            (model.id, hidden.committed.commitment, hidden.committed.collateral, 0, 0, _split())
        );
        if (!_try(model, bidder, data, predicted, "commit")) return;
        store.lock(model.kind, bidder, collateral);
        store.addBid(index, hidden);
    }

    /// @dev Some of the bids, from a random one on. Their window is short: mostly it is waited for.
    function reveal(uint256 seed, uint256 order, bool wrong) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind(2 + (seed % 2)));
        if (!any) return;
        HiddenBid[] memory bids = store.bidsOf(index);
        if (bids.length == 0) return;
        if ((seed >> 3) % 4 != 0 && block.timestamp <= model.endsAt) skip(model.endsAt + 1 - block.timestamp);
        for (uint256 i = 0; i < bids.length; ++i) {
            if (uint256(keccak256(abi.encode(order, i))) % 4 == 0) continue;
            _reveal(index, model, bids, ((order % bids.length) + i) % bids.length, wrong && i == 0);
        }
    }

    function _reveal(
        uint256 index,
        AuctionModel memory model,
        HiddenBid[] memory bids,
        uint256 number,
        bool wrong
    ) private {
        HiddenBid memory hidden = bids[number];
        bool predicted =
            !wrong &&
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
        store.updateBid(index, number, hidden);
        (uint256 leader, , ) = _best(model, bids);
        if (leader != number) _refund(model, hidden);
        else if (before != type(uint256).max) _refund(model, bids[before]);
    }

    function reclaim(uint256 seed, uint256 bidSeed) external {
        (bool any, uint256 index, AuctionModel memory model) = _pickKind(seed, AuctionKind(2 + (seed % 2)));
        HiddenBid[] memory bids = any ? store.bidsOf(index) : new HiddenBid[](0);
        if (bids.length == 0) return;
        if ((seed >> 3) % 4 == 0 && block.timestamp <= model.revealEndsAt) {
            skip(model.revealEndsAt + 1 - block.timestamp);
        }
        HiddenBid memory hidden = bids[bidSeed % bids.length];
        bool predicted = !hidden.revealed && !hidden.reclaimed && model.ended;
        bytes memory data = abi.encodeCall(ICommitRevealAuction.reclaim, (model.id, hidden.committed));
        if (!_try(model, actors[0], data, predicted, "reclaim")) return;

        hidden.reclaimed = true;
        store.updateBid(index, bidSeed % bids.length, hidden);
        uint256 lost = model.endedVoid ? 0 : hidden.committed.collateral / 10;
        store.spend(model.kind, hidden.committed.bidder, lost, true);
        store.release(model.kind, hidden.committed.bidder, hidden.committed.collateral - lost);
    }
}
