// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";

import {AssetId, SaleId, TermsId} from "../../libraries/Ids.sol";
import {AssetStates} from "../../registry/AssetStates.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {ILicences} from "../../registry/ILicences.sol";
import {IEscrow, Order} from "../../settlement/IEscrow.sol";
import {IVault} from "../../settlement/IVault.sol";
import {IListings, Listing, ListingState, Purchase} from "./IListings.sol";

/// @title Listings
/// @notice See `IListings`.
/// @dev Holds no money: what a buyer pays goes to the vault's table and from there into the sale, in one transaction. Who owns an
/// asset and whether it may be sold is the escrow's question at the purchase; a listing only remembers the epoch it was made in.
contract Listings is IListings {
    using SafeERC20 for IERC20;

    uint32 private constant UNLIMITED = type(uint32).max;

    IERC20 private immutable _ftns;
    IVault private immutable _vault;
    IEscrow private immutable _escrow;
    IAssetRegistry private immutable _registry;
    ILicences private immutable _licences;

    mapping(TermsId terms => Listing) private _listings;

    constructor(IERC20 ftns, IVault vault, IEscrow escrow, IAssetRegistry registry, ILicences licences) {
        _ftns = ftns;
        _vault = vault;
        _escrow = escrow;
        _registry = registry;
        _licences = licences;
    }

    // ── seller ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IListings
    function list(TermsId terms, uint96 price, uint32 quantity, uint40 expiresAt) external {
        if (quantity == 0) revert Listings_ZeroQuantity();
        if (expiresAt < block.timestamp) revert Listings_ExpiryInThePast(expiresAt);
        AssetId asset = terms.assetOf();
        uint16 epoch = _requireOwner(asset);
        if (!_licences.isOpen(terms)) revert Listings_TermsClosed(terms);

        Listing storage listing = _listings[terms];
        listing.price = price;
        listing.remaining = quantity;
        listing.expiresAt = expiresAt;
        listing.epoch = epoch;
        listing.state = ListingState.Active;
        emit Listed(terms, asset, msg.sender, listing);
    }

    /// @inheritdoc IListings
    function reprice(TermsId terms, uint96 price) external {
        Listing storage listing = _editable(terms);
        uint96 previous = listing.price;
        listing.price = price;
        emit Repriced(terms, previous, price);
    }

    /// @inheritdoc IListings
    function pause(TermsId terms) external {
        Listing storage listing = _editable(terms);
        if (listing.state != ListingState.Active) revert Listings_NotActive(terms, listing.state);
        _changeState(terms, listing, ListingState.Paused);
    }

    /// @inheritdoc IListings
    function resume(TermsId terms) external {
        Listing storage listing = _editable(terms);
        if (listing.state != ListingState.Paused) revert Listings_NotPaused(terms, listing.state);
        _changeState(terms, listing, ListingState.Active);
    }

    /// @inheritdoc IListings
    function end(TermsId terms) external {
        _changeState(terms, _editable(terms), ListingState.Ended);
    }

    // ── buyer ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IListings
    function buy(Purchase calldata purchase) external returns (SaleId) {
        Order memory order = _take(purchase);
        _payFromWallet(order.amount);
        return _escrow.open(order, purchase.buyerKey);
    }

    /// @inheritdoc IListings
    function buyWithPermit(
        Purchase calldata purchase,
        uint256 permitValue,
        uint256 permitDeadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (SaleId) {
        Order memory order = _take(purchase);
        // A permit that somebody else has submitted before fails here and has done its work.
        try
            IERC20Permit(address(_ftns)).permit(msg.sender, address(this), permitValue, permitDeadline, v, r, s)
        {} catch (bytes memory reason) {
            if (_ftns.allowance(msg.sender, address(this)) < order.amount) LowLevelCall.bubbleRevert(reason);
        }
        _payFromWallet(order.amount);
        return _escrow.open(order, purchase.buyerKey);
    }

    /// @inheritdoc IListings
    function buyFromVault(Purchase calldata purchase) external returns (SaleId) {
        Order memory order = _take(purchase);
        if (order.amount != 0) _vault.draw(msg.sender, order.amount);
        return _escrow.open(order, purchase.buyerKey);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IListings
    function listingOf(TermsId terms) external view returns (Listing memory) {
        return _listings[terms];
    }

    /// @inheritdoc IListings
    function priceOf(TermsId terms, uint32 quantity) external view returns (uint256) {
        return _quote(terms, _listings[terms], quantity);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Lays `amount` on the vault's table. The vault itself checks that it arrived.
    function _payFromWallet(uint256 amount) private {
        if (amount == 0) return;
        _vault.expectPayment();
        _ftns.safeTransferFrom(msg.sender, address(_vault), amount);
    }

    /// @dev Makes the price and takes the quantity off the listing.
    function _take(Purchase calldata purchase) private returns (Order memory order) {
        if (block.timestamp > purchase.deadline) revert Listings_DeadlinePassed(purchase.deadline);
        TermsId terms = purchase.terms;
        Listing storage listing = _listings[terms];
        uint256 amount = _quote(terms, listing, purchase.quantity);
        if (amount > purchase.maxPrice) revert Listings_PriceAboveMax(terms, amount, purchase.maxPrice);

        order.terms = terms;
        order.quantity = purchase.quantity;
        order.buyer = msg.sender;
        order.amount = uint96(amount);
        order.version = purchase.version;
        order.epoch = listing.epoch;
        if (listing.remaining != UNLIMITED) {
            uint32 remaining = listing.remaining - purchase.quantity;
            listing.remaining = remaining;
            emit QuantityTaken(terms, remaining);
        }
    }

    /// @dev Price of `quantity` of an active listing.
    function _quote(TermsId terms, Listing storage listing, uint32 quantity) private view returns (uint256) {
        if (listing.state != ListingState.Active) revert Listings_NotActive(terms, listing.state);
        if (block.timestamp > listing.expiresAt) revert Listings_Expired(terms, listing.expiresAt);
        if (quantity == 0) revert Listings_ZeroQuantity();
        if (quantity > listing.remaining) {
            revert Listings_QuantityExceedsRemaining(terms, quantity, listing.remaining);
        }
        return uint256(listing.price) * quantity;
    }

    /// @dev A listing that its asset's owner may change: not ended, and made in this ownership.
    function _editable(TermsId terms) private view returns (Listing storage listing) {
        uint16 epoch = _requireOwner(terms.assetOf());
        listing = _listings[terms];
        if (listing.state == ListingState.None) revert Listings_NotActive(terms, ListingState.None);
        if (listing.state == ListingState.Ended) revert Listings_Ended(terms);
        if (listing.epoch != epoch) revert Listings_Outdated(terms, listing.epoch, epoch);
    }

    /// @return epoch the present ownership epoch of the asset
    function _requireOwner(AssetId asset) private view returns (uint16 epoch) {
        (address owner, uint96 packed) = _registry.packedStateOf(asset);
        if (owner != msg.sender) revert Listings_CallerIsNotOwner(asset, msg.sender);
        return AssetStates.epochOf(packed);
    }

    function _changeState(TermsId terms, Listing storage listing, ListingState state) private {
        listing.state = state;
        emit ListingStateChanged(terms, state);
    }
}
