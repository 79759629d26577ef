// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bls12381} from "../libraries/Bls12381.sol";
import {ContentTree} from "../libraries/ContentTree.sol";
import {AssetId} from "../libraries/Ids.sol";
import {KeystreamCipher} from "../libraries/KeystreamCipher.sol";
import {Content, IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {FraudProof, IContentFraud} from "./IContentFraud.sol";

/// @title ContentFraud
/// @notice See `IContentFraud`.
contract ContentFraud is IContentFraud {
    IAssetRegistry private immutable _registry;

    constructor(IAssetRegistry registry) {
        _registry = registry;
    }

    /// @inheritdoc IContentFraud
    function prove(AssetId asset, uint16 version, Content calldata content, FraudProof calldata proof) external {
        _requireCommitted(asset, version, content, proof);
        if (_registry.isFraudulent(asset, version)) revert ContentFraud_AlreadyProved(asset, version);
        _requireLeaves(content, proof);
        if (!Bls12381.verifyKey(proof.x, proof.h, proof.y)) revert ContentFraud_WrongKey();
        if (_decryptsToCommitted(proof)) revert ContentFraud_ContentMatches();

        emit FraudProved(asset, version, msg.sender, proof.index);
        _registry.markFraudulent(asset, version);
    }

    /// @dev H and Y are those the version was published with. Their lengths are checked with the pairing.
    function _requireCommitted(
        AssetId asset,
        uint16 version,
        Content calldata content,
        FraudProof calldata proof
    ) private view {
        if (keccak256(abi.encode(content)) != _registry.contentHashOf(asset, version)) {
            revert ContentFraud_CommitmentMismatch(asset, version);
        }
        if (content.keyHash == 0) revert ContentFraud_NotEncrypted(asset, version);
        if (keccak256(bytes.concat(proof.h, proof.y)) != content.keyHash) {
            revert ContentFraud_CommitmentMismatch(asset, version);
        }
    }

    /// @dev The ciphertext leaf and the hash of the plaintext leaf are those committed to for this place.
    function _requireLeaves(Content calldata content, FraudProof calldata proof) private pure {
        uint256 leaves = ContentTree.leafCount(content.size);
        if (proof.index >= leaves) revert ContentFraud_LeafOutOfRange(proof.index, leaves);
        uint256 length = ContentTree.leafLength(content.size, proof.index);
        if (proof.ciphertextLeaf.length != length) {
            revert ContentFraud_WrongLeafLength(proof.ciphertextLeaf.length, length);
        }

        bytes32 leaf = ContentTree.ciphertextLeaf(proof.index, proof.ciphertextLeaf);
        if (!ContentTree.contains(content.ciphertextRoot, leaf, proof.ciphertextPath)) {
            revert ContentFraud_CiphertextPathInvalid();
        }
        leaf = ContentTree.plaintextLeaf(proof.index, proof.plaintextLeafHash);
        if (!ContentTree.contains(content.plaintextRoot, leaf, proof.plaintextPath)) {
            revert ContentFraud_PlaintextPathInvalid();
        }
    }

    function _decryptsToCommitted(FraudProof calldata proof) private pure returns (bool) {
        bytes32 key = keccak256(proof.x);
        bytes memory leaf = KeystreamCipher.xorLeaf(key, proof.index, proof.ciphertextLeaf);
        return ContentTree.plaintextLeafHash(proof.index, key, leaf) == proof.plaintextLeafHash;
    }
}
