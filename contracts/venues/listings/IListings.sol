// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../libraries/Ids.sol";

/// @notice A fixed-price offer of licences under one terms id.
struct Listing {
    // slot 0
    uint96 price; // FTNS base units per unit of quantity; 0 = free
    uint32 remaining; // quantity left; type(uint32).max = without limit
    uint40 expiresAt; // timestamp (seconds) of the last valid second; type(uint40).max = none
    uint16 epoch; // ownership epoch it was made in; void after a change of owner
    ListingState state;
}

enum ListingState {
    None,
    Active,
    Paused,
    Ended
}

/// @notice A purchase. Nothing that can move under the buyer is left open.
struct Purchase {
    TermsId terms;
    uint32 quantity;
    uint16 version; // asset version the buyer has verified
    uint96 maxPrice; // FTNS base units for the whole quantity; the actual price is never more
    uint40 deadline; // timestamp (seconds), accepted while block.timestamp <= deadline
    bytes buyerKey; // B, 128 bytes; empty for open artifacts and renewals
}

/// @title Listings
/// @notice Fixed-price sales: the seller names a price per unit, the first come is served. One listing per terms id.
/// The owner of the asset can re-price, pause, resume and end; a completed purchase is never touched. A listing is void once the
/// asset changes hands.
/// Warning: what a declined or undelivered purchase took off a limited quantity does not come back: list anew.
interface IListings {
    event Listed(TermsId indexed terms, AssetId indexed asset, address indexed seller, Listing listing);
    event Repriced(TermsId indexed terms, uint96 previousPrice, uint96 newPrice);
    event ListingStateChanged(TermsId indexed terms, ListingState state);
    /// @notice Part of a limited quantity was bought. Unlimited listings do not emit it.
    event QuantityTaken(TermsId indexed terms, uint32 remaining);

    error Listings_CallerIsNotOwner(AssetId asset, address caller);
    /// @notice The terms do not exist, or take no new business.
    error Listings_TermsClosed(TermsId terms);
    error Listings_NotActive(TermsId terms, ListingState state);
    error Listings_NotPaused(TermsId terms, ListingState state);
    error Listings_Ended(TermsId terms);
    /// @notice The asset changed hands since: list anew.
    error Listings_Outdated(TermsId terms, uint16 listedEpoch, uint16 actualEpoch);
    error Listings_Expired(TermsId terms, uint40 expiresAt);
    error Listings_ExpiryInThePast(uint40 expiresAt);
    error Listings_ZeroQuantity();
    error Listings_QuantityExceedsRemaining(TermsId terms, uint32 requested, uint32 remaining);
    error Listings_PriceAboveMax(TermsId terms, uint256 price, uint256 maxPrice);
    error Listings_DeadlinePassed(uint40 deadline);

    /// @notice Offers licences under `terms`. Owner of the asset only. Replaces whatever listing these terms had.
    /// @param price FTNS base units per unit of quantity; 0 = free
    /// @param quantity type(uint32).max = without limit
    /// @param expiresAt timestamp (seconds) of the last valid second; type(uint40).max = none
    function list(TermsId terms, uint96 price, uint32 quantity, uint40 expiresAt) external;

    function reprice(TermsId terms, uint96 price) external;

    function pause(TermsId terms) external;

    function resume(TermsId terms) external;

    function end(TermsId terms) external;

    /// @notice Buys with an FTNS allowance to this contract. Buying again under subscription terms renews.
    function buy(Purchase calldata purchase) external returns (SaleId sale);

    /// @notice Buys with an ERC-2612 permit for `permitValue` to this contract, in one transaction. A permit that somebody
    /// else has submitted before does no harm: a permit that fails is ignored when the allowance covers the price anyway.
    function buyWithPermit(
        Purchase calldata purchase,
        uint256 permitValue,
        uint256 permitDeadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (SaleId sale);

    /// @notice Buys from the caller's credit in the vault (`Vault.approve` this contract first).
    function buyFromVault(Purchase calldata purchase) external returns (SaleId sale);

    function listingOf(TermsId terms) external view returns (Listing memory);

    /// @notice Price for a quantity now, FTNS base units. Reverts as `buy` would for an inactive listing.
    function priceOf(TermsId terms, uint32 quantity) external view returns (uint256);
}
