// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeTiers} from "../libraries/FeeTiers.sol";
import {AssetId, TermsId} from "../libraries/Ids.sol";
import {AssetStates} from "../registry/AssetStates.sol";
import {IAssetRegistry, Split} from "../registry/IAssetRegistry.sol";
import {ILicences} from "../registry/ILicences.sol";
import {Splits} from "../registry/Splits.sol";
import {IReputation} from "./IReputation.sol";
import {IReviews, Review} from "./IReviews.sol";

/// @title Reviews
/// @notice See {IReviews}.
contract Reviews is IReviews {
    using AssetStates for uint96;

    uint8 private constant TOP_RATING = 5;

    IAssetRegistry private immutable _registry;
    ILicences private immutable _licences;
    IReputation private immutable _reputation;

    mapping(TermsId terms => mapping(address reviewer => Review)) private _reviews;

    constructor(IAssetRegistry registry, ILicences licences, IReputation reputation) {
        _registry = registry;
        _licences = licences;
        _reputation = reputation;
    }

    /// @inheritdoc IReviews
    function review(TermsId terms, uint8 rating, bytes32 textDigest, Split calldata split) external {
        _requireRating(rating);
        if (_reviews[terms][msg.sender].rating != 0) revert Reviews_AlreadyReviewed(terms, msg.sender);
        (uint8 tier, uint16 number, uint16 epoch) = _licences.purchaseOf(terms, msg.sender);
        if (tier == 0) revert Reviews_NeverBought(terms, msg.sender);
        (address seller, uint96 state) = _requireOutsider(terms, number, split);

        // Who owns it now, but did not when it was bought, has not earned this rating.
        uint8 weight = epoch == state.epochOf() ? FeeTiers.weightOf(tier) : 0;
        Review storage stored = _reviews[terms][msg.sender];
        (stored.seller, stored.rating, stored.weight, stored.split) = (seller, rating, weight, number);
        emit Reviewed(terms, msg.sender, seller, rating, weight, textDigest);
        if (weight != 0) _reputation.recordReview(seller, weight, 0, rating);
    }

    /// @inheritdoc IReviews
    function edit(TermsId terms, uint8 rating, bytes32 textDigest) external {
        _requireRating(rating);
        Review storage stored = _existing(terms, msg.sender);
        Review memory before = stored;
        stored.rating = rating;
        // The events keep every edit; the counter only says that there were some.
        if (before.edits != type(uint16).max) stored.edits = before.edits + 1;
        emit ReviewEdited(terms, msg.sender, before.rating, rating, textDigest);
        if (before.weight != 0) _reputation.recordReview(before.seller, before.weight, before.rating, rating);
    }

    /// @inheritdoc IReviews
    function answer(TermsId terms, address reviewer, bytes32 textDigest) external {
        _existing(terms, reviewer);
        (address owner, ) = _registry.packedStateOf(terms.assetOf());
        if (owner != msg.sender) revert Reviews_CallerIsNotOwner(terms.assetOf(), msg.sender);
        emit ReviewAnswered(terms, reviewer, msg.sender, textDigest);
    }

    /// @inheritdoc IReviews
    function strike(TermsId terms, address reviewer, uint16 number, Split calldata split) external {
        Review storage stored = _existing(terms, reviewer);
        if (stored.struck) revert Reviews_AlreadyStruck(terms, reviewer);
        if (number > stored.split) revert Reviews_SplitIsLater(terms.assetOf(), number, stored.split);
        _requireSplit(terms.assetOf(), number, split);
        if (!Splits.names(split.contributors, reviewer)) revert Reviews_NoSelfDealing(terms, reviewer);

        (address seller, uint8 weight, uint8 rating) = (stored.seller, stored.weight, stored.rating);
        (stored.struck, stored.weight) = (true, 0);
        emit ReviewStruck(terms, reviewer, number);
        if (weight != 0) _reputation.recordReview(seller, weight, rating, 0);
    }

    /// @inheritdoc IReviews
    function reviewOf(TermsId terms, address reviewer) external view returns (Review memory) {
        return _reviews[terms][reviewer];
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _requireRating(uint8 rating) private pure {
        if (rating == 0 || rating > TOP_RATING) revert Reviews_InvalidRating(rating);
    }

    function _existing(TermsId terms, address reviewer) private view returns (Review storage stored) {
        stored = _reviews[terms][reviewer];
        if (stored.rating == 0) revert Reviews_NotReviewed(terms, reviewer);
    }

    /// @param number of the split at the purchase: whom the owner named later is no party for that
    /// @return owner of the asset
    /// @return state of the asset, packed
    function _requireOutsider(
        TermsId terms,
        uint16 number,
        Split calldata split
    ) private view returns (address owner, uint96 state) {
        (owner, state) = _registry.packedStateOf(terms.assetOf());
        _requireSplit(terms.assetOf(), number, split);
        bool party = msg.sender == owner || Splits.names(split.contributors, msg.sender);
        for (uint256 i = 0; !party && i < split.parents.length; ++i) {
            (address parentOwner, ) = _registry.packedStateOf(split.parents[i].asset);
            party = msg.sender == parentOwner;
        }
        if (party) revert Reviews_SelfDealing(terms, msg.sender);
    }

    function _requireSplit(AssetId asset, uint16 number, Split calldata split) private view {
        if (Splits.hash(split.contributors, split.parents) != _registry.splitHashOf(asset, number)) {
            revert Reviews_SplitMismatch(asset, number);
        }
    }
}
