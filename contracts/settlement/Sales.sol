// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";

import {IMarketPolicy} from "../governance/IMarketPolicy.sol";
import {FeeTiers} from "../libraries/FeeTiers.sol";
import {AssetId, poolId, PoolId, SaleId, TermsId} from "../libraries/Ids.sol";
import {Purchases} from "../libraries/Purchases.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {ILicences} from "../registry/ILicences.sol";
import {ICertificates} from "../trust/ICertificates.sol";
import {IReputation, News} from "../trust/IReputation.sol";
import {IEscrow, Sale, SaleState} from "./IEscrow.sol";
import {IVault} from "./IVault.sol";
import {Venues} from "./Venues.sol";

/// @title Sales
/// @notice The escrow's book of the sales that wait, and how they end. See `IEscrow`.
/// @dev Every contract called from here is an immutable part of the market and calls no account back (licences are issued and assets
/// handed over without a receiver callback), so no reentrancy guard is needed; states change before money moves all the same.
/// What is zero never touches the vault.
abstract contract Sales is Venues {
    uint256 private constant BASIS_POINTS = 10_000;

    IMarketPolicy internal immutable _policy;
    IAssetRegistry internal immutable _registry;
    ILicences internal immutable _licences;
    IReputation internal immutable _reputation;
    ICertificates internal immutable _certificates;
    IVault internal immutable _vault;

    mapping(SaleId sale => Sale) internal _sales;

    constructor(
        address authority,
        IMarketPolicy policy,
        IAssetRegistry registry,
        ILicences licences,
        IReputation reputation,
        ICertificates certificates,
        IVault vault
    ) AccessManaged(authority) {
        _policy = policy;
        _registry = registry;
        _licences = licences;
        _reputation = reputation;
        _certificates = certificates;
        _vault = vault;
    }

    // ── ends ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function confirm(SaleId id) external {
        Sale storage sale = _saleIn(id, SaleState.Delivered);
        if (msg.sender != sale.buyer) revert Escrow_CallerIsNotBuyer(id, msg.sender);
        _requireNotFraudulent(id, sale);
        _settleDelivered(id, sale);
    }

    /// @inheritdoc IEscrow
    function settle(SaleId id) external {
        Sale storage sale = _saleIn(id, SaleState.Delivered);
        if (block.timestamp <= sale.deadline) revert Escrow_TooEarly(id, sale.deadline);
        _requireNotFraudulent(id, sale);
        _settleDelivered(id, sale);
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
        if (state != SaleState.AwaitingKey && state != SaleState.Delivered) revert Escrow_WrongState(id, state);

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

    // ── internal ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Payment to the pool of the split of the purchase, bond back to the seller, the goods to the buyer.
    /// @param keyVersion asset version whose key the buyer has, 0 = none
    /// @param start timestamp (seconds) from which a subscription runs
    function _settle(SaleId id, Sale storage sale, uint16 keyVersion, uint40 start) internal {
        sale.state = SaleState.Settled;
        (TermsId terms, address buyer, address seller) = (sale.terms, sale.buyer, sale.seller);
        (uint256 amount, uint256 bond) = (sale.amount, sale.bond);
        PoolId pool = poolId(terms.assetOf(), sale.split);
        uint256 fee = _share(amount, sale.feeBps);
        uint256 net = amount - fee;
        if (terms.isTitle()) {
            (address publisher, uint256 royalty) = _royaltyOf(terms.assetOf(), seller, amount);
            net -= royalty;
            emit SaleSettled(id, pool, net, fee);
            _handOver(id, terms.assetOf(), buyer, publisher, royalty);
        } else {
            emit SaleSettled(id, pool, net, fee);
            address reservedFor = sale.lot ? id.lotHolder() : buyer;
            uint40 purchase = Purchases.pack(FeeTiers.tierOf(fee), sale.split, sale.epoch);
            _licences.issueReserved(terms, reservedFor, buyer, sale.quantity, keyVersion, start, purchase);
        }
        if (amount != 0) _vault.accrueLocked(pool, net, fee);
        if (bond != 0) _vault.release(seller, bond);
    }

    /// @dev The caller has asked whether the version is fraudulent. Only a sale with a fee that is worth a vote in a review counts: success that
    /// costs nothing would be repeated.
    function _settleDelivered(SaleId id, Sale storage sale) internal {
        _settle(id, sale, sale.version, sale.deadline - sale.contentWindow);
        if (_isWorthNews(sale)) _reputation.record(sale.seller, News.Delivered);
    }

    /// @dev A resale pays the publisher of the asset (ERC-2981) out of what the fee leaves: both are bounded far below the price.
    /// @return publisher who is paid
    /// @return royalty FTNS base units
    function _royaltyOf(
        AssetId asset,
        address seller,
        uint256 amount
    ) internal view returns (address publisher, uint256 royalty) {
        (publisher, royalty) = IERC2981(address(_registry)).royaltyInfo(AssetId.unwrap(asset), amount);
        if (publisher == seller) royalty = 0;
    }

    /// @dev The asset to its buyer, and the royalty, which lies in the escrow's compartment, to its publisher.
    function _handOver(SaleId id, AssetId asset, address buyer, address publisher, uint256 royalty) internal {
        _registry.unlock(asset, buyer);
        if (royalty == 0) return;
        emit ResaleRoyaltyPaid(id, publisher, royalty);
        _vault.release(publisher, royalty);
    }

    /// @dev The goods back to the seller: licences to the cap, an asset out of its lock. Licences of a lot were reserved before it had a
    /// buyer.
    function _takeBack(SaleId id, Sale storage sale) internal {
        if (sale.terms.isTitle()) _registry.unlock(sale.terms.assetOf(), sale.seller);
        else _licences.release(sale.terms, sale.lot ? id.lotHolder() : sale.buyer, sale.quantity);
    }

    function _saleIn(SaleId id, SaleState expected) internal view returns (Sale storage sale) {
        sale = _sales[id];
        SaleState state = sale.state;
        if (state == SaleState.None) revert Escrow_UnknownSale(id);
        if (state != expected) revert Escrow_WrongState(id, state);
    }

    function _requireNotFraudulent(SaleId id, Sale storage sale) internal view {
        if (_isFraudulent(sale)) revert Escrow_VersionFraudulent(id);
    }

    function _isFraudulent(Sale storage sale) internal view returns (bool) {
        return _registry.isFraudulent(sale.terms.assetOf(), sale.version);
    }

    /// @dev Policy wants an auditor's word before some categories are sold.
    function _requireCertified(AssetId asset, uint16 version) internal view {
        if (!_certificates.isCertified(asset, version)) revert Escrow_NotCertified(asset, version);
    }

    /// @dev Basis points of an amount, rounded down: the fraction of a base unit stays with the larger part.
    function _share(uint256 amount, uint256 basisPoints) internal pure returns (uint256) {
        unchecked {
            // amount < 2^96 and basisPoints < 2^16
            return (amount * basisPoints) / BASIS_POINTS;
        }
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _isWorthNews(Sale storage sale) private view returns (bool) {
        return FeeTiers.isWorthNews(_share(sale.amount, sale.feeBps));
    }

    /// @dev Payment back to the buyer; the bond too, unless the seller gave the order back in time. Who declines a lot calls an auction
    /// off after its bids: that costs the bond.
    function _refund(SaleId id, Sale storage sale, RefundReason reason) private {
        sale.state = SaleState.Refunded;
        (uint256 amount, uint256 bond) = (sale.amount, sale.bond);
        bool declined = reason == RefundReason.Declined;
        uint256 bondPaid = declined && !sale.lot ? 0 : bond;
        emit SaleRefunded(id, reason, amount, bondPaid);

        _takeBack(id, sale);
        if (reason == RefundReason.Fraudulent) _reputation.record(sale.seller, News.Fraud);
        else if (!declined && _isWorthNews(sale)) _reputation.record(sale.seller, News.NotDelivered);
        if (amount + bondPaid != 0) _vault.release(sale.buyer, amount + bondPaid);
        if (bondPaid != bond) _vault.release(sale.seller, bond);
    }
}
