// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContentTree} from "../../contracts/libraries/ContentTree.sol";
import {KeystreamCipher} from "../../contracts/libraries/KeystreamCipher.sol";
import {Content} from "../../contracts/registry/IAssetRegistry.sol";
import {FraudProof} from "../../contracts/settlement/IContentFraud.sol";
import {DeliveryKeys, SellerKeys} from "./DeliveryKeys.sol";

/// @notice An encrypted artifact of two leaves, the second of 100 bytes, as its seller holds it.
struct Sealed {
    SellerKeys keys;
    bytes[2] ciphertext;
    bytes32[2] leafList;
    Content content;
}

/// @title SealedArtifact
/// @notice Makes encrypted artifacts for tests. `test/vectors` holds the libraries used here against the client's own code.
library SealedArtifact {
    using DeliveryKeys for SellerKeys;

    uint256 internal constant LAST_LEAF_LENGTH = 100;

    /// @param cheatAt leaf whose ciphertext decrypts to something else than is committed to; 2 or more = none
    function seal(SellerKeys memory keys, uint256 cheatAt) internal pure returns (Sealed memory sealed_) {
        bytes32 key = keccak256(keys.key);
        sealed_.keys = keys;
        bytes32[2] memory ciphertextLeaves;
        bytes32[2] memory plaintextLeaves;
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory leaf = plaintext(i);
            sealed_.leafList[i] = ContentTree.plaintextLeafHash(i, key, leaf);
            if (i == cheatAt) leaf[0] = ~leaf[0];
            sealed_.ciphertext[i] = KeystreamCipher.xorLeaf(key, i, leaf);
            ciphertextLeaves[i] = ContentTree.ciphertextLeaf(i, sealed_.ciphertext[i]);
            plaintextLeaves[i] = ContentTree.plaintextLeaf(i, sealed_.leafList[i]);
        }
        sealed_.content = Content({
            ciphertextRoot: node(ciphertextLeaves[0], ciphertextLeaves[1]),
            plaintextRoot: node(plaintextLeaves[0], plaintextLeaves[1]),
            size: uint64(ContentTree.LEAF_LENGTH + LAST_LEAF_LENGTH),
            keyHash: keys.keyHash()
        });
    }

    function plaintext(uint256 index) internal pure returns (bytes memory leaf) {
        leaf = new bytes(index == 0 ? ContentTree.LEAF_LENGTH : LAST_LEAF_LENGTH);
        for (uint256 i = 0; i < leaf.length; i += 97) {
            leaf[i] = bytes1(uint8(i + index));
        }
    }

    /// @notice The proof for one leaf, whether or not it is wrong.
    function proofOf(Sealed memory sealed_, uint256 index) internal pure returns (FraudProof memory proof) {
        uint256 other = 1 - index;
        proof.h = sealed_.keys.h;
        proof.y = sealed_.keys.y;
        proof.x = sealed_.keys.key;
        proof.index = index;
        proof.ciphertextLeaf = sealed_.ciphertext[index];
        proof.ciphertextPath = new bytes32[](1);
        proof.ciphertextPath[0] = ContentTree.ciphertextLeaf(other, sealed_.ciphertext[other]);
        proof.plaintextLeafHash = sealed_.leafList[index];
        proof.plaintextPath = new bytes32[](1);
        proof.plaintextPath[0] = ContentTree.plaintextLeaf(other, sealed_.leafList[other]);
    }

    function node(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
