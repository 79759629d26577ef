// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SalePolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, poolId, SaleId, TermsId, titleOf} from "../../../../contracts/libraries/Ids.sol";
import {AssetState, AssetStatus} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Terms} from "../../../../contracts/registry/ILicences.sol";
import {Lot, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {DeliveryKeys} from "../../DeliveryKeys.sol";
import {Handler} from "./Handler.sol";
import {SaleModel} from "./MarketStore.sol";

/// @title LotHandler
/// @notice A venue holds licences and whole assets, awards them at any price or gives them back.
abstract contract LotHandler is Handler {
    bytes private _bidderPoint = DeliveryKeys.buyerPoint(BUYER_SECRET);

    function holdLicences(uint256 termsSeed, uint32 quantity, uint256 bondBase) external {
        TermsId terms = termsAt(termsSeed);
        _hold(terms, uint32(bound(quantity, 1, 3)), bondBase);
    }

    function holdAsset(uint256 assetSeed, uint256 bondBase) external {
        _hold(titleOf(known[assetSeed % known.length].asset), 1, bondBase);
    }

    function award(uint256 lotSeed, uint256 actorSeed, uint256 amount) external {
        (bool found, uint256 index) = _pickLot(lotSeed);
        if (!found) return;
        SaleModel memory model = store.sale(index);
        address buyer = actorAt(actorSeed);
        amount = amount % 7 == 0 ? 0 : bound(amount, 1, sys.ftns.balanceOf(buyer) / 50);
        bool encrypted = model.contentWindow != 0;
        bool accepted;
        try sys.faultyVenue.award(model.id, buyer, uint96(amount), encrypted ? _bidderPoint : bytes("")) {
            accepted = true;
        } catch {}
        assertAnswer(accepted, model.state == SaleState.Held && !_isVoid(model), "award");
        if (!accepted) return;
        store.award(index, buyer, amount, address(sys.escrow));
        if (encrypted) return;
        store.settle(index, address(sys.escrow));
        assertHandedOver(store.sale(index));
    }

    function returnLot(uint256 lotSeed, uint256 actorSeed) external {
        (bool found, uint256 index) = _pickLot(lotSeed);
        if (!found) return;
        SaleModel memory model = store.sale(index);
        bool accepted;
        address forfeitTo = actorAt(actorSeed);
        try sys.faultyVenue.returnLot(model.id, forfeitTo) {
            accepted = true;
        } catch {}
        assertAnswer(accepted, model.state == SaleState.Held, "returnLot");
        if (accepted) store.returnLot(index, _isVoid(model) ? forfeitTo : model.seller, address(sys.escrow));
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _hold(TermsId terms, uint32 quantity, uint256 bondBase) private {
        AssetId asset = terms.assetOf();
        AssetState memory state = sys.registry.stateOf(asset);
        SalePolicy memory policy = sys.policy.salePolicy();
        bondBase = bound(bondBase, 0, 50_000e18);
        SaleModel memory model;
        model.terms = terms;
        model.pool = poolId(asset, state.split);
        model.seller = state.owner;
        model.feeBps = policy.feeBps;
        if (state.encrypted) {
            model.bond = (bondBase * policy.bondBps) / 10_000;
            (model.deadline, model.contentWindow) = (policy.deliveryWindow, policy.contentWindow);
        }
        model.quantity = quantity;
        model.version = state.latestVersion;
        model.state = SaleState.Held;
        model.isLot = true;
        model.isTitle = terms.isTitle();
        model.publisher = publisher;
        model.royaltyBps = model.isTitle && state.owner != publisher ? royaltyBps : 0;

        bool predicted =
            _isNamed(asset) &&
                block.timestamp >= policy.pausedUntil &&
                state.status == AssetStatus.Live &&
                !store.isLocked(asset) &&
                (model.isTitle || _hasSupply(terms, quantity)) &&
                store.credit(state.owner) >= model.bond;
        Lot memory lot = Lot(terms, quantity, state.owner, state.latestVersion, uint96(bondBase));
        try sys.faultyVenue.hold(lot) returns (SaleId id) {
            assertAnswer(true, predicted, model.isTitle ? "holdAsset" : "holdLicences");
            model.id = id;
            store.hold(model, address(sys.escrow));
        } catch {
            assertAnswer(false, predicted, "hold");
        }
    }

    function _hasSupply(TermsId id, uint32 quantity) private view returns (bool) {
        Terms memory terms = sys.licences.termsOf(id);
        return terms.supplyCap == 0 || store.issued(id) + quantity <= terms.supplyCap;
    }

    function _isNamed(AssetId asset) private view returns (bool) {
        for (uint256 i = 0; i < known.length; ++i) {
            if (AssetId.unwrap(known[i].asset) == AssetId.unwrap(asset)) return known[i].contributors.length != 0;
        }
        return false;
    }

    function _isVoid(SaleModel memory model) private view returns (bool) {
        return isFraudulent[model.terms.assetOf()][model.version];
    }

    /// @dev Mostly a lot that is held, sometimes any sale of the venue that makes lots.
    function _pickLot(uint256 seed) private view returns (bool found, uint256 index) {
        uint256 count = store.saleCount();
        for (uint256 i = 0; i < count; ++i) {
            uint256 candidate = ((seed % count) + i) % count;
            SaleModel memory model = store.sale(candidate);
            if (model.id.venueIndex() != 2) continue;
            (found, index) = (true, candidate);
            if (model.state == SaleState.Held || seed % 5 == 0) return (true, candidate);
        }
    }
}
