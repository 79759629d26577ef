// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {PackedSalePolicy} from "../governance/PackedSalePolicy.sol";
import {Bls12381, Delivery} from "../libraries/Bls12381.sol";
import {FeeTiers} from "../libraries/FeeTiers.sol";
import {isLotHolder, poolId, SaleId, TermsId} from "../libraries/Ids.sol";
import {Purchases} from "../libraries/Purchases.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {Content, IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {ILicences} from "../registry/ILicences.sol";
import {KeyCommitments} from "../registry/KeyCommitments.sol";
import {ICertificates} from "../trust/ICertificates.sol";
import {IReputation} from "../trust/IReputation.sol";
import {IEscrow, Order, Sale, SaleState} from "./IEscrow.sol";
import {IVault} from "./IVault.sol";
import {Lots} from "./Lots.sol";
import {Sales} from "./Sales.sol";

/// @title Escrow
/// @notice See `IEscrow`. This file has the purchase at a venue's price and the delivery of the key; `Sales` has how a sale ends, `Lots`
/// what is held before there is a price, `Venues` who may sell.
contract Escrow is Lots {
    using AssetStates for uint96;
    using KeyCommitments for Delivery;

    constructor(
        address authority,
        IMarketPolicy policy,
        IAssetRegistry registry,
        ILicences licences,
        IReputation reputation,
        ICertificates certificates,
        IVault vault
    ) Sales(authority, policy, registry, licences, reputation, certificates, vault) {}

    // ── purchase ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function open(Order calldata order, bytes calldata buyerKey) external returns (SaleId) {
        uint16 venue = _requireVenue();
        PackedSalePolicy policy = _policy.packedSalePolicy();
        if (block.timestamp < policy.pausedUntil()) revert Escrow_Paused(policy.pausedUntil());
        (address owner, uint96 state) = _registry.packedStateOf(order.terms.assetOf());
        _requireForSale(order, owner, state);
        if (policy.needsCertificate(state.categoryOf())) _requireCertified(order.terms.assetOf(), order.version);

        if (_needsKey(order, buyerKey, state.isEncrypted())) return _awaitKey(order, buyerKey, owner, state, policy);
        _settleAtOnce(venue, order, owner, state, policy.feeBps());
        return SaleId.wrap(0);
    }

    // ── delivery ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function deliver(SaleId id, Content calldata content, Delivery calldata delivery) external {
        Sale storage sale = _saleIn(id, SaleState.AwaitingKey);
        if (block.timestamp > sale.deadline) revert Escrow_DeliveryWindowOver(id, sale.deadline);
        if (keccak256(delivery.b) != sale.buyerKeyHash) revert Escrow_BuyerKeyMismatch(id);
        _requireNotFraudulent(id, sale);
        if (!delivery.isOf(_registry, sale.terms.assetOf(), sale.version, content)) {
            revert Escrow_KeyCommitmentMismatch(id);
        }
        if (!Bls12381.verifyDelivery(delivery, address(this), SaleId.unwrap(id))) revert Escrow_WrongKey(id);

        uint40 deadline = uint40(block.timestamp) + sale.contentWindow;
        sale.state = SaleState.Delivered;
        sale.deadline = deadline;
        emit KeyDelivered(id, deadline, delivery.r1, delivery.w);
        if (deadline == block.timestamp) _settleDelivered(id, sale);
    }

    // ── private: purchase ────────────────────────────────────────────────────────────────────────────────────────────────────

    function _requireForSale(Order calldata order, address owner, uint96 state) private pure {
        if (!state.isForSale()) {
            if (state.isLive()) revert Escrow_AssetLocked(order.terms.assetOf());
            revert Escrow_AssetNotForSale(order.terms.assetOf());
        }
        if (state.latestVersion() != order.version) {
            revert Escrow_VersionChanged(order.terms.assetOf(), order.version, state.latestVersion());
        }
        if (state.epochOf() != order.epoch) {
            revert Escrow_OfferOutdated(order.terms.assetOf(), order.epoch, state.epochOf());
        }
        if (owner == order.buyer) revert Escrow_BuyerIsSeller(owner);
    }

    /// @dev A buyer without a key of its own must hold the key of this very version already. A key that is no point of the group
    /// is refused here: no seller could deliver to it, and the bond would be lost.
    function _needsKey(Order calldata order, bytes calldata buyerKey, bool encrypted) private view returns (bool) {
        if (!encrypted) {
            if (buyerKey.length != 0) revert Escrow_BuyerKeyNotNeeded();
            return false;
        }
        if (buyerKey.length == 0) {
            if (_licences.licenceOf(order.terms, order.buyer).keyVersion != order.version) {
                revert Escrow_BuyerKeyMissing();
            }
            return false;
        }
        if (!Bls12381.isValidG1(buyerKey)) revert Escrow_BuyerKeyInvalid();
        return true;
    }

    function _settleAtOnce(uint16 venue, Order calldata order, address seller, uint96 state, uint256 feeBps) private {
        (TermsId terms, address buyer, uint32 quantity) = (order.terms, order.buyer, order.quantity);
        (uint16 version, uint256 amount) = (order.version, order.amount);
        uint256 fee = _share(amount, feeBps);
        emit Sold(terms, buyer, seller, venue, version, state.splitOf(), quantity, amount, fee);

        uint16 keyVersion = state.isEncrypted() ? version : 0;
        uint40 purchase = Purchases.pack(FeeTiers.tierOf(fee), state.splitOf(), state.epochOf());
        _licences.issueAtOnce(terms, buyer, quantity, keyVersion, purchase);
        if (amount != 0) _vault.accrue(poolId(terms.assetOf(), state.splitOf()), amount - fee, fee);
    }

    function _awaitKey(
        Order calldata order,
        bytes calldata buyerKey,
        address seller,
        uint96 state,
        PackedSalePolicy policy
    ) private returns (SaleId id) {
        if (isLotHolder(order.buyer)) revert Escrow_BuyerIsNobody(order.buyer);
        id = _nextSale();
        uint96 bond = uint96(_share(order.amount, policy.bondBps()));
        uint40 deadline = uint40(block.timestamp) + policy.deliveryWindow();
        Sale storage sale = _sales[id];
        (sale.buyer, sale.amount) = (order.buyer, order.amount);
        sale.seller = seller;
        sale.state = SaleState.AwaitingKey;
        sale.feeBps = policy.feeBps();
        sale.deadline = deadline;
        sale.contentWindow = _contentWindow(order, policy);
        sale.terms = order.terms;
        sale.quantity = order.quantity;
        sale.bond = bond;
        sale.version = order.version;
        (sale.split, sale.epoch) = (state.splitOf(), state.epochOf());
        sale.buyerKeyHash = keccak256(buyerKey);
        _emitOpened(id, order, seller, state.splitOf(), _share(order.amount, policy.feeBps()));
        emit KeyAwaited(id, seller, bond, deadline, buyerKey);

        _licences.reserve(order.terms, order.buyer, order.quantity);
        if (bond != 0) _vault.draw(seller, bond);
        if (order.amount != 0) _vault.lock(uint256(order.amount) + bond);
    }

    /// @dev Content that auditors have decrypted and checked needs no window: fixed at the purchase, like every number of it.
    function _contentWindow(Order calldata order, PackedSalePolicy policy) private view returns (uint32) {
        if (_certificates.isContentCertified(order.terms.assetOf(), order.version)) return 0;
        return policy.contentWindow();
    }

    function _emitOpened(SaleId id, Order calldata order, address seller, uint16 split, uint256 fee) private {
        emit SaleOpened(id, order.terms, order.buyer, seller, order.version, split, order.quantity, order.amount, fee);
    }
}
