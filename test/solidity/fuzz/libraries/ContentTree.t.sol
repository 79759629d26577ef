// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContentTree} from "../../../../contracts/libraries/ContentTree.sol";
import {KeystreamCipher} from "../../../../contracts/libraries/KeystreamCipher.sol";
import {Test} from "../../Test.sol";

/// @notice Trees of random size, built here by the rule of docs/delivery.md.
contract ContentTreeFuzzTest is Test {
    /// @dev Root of `leaves` and path of leaf `index`; a node without a sibling moves up.
    function build(bytes32[] memory leaves, uint256 index) private pure returns (bytes32 root, bytes32[] memory path) {
        bytes32[] memory siblings = new bytes32[](32);
        uint256 depth = 0;
        uint256 position = index;
        uint256 count = leaves.length;
        bytes32[] memory level = leaves;
        while (count > 1) {
            if ((position ^ 1) < count) siblings[depth++] = level[position ^ 1];
            bytes32[] memory above = new bytes32[]((count + 1) / 2);
            for (uint256 i = 0; i < count; i += 2) {
                above[i / 2] = i + 1 < count ? node(level[i], level[i + 1]) : level[i];
            }
            (level, count, position) = (above, above.length, position / 2);
        }
        path = new bytes32[](depth);
        for (uint256 i = 0; i < depth; ++i) path[i] = siblings[i];
        return (level[0], path);
    }

    function node(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function leavesOf(uint256 count, uint256 seed) private pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            leaves[i] = ContentTree.plaintextLeaf(i, keccak256(abi.encode(seed, i)));
        }
    }

    function testFuzz_EveryLeafIsContainedAndNoOtherIs(uint256 count, uint256 index, uint256 seed) public pure {
        count = bound(count, 1, 70);
        index = bound(index, 0, count - 1);
        bytes32[] memory leaves = leavesOf(count, seed);
        (bytes32 root, bytes32[] memory path) = build(leaves, index);
        assertTrue(ContentTree.contains(root, leaves[index], path), "leaf");

        // The same committed hash at another place is another leaf.
        bytes32 moved = ContentTree.plaintextLeaf(index + 1, keccak256(abi.encode(seed, index)));
        assertFalse(ContentTree.contains(root, moved, path), "moved");
        if (path.length > 0) {
            path[0] = keccak256(abi.encode(path[0]));
            assertFalse(ContentTree.contains(root, leaves[index], path), "path");
        }
    }

    function testFuzz_LeafLengthsSumUpToTheSize(uint256 size) public pure {
        size = bound(size, 1, 200_000);
        uint256 sum = 0;
        uint256 count = ContentTree.leafCount(size);
        for (uint256 i = 0; i < count; ++i) {
            uint256 length = ContentTree.leafLength(size, i);
            assertGt(length, 0, "no empty leaf");
            assertLe(length, ContentTree.LEAF_LENGTH, "no long leaf");
            sum += length;
        }
        assertEq(sum, size, "size");
    }

    /// @dev Two leaves of one key never share a block of the keystream.
    function testFuzz_KeystreamsOfLeavesDiffer(bytes32 key, uint64 a, uint64 b) public pure {
        vm.assume(a != b);
        bytes memory zeros = new bytes(32);
        assertNotEq(
            keccak256(KeystreamCipher.xorLeaf(key, a, zeros)),
            keccak256(KeystreamCipher.xorLeaf(key, b, zeros)),
            "keystream"
        );
    }
}
