// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IMarketPolicy, SalePolicy} from "../governance/IMarketPolicy.sol";
import {Bls12381} from "../libraries/Bls12381.sol";
import {AssetId, poolId, PoolId, SaleId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {AssetState, AssetStatus, Content, IAssetRegistry} from "../registry/IAssetRegistry.sol";
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
    function open(Order calldata order, bytes calldata buyerKey) external returns (SaleId id) {
        id = _nextSale();
        SalePolicy memory policy = _policy.salePolicy();
        if (block.timestamp < policy.pausedUntil) revert Escrow_Paused(policy.pausedUntil);
        if (order.quantity == 0) revert Escrow_ZeroQuantity();
        AssetId asset = order.terms.assetOf();
        (address owner, uint96 packed) = _registry.packedStateOf(asset);
        AssetState memory asset_ = AssetStates.unpack(owner, packed);
        _requireForSale(order, asset, asset_);

        if (_needsKey(order, buyerKey, asset_.encrypted)) _awaitKey(id, order, buyerKey, asset, asset_, policy);
        else _settleAtOnce(id, order, asset, asset_, policy.feeBps);
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

    function _requireForSale(Order calldata order, AssetId asset, AssetState memory asset_) private pure {
        if (asset_.status != AssetStatus.Live) revert Escrow_AssetNotForSale(asset);
        if (asset_.latestVersion != order.version) {
            revert Escrow_VersionChanged(asset, order.version, asset_.latestVersion);
        }
        if (asset_.epoch != order.epoch) revert Escrow_OfferOutdated(asset, order.epoch, asset_.epoch);
        if (asset_.owner == order.buyer) revert Escrow_BuyerIsSeller(order.buyer);
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

    function _settleAtOnce(
        SaleId id,
        Order calldata order,
        AssetId asset,
        AssetState memory asset_,
        uint256 feeBps
    ) private {
        uint256 fee = _share(order.amount, feeBps);
        _emitOpened(id, order, asset, asset_, fee, SaleState.Settled);

        _licences.issue(order.terms, order.buyer, order.quantity, asset_.encrypted ? order.version : 0);
        if (order.amount != 0) _vault.accrue(poolId(asset, asset_.split), order.amount - fee, fee);
    }

    function _awaitKey(
        SaleId id,
        Order calldata order,
        bytes calldata buyerKey,
        AssetId asset,
        AssetState memory asset_,
        SalePolicy memory policy
    ) private {
        uint96 bond = uint96(_share(order.amount, policy.bondBps));
        uint40 deadline = uint40(block.timestamp) + policy.deliveryWindow;
        Sale storage sale = _sales[id];
        (sale.buyer, sale.amount) = (order.buyer, order.amount);
        sale.seller = asset_.owner;
        sale.state = SaleState.AwaitingKey;
        sale.feeBps = policy.feeBps;
        sale.deadline = deadline;
        sale.contentWindow = policy.contentWindow;
        sale.terms = order.terms;
        sale.quantity = order.quantity;
        sale.bond = bond;
        sale.version = order.version;
        sale.split = asset_.split;
        sale.buyerKeyHash = keccak256(buyerKey);
        _emitOpened(id, order, asset, asset_, _share(order.amount, policy.feeBps), SaleState.AwaitingKey);
        emit KeyAwaited(id, asset_.owner, bond, deadline, buyerKey);

        _licences.reserve(order.terms, order.buyer, order.quantity);
        if (bond != 0) _vault.draw(asset_.owner, bond);
        if (order.amount != 0) _vault.lock(uint256(order.amount) + bond);
    }

    function _emitOpened(
        SaleId id,
        Order calldata order,
        AssetId asset,
        AssetState memory asset_,
        uint256 fee,
        SaleState state
    ) private {
        emit SaleOpened(
            id,
            asset,
            order.buyer,
            asset_.owner,
            order.terms,
            order.version,
            asset_.split,
            order.quantity,
            order.amount,
            fee,
            state
        );
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
