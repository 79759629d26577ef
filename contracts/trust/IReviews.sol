// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../libraries/Ids.sol";
import {Split} from "../registry/IAssetRegistry.sol";

/// @notice A review as it stands.
struct Review {
    // slot 0
    address seller; // owner of the asset at the review: whose reputation it counts for
    uint8 rating; // 1 to 5; 0 = none
    uint8 weight; // see `FeeTiers`
    bool struck; // shown to be self-dealing
    uint16 edits;
    uint16 split; // in force at the purchase
}

/// @title Reviews
/// @notice What buyers say. Only an account that bought a licence reviews it, once; it may edit, and the events keep every text. Nobody
/// else's word is asked for: no approval, no removal, except of self-dealing, which anybody can show.
/// A review weighs the logarithm of the platform fee that was paid (`FeeTiers`): faking one costs money that is gone.
/// It counts for the owner that sold the licence: after a change of owner a review is shown and weighs nothing.
/// Warning: a buyer who has transferred its licence, or whose licence has ended, may still review: it has paid.
interface IReviews {
    /// @param textDigest sha2-256 digest of a raw IPFS block; 0 = no text
    event Reviewed(
        TermsId indexed terms,
        address indexed reviewer,
        address indexed seller,
        uint8 rating,
        uint8 weight,
        bytes32 textDigest
    );
    event ReviewEdited(
        TermsId indexed terms,
        address indexed reviewer,
        uint8 previous,
        uint8 rating,
        bytes32 textDigest
    );
    event ReviewAnswered(TermsId indexed terms, address indexed reviewer, address indexed seller, bytes32 textDigest);
    event ReviewStruck(TermsId indexed terms, address indexed reviewer, uint16 split);

    error Reviews_NeverBought(TermsId terms, address account);
    error Reviews_AlreadyReviewed(TermsId terms, address reviewer);
    error Reviews_NotReviewed(TermsId terms, address reviewer);
    /// @notice From 1 to 5.
    error Reviews_InvalidRating(uint8 rating);
    /// @notice The account owns the asset, owns a parent of it, or is a contributor of the split.
    error Reviews_SelfDealing(TermsId terms, address account);
    /// @notice The split handed in is not the one on record.
    error Reviews_SplitMismatch(AssetId asset, uint16 split);
    error Reviews_CallerIsNotOwner(AssetId asset, address caller);
    /// @notice The split was published after the review: it says nothing about it.
    error Reviews_SplitIsLater(AssetId asset, uint16 split, uint16 last);
    error Reviews_AlreadyStruck(TermsId terms, address reviewer);
    /// @notice The account is no contributor of that split: nothing to strike.
    error Reviews_NoSelfDealing(TermsId terms, address account);

    /// @notice Reviews a licence that the caller bought. Not the asset's owner, its contributors, nor the owners of its parents.
    /// @param split the asset's split at the purchase, see `ILicences.purchaseOf`
    function review(TermsId terms, uint8 rating, bytes32 textDigest, Split calldata split) external;

    /// @notice Changes the caller's review. Its weight and whose reputation it counts for stay.
    function edit(TermsId terms, uint8 rating, bytes32 textDigest) external;

    /// @notice Answers a review. The asset's owner only, as often as it likes.
    function answer(TermsId terms, address reviewer, bytes32 textDigest) external;

    /// @notice Takes the weight of a review away by showing that its author is a contributor of a split that the asset had until
    /// then. Not of a later one: an owner could name anybody it wants to silence. Anyone.
    /// @param number of the split
    function strike(TermsId terms, address reviewer, uint16 number, Split calldata split) external;

    function reviewOf(TermsId terms, address reviewer) external view returns (Review memory);
}
