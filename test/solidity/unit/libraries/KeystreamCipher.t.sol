// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KeystreamCipher} from "../../../../contracts/libraries/KeystreamCipher.sol";
import {Vectors} from "../../Vectors.sol";

/// @notice The keystream against the client's golden vectors, and its edges.
contract KeystreamCipherTest is Vectors {
    function test_XorLeaf_MatchesTheGoldenVectors() public view {
        string memory json = vectors("keystream.json");
        bytes32 key = vm.parseJsonBytes32(json, ".key");
        uint256 count = lengthOf(json, ".leaves", "index");
        assertGe(count, 12, "cases");
        for (uint256 i = 0; i < count; ++i) {
            uint256 index = vm.parseJsonUint(json, item(".leaves", i, ".index"));
            bytes memory plaintext = vm.parseJsonBytes(json, item(".leaves", i, ".plaintext"));
            bytes memory ciphertext = vm.parseJsonBytes(json, item(".leaves", i, ".ciphertext"));
            assertEq(KeystreamCipher.xorLeaf(key, index, plaintext), ciphertext, "encrypts");
            assertEq(KeystreamCipher.xorLeaf(key, index, ciphertext), plaintext, "decrypts");
        }
    }

    function test_XorLeaf_OfZerosIsTheKeystream() public pure {
        bytes32 key = keccak256("key");
        bytes memory stream = KeystreamCipher.xorLeaf(key, 3, new bytes(4096));
        for (uint256 j = 0; j < 128; j += 127) {
            bytes32 expected = keccak256(abi.encode(key, 3 * 128 + j));
            bytes32 block_;
            assembly ("memory-safe") {
                block_ := mload(add(add(stream, 0x20), mul(j, 0x20)))
            }
            assertEq(block_, expected, "block");
        }
    }

    function test_XorLeaf_OfNothingIsNothing() public pure {
        assertEq(KeystreamCipher.xorLeaf(keccak256("key"), 0, ""), bytes(""), "empty");
    }

    function test_XorLeaf_LeavesItsInputAndTheMemoryBehindAlone() public pure {
        bytes memory input = hex"00112233445566778899";
        bytes memory output = KeystreamCipher.xorLeaf(keccak256("key"), 1, input);
        bytes memory next = new bytes(32);
        assertEq(input, hex"00112233445566778899", "input");
        assertEq(next, new bytes(32), "memory after the output");
        assertEq(output.length, 10, "length");
    }

    function testFuzz_XorLeaf_IsItsOwnInverse(bytes32 key, uint64 index, bytes memory leaf) public pure {
        bytes memory once = KeystreamCipher.xorLeaf(key, index, leaf);
        assertEq(KeystreamCipher.xorLeaf(key, index, once), leaf, "inverse");
        assertEq(once.length, leaf.length, "length");
    }
}
