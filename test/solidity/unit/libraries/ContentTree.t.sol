// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContentTree} from "../../../../contracts/libraries/ContentTree.sol";
import {Content} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Vectors} from "../../Vectors.sol";

/// @notice Leaves and paths against the client's golden vectors.
contract ContentTreeTest is Vectors {
    string private json;

    function setUp() public {
        json = vectors("content-tree.json");
    }

    function test_LeafCount_RoundsUp() public pure {
        assertEq(ContentTree.leafCount(0), 0, "nothing");
        assertEq(ContentTree.leafCount(1), 1, "one byte");
        assertEq(ContentTree.leafCount(4096), 1, "one leaf");
        assertEq(ContentTree.leafCount(4097), 2, "one leaf and a byte");
        assertEq(ContentTree.leafCount(type(uint64).max), uint256(2 ** 52), "largest size");
    }

    function test_LeafLength_IsFullButForTheLast() public pure {
        assertEq(ContentTree.leafLength(4096, 0), 4096, "full and last");
        assertEq(ContentTree.leafLength(4097, 0), 4096, "full");
        assertEq(ContentTree.leafLength(4097, 1), 1, "last");
    }

    function test_Contains_AcceptsEveryGoldenPath() public view {
        uint256 artifacts = lengthOf(json, ".encrypted", "size");
        assertGe(artifacts, 5, "artifacts");
        for (uint256 a = 0; a < artifacts; ++a) {
            string memory artifact = item(".encrypted", a, "");
            string memory proofs = string.concat(artifact, ".proofs");
            uint256 count = lengthOf(json, proofs, "index");
            assertGe(count, 1, "proofs");
            for (uint256 i = 0; i < count; ++i) {
                checkProof(artifact, item(proofs, i, ""));
            }
        }
    }

    function checkProof(string memory artifact, string memory proof) private view {
        uint256 index = vm.parseJsonUint(json, string.concat(proof, ".index"));
        bytes32 root = vm.parseJsonBytes32(json, string.concat(artifact, ".ciphertextRoot"));
        bytes32 leaf = vm.parseJsonBytes32(json, string.concat(proof, ".ciphertextLeafHash"));
        bytes32[] memory path = vm.parseJsonBytes32Array(json, string.concat(proof, ".ciphertextPath"));
        assertTrue(ContentTree.contains(root, leaf, path), "ciphertext path");
        assertFalse(ContentTree.contains(root, keccak256(abi.encode(leaf)), path), "other leaf");

        root = vm.parseJsonBytes32(json, string.concat(artifact, ".plaintextRoot"));
        bytes32 leafHash = vm.parseJsonBytes32(json, string.concat(proof, ".plaintextLeafHash"));
        leaf = ContentTree.plaintextLeaf(index, leafHash);
        assertEq(leaf, vm.parseJsonBytes32(json, string.concat(proof, ".plaintextTreeLeaf")), "plaintext leaf");
        path = vm.parseJsonBytes32Array(json, string.concat(proof, ".plaintextPath"));
        assertTrue(ContentTree.contains(root, leaf, path), "plaintext path");
    }

    /// @dev byte p of every plaintext of the vectors is (31 * p + 7) mod 251.
    function test_LeafHashes_MatchTheGoldenVectors() public view {
        bytes32 key = vm.parseJsonBytes32(json, ".contentKey");
        uint256 size = vm.parseJsonUint(json, ".encrypted[0].size");
        assertEq(size, 1, "one byte");
        bytes memory plaintext = new bytes(1);
        plaintext[0] = 0x07;
        bytes32 leafHash = vm.parseJsonBytes32(json, ".encrypted[0].proofs[0].plaintextLeafHash");
        assertEq(ContentTree.plaintextLeafHash(0, key, plaintext), leafHash, "plaintext leaf hash");
        plaintext[0] ^= bytes1(keccak256(abi.encode(key, uint256(0))));
        bytes32 leaf = vm.parseJsonBytes32(json, ".encrypted[0].proofs[0].ciphertextLeafHash");
        assertEq(ContentTree.ciphertextLeaf(0, plaintext), leaf, "ciphertext leaf hash");
    }

    function test_ContentHash_MatchesTheGoldenVectors() public view {
        uint256 count = lengthOf(json, ".open", "size");
        assertGe(count, 3, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory path = item(".open", i, "");
            Content memory content = Content({
                ciphertextRoot: vm.parseJsonBytes32(json, string.concat(path, ".ciphertextRoot")),
                plaintextRoot: vm.parseJsonBytes32(json, string.concat(path, ".plaintextRoot")),
                size: uint64(vm.parseJsonUint(json, string.concat(path, ".size"))),
                keyHash: vm.parseJsonBytes32(json, string.concat(path, ".keyHash"))
            });
            bytes32 expected = vm.parseJsonBytes32(json, string.concat(path, ".contentHash"));
            assertEq(keccak256(abi.encode(content)), expected, "content hash");
        }
    }
}
