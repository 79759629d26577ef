// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC2981} from "@openzeppelin/contracts/token/common/ERC2981.sol";
import {ERC721} from "solady/src/tokens/ERC721.sol";

import {IMarketPolicy, PublicationPolicy} from "../governance/IMarketPolicy.sol";
import {Cid} from "../libraries/Cid.sol";
import {AssetId, PoolId, poolId} from "../libraries/Ids.sol";
import {AssetStates} from "./AssetStates.sol";
import {
    AssetState,
    AssetStatus,
    Category,
    Content,
    Contributor,
    IAssetRegistry,
    Parent,
    Version,
    VersionInput
} from "./IAssetRegistry.sol";
import {Splits} from "./Splits.sol";

/// @title AssetRegistry
/// @notice See {IAssetRegistry}.
/// @dev Solady's ERC-721 keeps 96 bits beside the owner of a token: the whole state of an asset is one slot.
contract AssetRegistry is IAssetRegistry, ERC721, ERC2981, AccessManaged {
    IMarketPolicy public immutable POLICY;

    uint256 private _assetCount;

    /// @dev Key: asset id in the upper 48 bits, version in the lower 16.
    mapping(uint64 key => Version) private _versions;
    mapping(uint64 key => bool) private _fraudulent;
    mapping(PoolId split => bytes32) private _splitHashes;

    constructor(address authority, IMarketPolicy policy) AccessManaged(authority) {
        POLICY = policy;
    }

    // ── publishing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAssetRegistry
    function publish(
        Category category,
        VersionInput calldata version,
        Contributor[] calldata contributors,
        Parent[] calldata parents,
        uint16 resaleRoyaltyBps
    ) external returns (AssetId asset) {
        PublicationPolicy memory policy = _checkOpen();
        if (resaleRoyaltyBps > policy.maxResaleRoyaltyBps) {
            revert AssetRegistry_ResaleRoyaltyTooHigh(resaleRoyaltyBps, policy.maxResaleRoyaltyBps);
        }
        bool encrypted = _checkVersion(version);
        _checkContributors(contributors, policy.maxContributors);
        uint8 depth = _checkParents(parents, policy);

        uint256 count = _assetCount + 1;
        if (count > type(uint48).max) revert AssetRegistry_CounterExhausted();
        _assetCount = count;
        asset = AssetId.wrap(uint48(count));
        uint96 state = AssetStates.initial(category, encrypted, depth, contributors.length != 0);
        _mintAndSetExtraDataUnchecked(msg.sender, AssetId.unwrap(asset), state);
        if (resaleRoyaltyBps > 0) _setTokenRoyalty(AssetId.unwrap(asset), msg.sender, resaleRoyaltyBps);
        emit AssetPublished(asset, msg.sender, category, resaleRoyaltyBps, depth);
        _storeVersion(asset, 1, version);
        _storeSplit(asset, 1, contributors, parents);
    }

    /// @inheritdoc IAssetRegistry
    function publishVersion(AssetId asset, VersionInput calldata version) external returns (uint16 number) {
        _checkOpen();
        AssetState memory state = _ownedState(asset);
        if (state.status == AssetStatus.TakenDown) revert AssetRegistry_WrongStatus(asset, state.status);
        if (state.latestVersion == type(uint16).max) revert AssetRegistry_CounterExhausted();

        state.encrypted = _checkVersion(version);
        state.status = AssetStatus.Live;
        number = ++state.latestVersion;
        _storeState(asset, state);
        _storeVersion(asset, number, version);
        emit MetadataUpdate(AssetId.unwrap(asset));
    }

    /// @inheritdoc IAssetRegistry
    function setContributors(
        AssetId asset,
        Contributor[] calldata currentContributors,
        Contributor[] calldata newContributors,
        Parent[] calldata parents
    ) external returns (uint16 split) {
        AssetState memory state = _ownedState(asset);
        if (Splits.hash(currentContributors, parents) != _splitHashes[poolId(asset, state.split)]) {
            revert AssetRegistry_SplitMismatch(asset, state.split);
        }
        _checkContributors(newContributors, POLICY.publicationPolicy().maxContributors);
        if (state.split == type(uint16).max) revert AssetRegistry_CounterExhausted();

        split = ++state.split;
        state.splitNamed = newContributors.length != 0;
        _storeState(asset, state);
        _storeSplit(asset, split, newContributors, parents);
    }

    // ── restricted ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAssetRegistry
    function takeDown(AssetId asset, bytes32 reasonDigest) external restricted {
        AssetState memory state = stateOf(asset);
        if (state.status == AssetStatus.TakenDown) revert AssetRegistry_WrongStatus(asset, state.status);

        state.status = AssetStatus.TakenDown;
        _storeState(asset, state);
        emit AssetTakenDown(asset, reasonDigest);
    }

    /// @inheritdoc IAssetRegistry
    function restore(AssetId asset, bytes32 reasonDigest) external restricted {
        AssetState memory state = stateOf(asset);
        if (state.status != AssetStatus.TakenDown) revert AssetRegistry_WrongStatus(asset, state.status);

        state.status = isFraudulent(asset, state.latestVersion) ? AssetStatus.Fraudulent : AssetStatus.Live;
        _storeState(asset, state);
        emit AssetRestored(asset, reasonDigest);
    }

    /// @inheritdoc IAssetRegistry
    function markFraudulent(AssetId asset, uint16 version) external restricted {
        AssetState memory state = stateOf(asset);
        if (version == 0 || version > state.latestVersion) revert AssetRegistry_UnknownVersion(asset, version);
        if (isFraudulent(asset, version)) revert AssetRegistry_AlreadyFraudulent(asset, version);

        _fraudulent[_versionKey(asset, version)] = true;
        if (version == state.latestVersion && state.status == AssetStatus.Live) {
            state.status = AssetStatus.Fraudulent;
            _storeState(asset, state);
        }
        emit VersionProvedFraudulent(asset, version);
    }

    /// @inheritdoc IAssetRegistry
    function setExclusiveUntil(AssetId asset, uint32 until) external restricted {
        AssetState memory state = stateOf(asset);
        state.exclusiveUntil = until;
        _storeState(asset, state);
        emit ExclusivityChanged(asset, until);
    }

    /// @inheritdoc IAssetRegistry
    function lock(AssetId asset) external restricted {
        AssetState memory state = stateOf(asset);
        if (state.locked) revert AssetRegistry_Locked(asset);
        // The change of owner that may follow must find its epoch.
        if (state.epoch == type(uint16).max) revert AssetRegistry_CounterExhausted();

        state.locked = true;
        _storeState(asset, state);
        emit AssetLocked(asset);
    }

    /// @inheritdoc IAssetRegistry
    function unlock(AssetId asset, address recipient) external restricted {
        AssetState memory state = stateOf(asset);
        if (!state.locked) revert AssetRegistry_NotLocked(asset);

        state.locked = false;
        _storeState(asset, state);
        if (recipient != state.owner) _transfer(state.owner, recipient, AssetId.unwrap(asset));
        emit AssetUnlocked(asset, recipient);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IAssetRegistry
    function stateOf(AssetId asset) public view returns (AssetState memory) {
        (address owner, uint96 packed) = packedStateOf(asset);
        return AssetStates.unpack(owner, packed);
    }

    /// @inheritdoc IAssetRegistry
    function packedStateOf(AssetId asset) public view returns (address owner, uint96 packed) {
        uint256 id = AssetId.unwrap(asset);
        owner = _ownerOf(id);
        if (owner == address(0)) revert AssetRegistry_UnknownAsset(asset);
        packed = _getExtraData(id);
    }

    /// @inheritdoc IAssetRegistry
    function versionOf(AssetId asset, uint16 version) external view returns (Version memory found) {
        found = _versions[_versionKey(asset, version)];
        if (found.metadataDigest == 0) revert AssetRegistry_UnknownVersion(asset, version);
    }

    /// @inheritdoc IAssetRegistry
    function contentHashOf(AssetId asset, uint16 version) external view returns (bytes32) {
        return _versions[_versionKey(asset, version)].contentHash;
    }

    /// @inheritdoc IAssetRegistry
    function splitHashOf(AssetId asset, uint16 split) external view returns (bytes32) {
        return _splitHashes[poolId(asset, split)];
    }

    /// @inheritdoc IAssetRegistry
    function isFraudulent(AssetId asset, uint16 version) public view returns (bool) {
        return _fraudulent[_versionKey(asset, version)];
    }

    /// @inheritdoc IAssetRegistry
    function assetCount() external view returns (uint256) {
        return _assetCount;
    }

    /// @inheritdoc ERC721
    function name() public pure override returns (string memory) {
        return "FTNS Market Asset";
    }

    /// @inheritdoc ERC721
    function symbol() public pure override returns (string memory) {
        return "ASSET";
    }

    /// @notice `ipfs://` URI of the latest version's metadata.
    function tokenURI(uint256 id) public view override returns (string memory) {
        ownerOf(id); // reverts for an unknown token
        AssetId asset = AssetId.wrap(uint48(id));
        return Cid.rawUri(_versions[_versionKey(asset, stateOf(asset).latestVersion)].metadataDigest);
    }

    /// @notice ERC-165: ERC-721 with metadata, ERC-2981, ERC-4906.
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, ERC2981) returns (bool) {
        return
            interfaceId == bytes4(0x49064906) || // ERC-4906
            ERC721.supportsInterface(interfaceId) ||
            ERC2981.supportsInterface(interfaceId);
    }

    // ── internal ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev A transfer opens a new epoch, which voids the offers of the former owner.
    function _beforeTokenTransfer(address from, address, uint256 id) internal override {
        if (from == address(0)) return;
        AssetId asset = AssetId.wrap(uint48(id));
        if (!_exists(id)) revert TokenDoesNotExist();
        AssetState memory state = stateOf(asset);
        if (state.locked) revert AssetRegistry_Locked(asset);
        if (state.epoch == type(uint16).max) revert AssetRegistry_CounterExhausted();
        ++state.epoch;
        _storeState(asset, state);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _versionKey(AssetId asset, uint16 version) private pure returns (uint64) {
        return (uint64(AssetId.unwrap(asset)) << 16) | version;
    }

    function _storeState(AssetId asset, AssetState memory state) private {
        _setExtraData(AssetId.unwrap(asset), AssetStates.pack(state));
    }

    function _storeVersion(AssetId asset, uint16 number, VersionInput calldata version) private {
        Version storage stored = _versions[_versionKey(asset, number)];
        stored.metadataDigest = version.metadataDigest;
        stored.artifactDigest = version.artifactDigest;
        stored.contentHash = keccak256(abi.encode(version.content));
        emit VersionPublished(
            asset,
            number,
            version.metadataDigest,
            version.artifactDigest,
            version.keyNonce,
            version.content
        );
    }

    function _storeSplit(
        AssetId asset,
        uint16 split,
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) private {
        bytes memory encoded = Splits.encode(contributors, parents);
        _splitHashes[poolId(asset, split)] = keccak256(encoded);
        // The data of `SplitChanged` is what was hashed: not encoded twice.
        bytes32 topic = SplitChanged.selector;
        assembly ("memory-safe") {
            log3(add(encoded, 0x20), mload(encoded), topic, asset, split)
        }
    }

    /// @dev For what only the owner does, and not while the asset is a lot.
    function _ownedState(AssetId asset) private view returns (AssetState memory state) {
        state = stateOf(asset);
        if (state.owner != msg.sender) revert AssetRegistry_CallerIsNotOwner(asset, msg.sender);
        if (state.locked) revert AssetRegistry_Locked(asset);
    }

    function _checkOpen() private view returns (PublicationPolicy memory policy) {
        policy = POLICY.publicationPolicy();
        if (block.timestamp < policy.pausedUntil) revert AssetRegistry_Paused(policy.pausedUntil);
    }

    function _checkVersion(VersionInput calldata version) private pure returns (bool encrypted) {
        if (version.metadataDigest == 0) revert AssetRegistry_EmptyMetadata();
        Content calldata content = version.content;
        if (version.artifactDigest == 0 || content.size == 0 || content.ciphertextRoot == 0) {
            revert AssetRegistry_EmptyArtifact();
        }
        encrypted = content.keyHash != 0;
        bool consistent =
            encrypted
                ? version.keyNonce != 0 && content.plaintextRoot != 0 && content.plaintextRoot != content.ciphertextRoot
                : version.keyNonce == 0 && content.plaintextRoot == content.ciphertextRoot;
        if (!consistent) revert AssetRegistry_InconsistentContent();
    }

    function _checkContributors(Contributor[] calldata contributors, uint256 max) private pure {
        if (contributors.length > max) revert AssetRegistry_TooManyContributors(contributors.length, max);
        address previous;
        for (uint256 i = 0; i < contributors.length; ++i) {
            Contributor calldata contributor = contributors[i];
            address account = contributor.account;
            if (account <= previous) {
                if (account == address(0)) revert AssetRegistry_ZeroContributor(i);
                revert AssetRegistry_ContributorsNotSorted(i);
            }
            if (contributor.weight == 0) revert AssetRegistry_ZeroWeight(i);
            previous = account;
        }
    }

    /// @dev Ids only grow and parents must exist, so a parent is older than its child and lineage has no cycle.
    function _checkParents(
        Parent[] calldata parents,
        PublicationPolicy memory policy
    ) private view returns (uint8 depth) {
        if (parents.length > policy.maxParents) revert AssetRegistry_TooManyParents(parents.length, policy.maxParents);
        uint48 previous;
        uint256 royaltyBps;
        for (uint256 i = 0; i < parents.length; ++i) {
            (AssetId parent, uint16 bps) = (parents[i].asset, parents[i].royaltyBps);
            uint96 state = _getExtraData(AssetId.unwrap(parent));
            if (state == 0) revert AssetRegistry_UnknownAsset(parent); // an asset has at least one version
            if (AssetStates.isTakenDown(state)) revert AssetRegistry_ParentTakenDown(parent);
            if (bps == 0) revert AssetRegistry_ZeroRoyalty(i);
            if (AssetId.unwrap(parent) <= previous) revert AssetRegistry_ParentsNotSorted(i);
            previous = AssetId.unwrap(parent);
            royaltyBps += bps;
            if (AssetStates.depthOf(state) >= depth) depth = AssetStates.depthOf(state) + 1;
        }
        if (depth > policy.maxLineageDepth) revert AssetRegistry_LineageTooDeep(depth, policy.maxLineageDepth);
        if (royaltyBps > policy.maxLineageRoyaltyBps) {
            revert AssetRegistry_LineageRoyaltyTooHigh(royaltyBps, policy.maxLineageRoyaltyBps);
        }
    }
}
