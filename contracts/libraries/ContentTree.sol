// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title ContentTree
/// @notice The two Merkle trees over an artifact (docs/delivery.md): leaves of 4,096 bytes, numbered from 0, the last may be shorter.
/// A node is keccak256 of its two children in ascending order; a node without a sibling moves up.
/// Warning: a path does not bind a leaf to its place, the index inside the leaf hash does: check `index < leafCount(size)` first.
library ContentTree {
    /// @notice Bytes in every leaf but the last.
    uint256 internal constant LEAF_LENGTH = 4096;

    /// @notice Number of leaves of an artifact of `size` bytes.
    function leafCount(uint256 size) internal pure returns (uint256) {
        return (size + LEAF_LENGTH - 1) / LEAF_LENGTH;
    }

    /// @notice Length of leaf `index` of an artifact of `size` bytes. The index must be below `leafCount(size)`.
    function leafLength(uint256 size, uint256 index) internal pure returns (uint256) {
        uint256 rest = size - index * LEAF_LENGTH;
        return rest < LEAF_LENGTH ? rest : LEAF_LENGTH;
    }

    /// @notice What is hashed into the tree of the ciphertext (or the only tree of an open artifact).
    function ciphertextLeaf(uint256 index, bytes memory leaf) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(index, leaf));
    }

    /// @notice L_i of the published leaf list: the plaintext leaf, blinded with the content key.
    function plaintextLeafHash(uint256 index, bytes32 key, bytes memory leaf) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(index, key, leaf));
    }

    /// @notice What is hashed into the tree of the plaintext: L_i, bound to its place.
    function plaintextLeaf(uint256 index, bytes32 leafHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(index, leafHash));
    }

    /// @notice Whether `leaf` is in the tree under `root`.
    function contains(bytes32 root, bytes32 leaf, bytes32[] memory path) internal pure returns (bool) {
        return MerkleProof.verify(path, root, leaf);
    }
}
