// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {PackedSalePolicy} from "../governance/PackedSalePolicy.sol";
import {Bls12381} from "../libraries/Bls12381.sol";
import {poolId, PoolId, SaleId, TermsId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {Content, IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {ILicences} from "../registry/ILicences.sol";
import {Delivery, IEscrow, Order, Sale, SaleState} from "./IEscrow.sol";
import {IVault} from "./IVault.sol";
import {Venues} from "./Venues.sol";

/// @title Escrow
/// @notice See `IEscrow`.
/// @dev Every contract called from here is an immutable part of the market and calls no account back (licences are issued without a
/// receiver callback), so no reentrancy guard is needed; states change before money moves all the same.
/// A sale without a price never touches the vault.
contract Escrow is Venues {
    using AssetStates for uint96;

    uint256 private constant BASIS_POINTS = 10_000;

    IMarketPolicy private immutable _policy;
    IAssetRegistry private immutable _registry;
    ILicences private immutable _licences;
    IVault private immutable _vault;

    mapping(SaleId sale => Sale) private _sales;

    constructor(
        address authority,
        IMarketPolicy policy,
        IAssetRegistry registry,
        ILicences licences,
        IVault vault
    ) AccessManaged(authority) {
        _policy = policy;
        _registry = registry;
        _licences = licences;
        _vault = vault;
    }

    // ── purchase ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function open(Order calldata order, bytes calldata buyerKey) external returns (SaleId) {
        uint16 venue = _requireVenue();
        PackedSalePolicy policy = _policy.packedSalePolicy();
        if (block.timestamp < policy.pausedUntil()) revert Escrow_Paused(policy.pausedUntil());
        if (order.quantity == 0) revert Escrow_ZeroQuantity();
        (address owner, uint96 state) = _registry.packedStateOf(order.terms.assetOf());
        _requireForSale(order, owner, state);

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
        _requireCommitted(id, sale, content, delivery);
        if (!Bls12381.verifyDelivery(_transcript(delivery), address(this), SaleId.unwrap(id)))
            revert Escrow_WrongKey(id);

        uint40 deadline = uint40(block.timestamp) + sale.contentWindow;
        sale.state = SaleState.Delivered;
        sale.deadline = deadline;
        emit KeyDelivered(id, deadline, delivery.r1, delivery.w);
    }

    // ── ends ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function confirm(SaleId id) external {
        Sale storage sale = _saleIn(id, SaleState.Delivered);
        if (msg.sender != sale.buyer) revert Escrow_CallerIsNotBuyer(id, msg.sender);
        _settle(id, sale);
    }

    /// @inheritdoc IEscrow
    function settle(SaleId id) external {
        Sale storage sale = _saleIn(id, SaleState.Delivered);
        if (block.timestamp <= sale.deadline) revert Escrow_TooEarly(id, sale.deadline);
        _settle(id, sale);
    }

    /// @inheritdoc IEscrow
    function decline(SaleId id) external {
        Sale storage sale = _saleIn(id, SaleState.AwaitingKey);
        if (msg.sender != sale.seller) revert Escrow_CallerIsNotSeller(id, msg.sender);
        if (block.timestamp > sale.deadline) revert Escrow_DeliveryWindowOver(id, sale.deadline);
        _requireNotFraudulent(id, sale);
        _refund(id, sale, RefundReason.Declined);
    }

    /// @inheritdoc IEscrow
    function refund(SaleId id) external {
        Sale storage sale = _sales[id];
        SaleState state = sale.state;
        if (state == SaleState.None) revert Escrow_UnknownSale(id);
        if (state == SaleState.Settled || state == SaleState.Refunded) revert Escrow_WrongState(id, state);

        if (state == SaleState.AwaitingKey && block.timestamp > sale.deadline) {
            _refund(id, sale, RefundReason.NotDelivered);
        } else if (_isFraudulent(sale)) {
            _refund(id, sale, RefundReason.Fraudulent);
        } else {
            revert Escrow_NothingToRefund(id);
        }
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function saleOf(SaleId id) external view returns (Sale memory) {
        return _sales[id];
    }

    // ── private: purchase ────────────────────────────────────────────────────────────────────────────────────────────────────

    function _requireForSale(Order calldata order, address owner, uint96 state) private pure {
        if (!state.isLive()) revert Escrow_AssetNotForSale(order.terms.assetOf());
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

        _licences.issueAtOnce(terms, buyer, quantity, state.isEncrypted() ? version : 0);
        if (amount != 0) _vault.accrue(poolId(terms.assetOf(), state.splitOf()), amount - fee, fee);
    }

    function _awaitKey(
        Order calldata order,
        bytes calldata buyerKey,
        address seller,
        uint96 state,
        PackedSalePolicy policy
    ) private returns (SaleId id) {
        id = _nextSale();
        uint96 bond = uint96(_share(order.amount, policy.bondBps()));
        uint40 deadline = uint40(block.timestamp) + policy.deliveryWindow();
        Sale storage sale = _sales[id];
        (sale.buyer, sale.amount) = (order.buyer, order.amount);
        sale.seller = seller;
        sale.state = SaleState.AwaitingKey;
        sale.feeBps = policy.feeBps();
        sale.deadline = deadline;
        sale.contentWindow = policy.contentWindow();
        sale.terms = order.terms;
        sale.quantity = order.quantity;
        sale.bond = bond;
        sale.version = order.version;
        sale.split = state.splitOf();
        sale.buyerKeyHash = keccak256(buyerKey);
        _emitOpened(id, order, seller, state.splitOf(), _share(order.amount, policy.feeBps()));
        emit KeyAwaited(id, seller, bond, deadline, buyerKey);

        _licences.reserve(order.terms, order.buyer, order.quantity);
        if (bond != 0) _vault.draw(seller, bond);
        if (order.amount != 0) _vault.lock(uint256(order.amount) + bond);
    }

    function _emitOpened(SaleId id, Order calldata order, address seller, uint16 split, uint256 fee) private {
        emit SaleOpened(id, order.terms, order.buyer, seller, order.version, split, order.quantity, order.amount, fee);
    }

    // ── private: delivery ────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev H and Y are those the version was published with. Their lengths are checked with the pairing.
    function _requireCommitted(
        SaleId id,
        Sale storage sale,
        Content calldata content,
        Delivery calldata delivery
    ) private view {
        bytes32 published = _registry.contentHashOf(sale.terms.assetOf(), sale.version);
        if (
            keccak256(abi.encode(content)) != published ||
            keccak256(bytes.concat(delivery.h, delivery.y)) != content.keyHash
        ) revert Escrow_KeyCommitmentMismatch(id);
    }

    function _transcript(Delivery calldata delivery) private pure returns (Bls12381.Transcript memory) {
        return
            Bls12381.Transcript({
                h: delivery.h,
                y: delivery.y,
                b: delivery.b,
                r1: delivery.r1,
                r2: delivery.r2,
                w: delivery.w
            });
    }

    // ── private: ends ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Payment to the pool of the split of the purchase, bond back to the seller, licence to the buyer from the delivery on.
    function _settle(SaleId id, Sale storage sale) private {
        _requireNotFraudulent(id, sale);
        sale.state = SaleState.Settled;
        PoolId pool = poolId(sale.terms.assetOf(), sale.split);
        (uint256 amount, uint256 bond) = (sale.amount, sale.bond);
        uint256 fee = _share(amount, sale.feeBps);
        emit SaleSettled(id, pool, amount - fee, fee);

        uint40 deliveredAt = sale.deadline - sale.contentWindow;
        _licences.issueReserved(sale.terms, sale.buyer, sale.quantity, sale.version, deliveredAt);
        if (amount != 0) _vault.accrueLocked(pool, amount - fee, fee);
        if (bond != 0) _vault.release(sale.seller, bond);
    }

    /// @dev Payment back to the buyer; the bond too, unless the seller gave the order back in time.
    function _refund(SaleId id, Sale storage sale, RefundReason reason) private {
        sale.state = SaleState.Refunded;
        (uint256 amount, uint256 bond) = (sale.amount, sale.bond);
        bool declined = reason == RefundReason.Declined;
        uint256 bondPaid = declined ? 0 : bond;
        emit SaleRefunded(id, reason, amount, bondPaid);

        _licences.release(sale.terms, sale.buyer, sale.quantity);
        if (amount != 0) _vault.release(sale.buyer, amount + bondPaid);
        if (declined && bond != 0) _vault.release(sale.seller, bond);
    }

    function _saleIn(SaleId id, SaleState expected) private view returns (Sale storage sale) {
        sale = _sales[id];
        SaleState state = sale.state;
        if (state == SaleState.None) revert Escrow_UnknownSale(id);
        if (state != expected) revert Escrow_WrongState(id, state);
    }

    function _requireNotFraudulent(SaleId id, Sale storage sale) private view {
        if (_isFraudulent(sale)) revert Escrow_VersionFraudulent(id);
    }

    function _isFraudulent(Sale storage sale) private view returns (bool) {
        return _registry.isFraudulent(sale.terms.assetOf(), sale.version);
    }

    /// @dev Basis points of an amount, rounded down: the fraction of a base unit stays with the larger part.
    function _share(uint256 amount, uint256 basisPoints) private pure returns (uint256) {
        unchecked {
            // amount < 2^96 and basisPoints < 2^16
            return (amount * basisPoints) / BASIS_POINTS;
        }
    }
}
