// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId} from "../libraries/Ids.sol";

/// @notice What an asset is.
enum Category {
    Model,
    Dataset,
    Compute,
    Tool,
    IP
}

/// @notice Whether an asset can be sold.
enum AssetStatus {
    Live,
    TakenDown, // tombstone: hash and reason stay, no new business, completed purchases untouched
    Fraudulent // the latest version was proved to be something else than was committed; a new version makes it Live again
}

/// @notice An asset's state, packed beside its owner in one slot.
struct AssetState {
    // slot 0 (owner: 160 bits, rest: the 96 bits of extra data beside it)
    address owner;
    uint32 exclusiveUntil; // timestamp (seconds) until which an exclusive licence is live or held; max = for ever; 0 = never
    uint16 latestVersion; // versions count from 1
    uint16 split; // version of the revenue split in force, from 1
    uint16 epoch; // counts changes of owner: an offer of an earlier epoch is void
    Category category; // 3 bits
    AssetStatus status; // 2 bits
    bool encrypted; // 1 bit: the latest version needs a key
    uint8 depth; // 4 bits: generations above this asset
    bool locked; // 1 bit: it is the lot of a running auction
    bool splitNamed; // 1 bit: the split in force names contributors; else its revenue is the owner's
}

/// @notice What an artifact is, byte for byte (docs/delivery.md). Stored as keccak256(abi.encode(Content)).
struct Content {
    bytes32 ciphertextRoot;
    bytes32 plaintextRoot; // = ciphertextRoot for an open artifact
    uint64 size; // bytes
    bytes32 keyHash; // keccak256(H ‖ Y), zero for an open artifact
}

/// @notice A version to publish.
struct VersionInput {
    bytes32 metadataDigest; // sha2-256 of the metadata JSON, stored on IPFS as one raw block
    bytes32 artifactDigest; // sha2-256 digest of the artifact's UnixFS root
    bytes32 keyNonce; // random, binds the content key to this version; zero for an open artifact
    Content content;
}

/// @notice A published version. Never changes.
struct Version {
    bytes32 metadataDigest; // slot 0
    bytes32 artifactDigest; // slot 1
    bytes32 contentHash; // slot 2
}

/// @notice A contributor's part of the revenue, relative to the sum of all weights.
struct Contributor {
    address account;
    uint96 weight;
}

/// @notice A parent asset and its royalty on each sale of the child, in basis points of the payment less the fee.
struct Parent {
    AssetId asset;
    uint16 royaltyBps;
}

/// @notice The contributors and parents of one revenue split, as `SplitChanged` published them.
struct Split {
    Contributor[] contributors;
    Parent[] parents;
}

/// @title AssetRegistry
/// @notice Assets as ERC-721 tokens: versions that never change, contributors, lineage, takedown with a tombstone.
/// ERC-721 metadata, ERC-2981, ERC-4906.
/// Warning: transferring the token transfers the right to publish versions, set terms, list and change the split; it voids
/// open offers (epoch), but the revenue split stays until the new owner changes it, and past accruals stay with the old split.
interface IAssetRegistry {
    event AssetPublished(
        AssetId indexed asset,
        address indexed publisher,
        Category indexed category,
        uint16 resaleRoyaltyBps,
        uint8 depth
    );
    event VersionPublished(
        AssetId indexed asset,
        uint16 indexed version,
        bytes32 metadataDigest,
        bytes32 artifactDigest,
        bytes32 keyNonce,
        Content content
    );
    /// @notice A new revenue split is in force for later sales. Parents are the same in every split of an asset.
    event SplitChanged(AssetId indexed asset, uint16 indexed split, Contributor[] contributors, Parent[] parents);
    event AssetTakenDown(AssetId indexed asset, bytes32 reasonDigest);
    event AssetRestored(AssetId indexed asset, bytes32 reasonDigest);
    event VersionProvedFraudulent(AssetId indexed asset, uint16 indexed version);
    event ExclusivityChanged(AssetId indexed asset, uint32 exclusiveUntil);
    /// @notice The asset is the lot of a sale: nothing new happens to it until `AssetUnlocked`.
    event AssetLocked(AssetId indexed asset);
    /// @param recipient the owner, when the lot was not sold; else the buyer
    event AssetUnlocked(AssetId indexed asset, address indexed recipient);
    /// @notice ERC-4906.
    event MetadataUpdate(uint256 tokenId);

