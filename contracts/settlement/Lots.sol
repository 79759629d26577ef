// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PackedSalePolicy} from "../governance/PackedSalePolicy.sol";
import {Bls12381} from "../libraries/Bls12381.sol";
import {FeeTiers} from "../libraries/FeeTiers.sol";
import {AssetId, isLotHolder, poolId, PoolId, SaleId, TermsId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {Split} from "../registry/IAssetRegistry.sol";
import {Splits} from "../registry/Splits.sol";
import {IEscrow, Lot, Sale, SaleState} from "./IEscrow.sol";
import {Sales} from "./Sales.sol";

/// @title Lots
/// @notice Sales whose goods are held before there is a buyer and a price. See `IEscrow`.
/// @dev All that a sale needs is fixed or taken in when the lot is held; `award` asks for nothing that is still the seller's. A content
/// window of zero marks an open artifact: policy allows none for an encrypted one.
abstract contract Lots is Sales {
    using AssetStates for uint96;

    /// @inheritdoc IEscrow
    function hold(Lot calldata lot) external returns (SaleId id) {
        _requireVenue();
        PackedSalePolicy policy = _policy.packedSalePolicy();
        if (block.timestamp < policy.pausedUntil()) revert Escrow_Paused(policy.pausedUntil());
        AssetId asset = lot.terms.assetOf();
        (address owner, uint96 state) = _registry.packedStateOf(asset);
        _requireHoldable(asset, lot, owner, state);
        if (policy.needsCertificate(state.categoryOf())) _requireCertified(asset, lot.version);

        id = _nextSale();
        uint256 bond = _record(id, lot, state, policy);
        if (lot.terms.isTitle()) _registry.lock(asset);
        else _licences.reserve(lot.terms, id.lotHolder(), lot.quantity);
        if (bond != 0) {
            _vault.draw(owner, bond);
            _vault.lock(bond);
        }
    }

    /// @inheritdoc IEscrow
    function award(SaleId id, address buyer, uint96 amount, bytes calldata buyerKey) external {
        Sale storage sale = _ownLot(id);
        if (isLotHolder(buyer)) revert Escrow_BuyerIsNobody(buyer);
        if (_isVoid(sale)) revert Escrow_LotVoid(id);
        bool encrypted = sale.contentWindow != 0;
        if (encrypted && buyerKey.length == 0) revert Escrow_BuyerKeyMissing();
        if (!encrypted && buyerKey.length != 0) revert Escrow_BuyerKeyNotNeeded();

        uint256 fee = _share(amount, sale.feeBps);
        _emitOpened(id, sale, buyer, amount, fee);
        if (encrypted) _awaitKey(id, sale, buyer, amount, buyerKey);
        else _settleAtOnce(id, sale, buyer, amount - fee, fee);
    }

    /// @inheritdoc IEscrow
    function returnLot(SaleId id, address forfeitTo) external {
        Sale storage sale = _ownLot(id);
        sale.state = SaleState.Returned;
        uint256 bond = sale.bond;
        address bondTo = bond != 0 && _isFraudulent(sale) ? forfeitTo : sale.seller;
        emit LotReturned(id, bondTo);

        _takeBack(id, sale);
        if (bond != 0) _vault.release(bondTo, bond);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IEscrow
    function isLotVoid(SaleId id) external view returns (bool) {
        return _isVoid(_saleIn(id, SaleState.Held));
    }

    /// @inheritdoc IEscrow
    function requireOutsider(SaleId id, address account, Split calldata split) external view returns (bool encrypted) {
        Sale storage sale = _saleIn(id, SaleState.Held);
        encrypted = sale.contentWindow != 0;
        address seller = sale.seller;
        (AssetId asset, uint16 number) = (sale.terms.assetOf(), sale.split);
        (address owner, ) = _registry.packedStateOf(asset);
        if (account == seller || account == owner) revert Escrow_PartyOfLot(id, account);

        _requireSplit(asset, number, split);
        if (Splits.names(split.contributors, account)) revert Escrow_PartyOfLot(id, account);
    }

    /// @inheritdoc IEscrow
    function isBuyerKey(bytes calldata buyerKey) external view returns (bool) {
        return Bls12381.isValidG1(buyerKey);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Revenue that goes to the owner would be that of whoever owns the asset when it is distributed: the buyer of this very lot, or of
    /// the asset while its licences are auctioned.
    function _requireHoldable(AssetId asset, Lot calldata lot, address owner, uint96 state) private pure {
        if (!state.isLive()) revert Escrow_AssetNotForSale(asset);
        if (state.isLocked()) revert Escrow_AssetLocked(asset);
        if (owner != lot.seller) revert Escrow_SellerIsNotOwner(asset, lot.seller);
        if (state.latestVersion() != lot.version) {
            revert Escrow_VersionChanged(asset, lot.version, state.latestVersion());
        }
        if (!state.isSplitNamed()) revert Escrow_SplitNamesNobody(asset);
        if (lot.terms.isTitle() && lot.quantity != 1) revert Escrow_AssetIsOne(lot.quantity);
    }

    /// @return bond FTNS base units
    function _record(SaleId id, Lot calldata lot, uint96 state, PackedSalePolicy policy) private returns (uint96 bond) {
        Sale storage sale = _sales[id];
        sale.seller = lot.seller;
        sale.state = SaleState.Held;
        sale.feeBps = policy.feeBps();
        if (state.isEncrypted()) {
            bond = uint96(_share(lot.bondBase, policy.bondBps()));
            sale.deadline = policy.deliveryWindow();
            sale.contentWindow = policy.contentWindow();
        }
        sale.terms = lot.terms;
        sale.quantity = lot.quantity;
        sale.bond = bond;
        sale.version = lot.version;
        (sale.split, sale.epoch) = (state.splitOf(), state.epochOf());
        sale.lot = true;
        emit LotHeld(id, lot.terms, lot.seller, lot.version, state.splitOf(), lot.quantity, policy.feeBps(), bond);
    }

    function _awaitKey(SaleId id, Sale storage sale, address buyer, uint96 amount, bytes calldata buyerKey) private {
        uint40 deadline = uint40(block.timestamp) + sale.deadline;
        (sale.buyer, sale.amount) = (buyer, amount);
        sale.state = SaleState.AwaitingKey;
        sale.deadline = deadline;
        sale.buyerKeyHash = keccak256(buyerKey);
        emit KeyAwaited(id, sale.seller, sale.bond, deadline, buyerKey);

        if (amount != 0) _vault.lock(amount);
    }

    /// @dev The lot of an open artifact has no bond. Its record has done its work; the money goes from the table into the pool.
    function _settleAtOnce(SaleId id, Sale storage sale, address buyer, uint256 net, uint256 fee) private {
        (TermsId terms, address seller, uint32 quantity) = (sale.terms, sale.seller, sale.quantity);
        PoolId pool = poolId(terms.assetOf(), sale.split);
        _forget(sale);
        if (terms.isTitle()) {
            (address publisher, uint256 royalty) = _royaltyOf(terms.assetOf(), seller, net + fee);
            if (royalty != 0) _vault.lock(royalty);
            net -= royalty;
            emit SaleSettled(id, pool, net, fee);
            _handOver(id, terms.assetOf(), buyer, publisher, royalty);
        } else {
            emit SaleSettled(id, pool, net, fee);
            uint8 purchase = FeeTiers.tierOf(fee);
            _licences.issueReserved(terms, id.lotHolder(), buyer, quantity, 0, uint40(block.timestamp), purchase);
        }
        if (net + fee != 0) _vault.accrue(pool, net, fee);
    }

    /// @dev Slots 1 and 2 are all that a held lot has written. The number is never given again.
    function _forget(Sale storage sale) private {
        assembly ("memory-safe") {
            sstore(add(sale.slot, 1), 0)
            sstore(add(sale.slot, 2), 0)
        }
    }

    function _emitOpened(SaleId id, Sale storage sale, address buyer, uint256 amount, uint256 fee) private {
        emit SaleOpened(id, sale.terms, buyer, sale.seller, sale.version, sale.split, sale.quantity, amount, fee);
    }

    /// @dev A held lot of the calling venue.
    function _ownLot(SaleId id) private view returns (Sale storage sale) {
        sale = _saleIn(id, SaleState.Held);
        if (!_isOwn(id)) revert Escrow_CallerIsNotVenueOfLot(id, msg.sender);
    }

    function _isVoid(Sale storage sale) private view returns (bool) {
        (, uint96 state) = _registry.packedStateOf(sale.terms.assetOf());
        return state.isTakenDown() || _isFraudulent(sale);
    }

    function _requireSplit(AssetId asset, uint16 number, Split calldata split) private view {
        if (Splits.hash(split.contributors, split.parents) != _registry.splitHashOf(asset, number)) {
            revert Escrow_SplitMismatch(asset, number);
        }
    }
}
