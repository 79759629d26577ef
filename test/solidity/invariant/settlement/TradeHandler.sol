// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SalePolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Delivery} from "../../../../contracts/libraries/Bls12381.sol";
import {PoolId, poolId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {AssetState, AssetStatus} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Terms} from "../../../../contracts/registry/ILicences.sol";
import {SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {Listing, ListingState, Purchase} from "../../../../contracts/venues/listings/IListings.sol";
import {DeliveryKeys, SellerKeys} from "../../DeliveryKeys.sol";
import {Sealed} from "../../SealedArtifact.sol";
import {Handler} from "./Handler.sol";
import {SaleModel} from "./MarketStore.sol";

/// @title TradeHandler
/// @notice Buyers buy, sellers deliver, sales end.
abstract contract TradeHandler is Handler {
    using DeliveryKeys for SellerKeys;

    bytes private _buyerPoint = DeliveryKeys.buyerPoint(BUYER_SECRET);
    // ── purchases ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function buyFromWallet(uint256 actorSeed, uint256 termsSeed, uint32 quantity, uint256 slack) external {
        _buy(actorAt(actorSeed), termsAt(termsSeed), uint32(bound(quantity, 1, 3)), slack, false);
    }

    function buyFromVault(uint256 actorSeed, uint256 termsSeed, uint32 quantity, uint256 slack) external {
        _buy(actorAt(actorSeed), termsAt(termsSeed), uint32(bound(quantity, 1, 3)), slack, true);
    }

    function _buy(address buyer, TermsId terms, uint32 quantity, uint256 slack, bool fromVault) private {
        AssetState memory asset = sys.registry.stateOf(terms.assetOf());
        if (buyer == asset.owner && slack % 8 != 0) buyer = actorAt(slack); // self-dealing only now and then
        uint256 amount = uint256(sys.listings.listingOf(terms).price) * quantity;
        // Every ninth buyer allows one base unit too little.
        uint256 maxPrice = slack % 9 == 0 && amount > 0 ? amount - 1 : amount + (slack % 1e18);
        Purchase memory purchase = Purchase({
            terms: terms,
            quantity: quantity,
            version: asset.latestVersion,
            maxPrice: uint96(maxPrice),
            deadline: uint40(block.timestamp),
            buyerKey: asset.encrypted ? _buyerPoint : bytes("")
        });
        bool predicted = _mustSell(purchase, asset, buyer, amount, fromVault);
        SalePolicy memory policy = sys.policy.salePolicy();
        uint256 wallet = sys.ftns.balanceOf(buyer);

        vm.prank(buyer);
        (bool accepted, bytes memory answer) = address(sys.listings).call(
            fromVault
                ? abi.encodeCall(sys.listings.buyFromVault, (purchase))
                : abi.encodeCall(sys.listings.buy, (purchase))
        );
        assertAnswer(accepted, predicted, fromVault ? "buyFromVault" : "buyFromWallet");
        if (!accepted) return;

        uint256 paid = wallet - sys.ftns.balanceOf(buyer);
        assertEq(paid, fromVault ? 0 : amount, "paid from the wallet");
        assertLe(amount, maxPrice, "never more than maxPrice");
        if (fromVault) store.takeCredit(buyer, amount);
        if (asset.encrypted) _recordWaiting(abi.decode(answer, (SaleId)), purchase, asset, buyer, amount, policy);
        else _recordInstant(purchase, asset, buyer, amount, policy.feeBps);
    }

    function _mustSell(
        Purchase memory purchase,
        AssetState memory asset,
        address buyer,
        uint256 amount,
        bool fromVault
    ) private view returns (bool) {
        SalePolicy memory policy = sys.policy.salePolicy();
        Listing memory listing = sys.listings.listingOf(purchase.terms);
        if (block.timestamp < policy.pausedUntil || asset.status != AssetStatus.Live) return false;
        if (store.isLocked(purchase.terms.assetOf())) return false;
        if (listing.state != ListingState.Active || listing.epoch != asset.epoch) return false;
        if (amount > purchase.maxPrice || buyer == asset.owner) return false;
        if (fromVault ? store.credit(buyer) < amount : sys.ftns.balanceOf(buyer) < amount) return false;
        Terms memory terms = sys.licences.termsOf(purchase.terms);
        if (terms.supplyCap != 0 && store.issued(purchase.terms) + purchase.quantity > terms.supplyCap) return false;
        uint256 bond = asset.encrypted ? (amount * policy.bondBps) / 10_000 : 0;
        return store.credit(asset.owner) >= bond;
    }

    function _recordInstant(
        Purchase memory purchase,
        AssetState memory asset,
        address buyer,
        uint256 amount,
        uint256 feeBps
    ) private {
        uint256 fee = (amount * feeBps) / 10_000;
        PoolId pool = poolId(purchase.terms.assetOf(), asset.split);
        store.settleAtOnce(purchase.terms, pool, buyer, purchase.quantity, amount - fee, fee);
    }

    function _recordWaiting(
        SaleId id,
        Purchase memory purchase,
        AssetState memory asset,
        address buyer,
        uint256 amount,
        SalePolicy memory policy
    ) private {
        SaleModel memory model = SaleModel({
            id: id,
            terms: purchase.terms,
            pool: poolId(purchase.terms.assetOf(), asset.split),
            buyer: buyer,
            seller: asset.owner,
            amount: amount,
            bond: (amount * policy.bondBps) / 10_000,
            feeBps: policy.feeBps,
            deadline: block.timestamp + policy.deliveryWindow,
            contentWindow: policy.contentWindow,
            quantity: purchase.quantity,
            version: purchase.version,
            state: SaleState.AwaitingKey,
            isLot: false,
            isTitle: false,
            publisher: publisher,
            royaltyBps: 0
        });
        store.open(model, address(sys.escrow));
    }

    // ── delivery ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function deliver(uint256 saleSeed, uint256 r, bool wrongKey) external {
        if (store.saleCount() == 0) return;
        uint256 index = _pickSale(saleSeed);
        SaleModel memory model = store.sale(index);
        Sealed memory artifact = artifacts[model.terms.assetOf()];
        if (artifact.keys.h.length == 0) return; // a lot of an open asset
        Delivery memory delivery = artifact.keys.deliver(_buyerPoint, bound(r, 1, DeliveryKeys.ORDER - 1));
        if (wrongKey) delivery.w = DeliveryKeys.add(delivery.w, DeliveryKeys.G1);

        bool predicted =
            !wrongKey &&
                model.state == SaleState.AwaitingKey &&
                block.timestamp <= model.deadline &&
                !_isFraudulent(model);
        bool accepted = _accepts(abi.encodeCall(sys.escrow.deliver, (model.id, artifact.content, delivery)));
        assertAnswer(accepted, predicted, "deliver");
        if (accepted) store.deliver(index);
    }

    // ── ends ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function confirm(uint256 saleSeed, uint256 actorSeed, bool asBuyer) external {
        if (store.saleCount() == 0) return;
        uint256 index = _pickSale(saleSeed);
        SaleModel memory model = store.sale(index);
        address caller = asBuyer ? model.buyer : actorAt(actorSeed);
        bool predicted = model.state == SaleState.Delivered && caller == model.buyer && !_isFraudulent(model);
        vm.prank(caller);
        bool accepted = _accepts(abi.encodeCall(sys.escrow.confirm, (model.id)));
        assertAnswer(accepted, predicted, "confirm");
        if (!accepted) return;
        store.settle(index, address(sys.escrow));
        assertHandedOver(model);
    }

    function settle(uint256 saleSeed) external {
        if (store.saleCount() == 0) return;
        uint256 index = _pickSale(saleSeed);
        SaleModel memory model = store.sale(index);
        bool predicted =
            model.state == SaleState.Delivered && block.timestamp > model.deadline && !_isFraudulent(model);
        bool accepted = _accepts(abi.encodeCall(sys.escrow.settle, (model.id)));
        assertAnswer(accepted, predicted, "settle");
        if (!accepted) return;
        store.settle(index, address(sys.escrow));
        assertHandedOver(model);
    }

    function decline(uint256 saleSeed, uint256 actorSeed, bool asSeller) external {
        if (store.saleCount() == 0) return;
        uint256 index = _pickSale(saleSeed);
        SaleModel memory model = store.sale(index);
        address caller = asSeller ? model.seller : actorAt(actorSeed);
        bool predicted =
            model.state == SaleState.AwaitingKey &&
                caller == model.seller &&
                block.timestamp <= model.deadline &&
                !_isFraudulent(model);
        vm.prank(caller);
        bool accepted = _accepts(abi.encodeCall(sys.escrow.decline, (model.id)));
        assertAnswer(accepted, predicted, "decline");
        if (accepted) store.refund(index, model.isLot, address(sys.escrow));
    }

    function refund(uint256 saleSeed) external {
        if (store.saleCount() == 0) return;
        uint256 index = _pickSale(saleSeed);
        SaleModel memory model = store.sale(index);
        bool late = model.state == SaleState.AwaitingKey && block.timestamp > model.deadline;
        bool cheated = _isOpen(model) && _isFraudulent(model);
        bool accepted = _accepts(abi.encodeCall(sys.escrow.refund, (model.id)));
        assertAnswer(accepted, late || cheated, "refund");
        if (accepted) store.refund(index, true, address(sys.escrow));
    }

    /// @dev Mostly a sale that is still open, sometimes any.
    function _pickSale(uint256 seed) private view returns (uint256 index) {
        uint256 count = store.saleCount();
        index = seed % count;
        if (seed % 5 == 0) return index;
        for (uint256 i = 0; i < count; ++i) {
            uint256 candidate = (index + i) % count;
            if (_isOpen(store.sale(candidate))) return candidate;
        }
    }

    function _accepts(bytes memory call) private returns (bool accepted) {
        (accepted, ) = address(sys.escrow).call{gas: 5_000_000}(call);
    }

    function _isOpen(SaleModel memory model) private pure returns (bool) {
        return model.state == SaleState.AwaitingKey || model.state == SaleState.Delivered;
    }

    function _isFraudulent(SaleModel memory model) private view returns (bool) {
        return isFraudulent[model.terms.assetOf()][model.version];
    }
}