    error AssetRegistry_Paused(uint40 until);
    error AssetRegistry_UnknownAsset(AssetId asset);
    error AssetRegistry_UnknownVersion(AssetId asset, uint16 version);
    error AssetRegistry_CallerIsNotOwner(AssetId asset, address caller);
    error AssetRegistry_EmptyMetadata();
    error AssetRegistry_EmptyArtifact();
    /// @notice An encrypted artifact needs a key hash and a nonce; an open one has neither and equal roots.
    error AssetRegistry_InconsistentContent();
    error AssetRegistry_TooManyContributors(uint256 count, uint256 max);
    error AssetRegistry_ZeroContributor(uint256 index);
    error AssetRegistry_ZeroWeight(uint256 index);
    /// @notice Contributors must be in strictly ascending order of address, which also excludes duplicates.
    error AssetRegistry_ContributorsNotSorted(uint256 index);
    error AssetRegistry_TooManyParents(uint256 count, uint256 max);
    /// @notice Parents must be in strictly ascending order of id, which also excludes duplicates.
    error AssetRegistry_ParentsNotSorted(uint256 index);
    error AssetRegistry_ZeroRoyalty(uint256 index);
    error AssetRegistry_ParentTakenDown(AssetId parent);
    error AssetRegistry_LineageTooDeep(uint256 depth, uint256 max);
    error AssetRegistry_LineageRoyaltyTooHigh(uint256 bps, uint256 max);
    error AssetRegistry_ResaleRoyaltyTooHigh(uint256 bps, uint256 max);
    /// @notice The contributors or parents handed in are not those of the named split.
    error AssetRegistry_SplitMismatch(AssetId asset, uint16 split);
    error AssetRegistry_WrongStatus(AssetId asset, AssetStatus status);
    error AssetRegistry_CounterExhausted();
    /// @notice The asset is the lot of a running auction: no transfer, no version, no other split until it has ended.
    error AssetRegistry_Locked(AssetId asset);
    error AssetRegistry_NotLocked(AssetId asset);
    error AssetRegistry_AlreadyFraudulent(AssetId asset, uint16 version);

    /// @notice Publishes an asset with its first version. The caller becomes its owner.
    /// Contributors: sorted by address, at most `MaxContributors`, each weight > 0; none = everything to the owner at the time of
    /// distribution. Parents: sorted by id, existing, not taken down; they can never be changed.
    /// Every number is checked against `MarketPolicy.publicationPolicy`. Not while new business is paused.
    /// @param resaleRoyaltyBps ERC-2981 royalty of the token itself, to the publisher, basis points.
    function publish(
        Category category,
        VersionInput calldata version,
        Contributor[] calldata contributors,
        Parent[] calldata parents,
        uint16 resaleRoyaltyBps
    ) external returns (AssetId asset);

    /// @notice Publishes a further version. Owner only. Earlier versions stay as they are. A fraudulent asset is live again with
    /// it; an asset that is taken down takes none. Not while new business is paused.
    function publishVersion(AssetId asset, VersionInput calldata version) external returns (uint16 number);

    /// @notice Sets the contributors of later sales as a new split. Owner only. What accrued before is distributed by its own
    /// split. `parents` repeats the asset's parents so that the new split can be hashed. Possible in every status and during a
    /// pause: it moves no money.
    function setContributors(
        AssetId asset,
        Contributor[] calldata currentContributors,
        Contributor[] calldata newContributors,
        Parent[] calldata parents
    ) external returns (uint16 split);

    /// @notice Stops new business with the asset and leaves a tombstone. Restricted: the timelock.
    /// @param reasonDigest sha2-256 digest of the reason, a raw IPFS block.
    function takeDown(AssetId asset, bytes32 reasonDigest) external;

    /// @notice Undoes a takedown after an appeal: Live again, or Fraudulent when the latest version was proved to be. Restricted:
    /// the timelock.
    function restore(AssetId asset, bytes32 reasonDigest) external;

    /// @notice Marks a version as proved fraudulent, for ever. The asset is Fraudulent when it is the latest one (a takedown
    /// stays a takedown). Restricted: the content fraud prover.
    function markFraudulent(AssetId asset, uint16 version) external;

    /// @notice Records until when an exclusive licence on the asset is live or held, timestamp (seconds). Restricted: the
    /// licences contract.
    function setExclusiveUntil(AssetId asset, uint32 until) external;

    /// @notice Freezes an asset as the lot of a sale: it is not transferred, gets no version and no other split. Restricted: the
    /// escrow. Takedown, proofs of fraud and exclusivity go on as ever.
    function lock(AssetId asset) external;

    /// @notice Ends the lock. Another recipient than the owner becomes the owner, in a new epoch; no receiver code runs.
    /// Restricted: the escrow.
    function unlock(AssetId asset, address recipient) external;

    /// @notice The asset's state from one slot.
    /// @dev Reverts with `AssetRegistry_UnknownAsset`.
    function stateOf(AssetId asset) external view returns (AssetState memory);

    /// @notice The same as it lies in the slot, for callers that count every gas: `AssetStates.unpack` reads it.
    /// @dev Reverts with `AssetRegistry_UnknownAsset`.
    function packedStateOf(AssetId asset) external view returns (address owner, uint96 packed);

    /// @notice A version's digests.
    /// @dev Reverts with `AssetRegistry_UnknownVersion`.
    function versionOf(AssetId asset, uint16 version) external view returns (Version memory);

    /// @notice keccak256(abi.encode(Content)) of a version; zero when there is none.
    function contentHashOf(AssetId asset, uint16 version) external view returns (bytes32);

    /// @notice keccak256(abi.encode(contributors, parents)) of a split of the asset; zero when there is none.
    function splitHashOf(AssetId asset, uint16 split) external view returns (bytes32);

    /// @notice True once the version was proved to be something else than was committed.
    function isFraudulent(AssetId asset, uint16 version) external view returns (bool);

    /// @notice Number of assets published so far; ids run from 1 to this number.
    function assetCount() external view returns (uint256);
}
