// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Cid} from "../../../../contracts/libraries/Cid.sol";
import {Contributor, Parent} from "../../../../contracts/registry/IAssetRegistry.sol";
import {Splits} from "../../../../contracts/registry/Splits.sol";
import {Test} from "../../Test.sol";

/// @notice Calls the calldata library.
contract SplitsHarness {
    function encode(
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) external pure returns (bytes memory encoded, bytes32 after_, bytes32 hash) {
        encoded = Splits.encode(contributors, parents);
        bytes memory next = new bytes(32); // must not overlap
        next[0] = 0xff;
        after_ = keccak256(next);
        hash = Splits.hash(contributors, parents);
    }
}

contract HashingFuzzTest is Test {
    SplitsHarness private harness = new SplitsHarness();

    function testFuzz_SplitIsEncodedAsTheCompilerDoes(
        Contributor[] memory contributors,
        Parent[] memory parents
    ) public view {
        (bytes memory encoded, , bytes32 hash) = harness.encode(contributors, parents);
        assertEq(encoded, abi.encode(contributors, parents), "encoded");
        assertEq(hash, keccak256(abi.encode(contributors, parents)), "hash");
    }

    function testFuzz_CidDecodesToItsDigest(bytes32 digest) public pure {
        bytes memory uri = bytes(Cid.rawUri(digest));
        assertEq(uri.length, 66, "length");
        (uint256 bits, uint256 high, uint256 low) = (0, 0, 0);
        // 58 characters of 5 bits: 290 bits, kept in two words.
        for (uint256 i = 8; i < 66; ++i) {
            uint256 value = _base32Value(uri[i]);
            high = (high << 5) | (low >> 251);
            low = (low << 5) | value;
            bits += 5;
        }
        assertEq(bits, 290, "bits");
        assertEq(low & 3, 0, "padding");
        uint256 decoded = (low >> 2) | (high << 254);
        assertEq(bytes32(decoded), digest, "digest");
        assertEq(high >> 2, 0x01551220, "CIDv1, raw, sha2-256, 32 bytes");
    }

    /// @dev RFC 4648: a to z are 0 to 25, 2 to 7 are 26 to 31.
    function _base32Value(bytes1 character) private pure returns (uint256) {
        uint8 code = uint8(character);
        if (code >= 97 && code <= 122) return code - 97;
        require(code >= 50 && code <= 55, "not base32");
        return code - 24;
    }
}
