// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Cid
/// @notice IPFS content identifiers, derived from the digests the chain keeps.
library Cid {
    /// @dev RFC 4648 base32, lower case, as multibase `b` has it.
    bytes32 private constant ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /// @dev CIDv1 (0x01), codec raw (0x55), multihash sha2-256 (0x12) of 32 bytes (0x20).
    uint256 private constant RAW_SHA256_PREFIX = 0x01551220;

    /// @notice `ipfs://` URI of the raw block with this sha2-256 digest: a CIDv1 in base32, 66 characters in all.
    function rawUri(bytes32 digest) internal pure returns (string memory) {
        bytes memory uri = new bytes(66);
        bytes8 scheme = "ipfs://b";
        for (uint256 i = 0; i < 8; ++i) {
            uri[i] = scheme[i];
        }
        // 36 bytes are 288 bits: 32 characters from the first 160 bits, 26 from the other 128 and two zero bits.
        _encode(uri, 8, (RAW_SHA256_PREFIX << 128) | (uint256(digest) >> 128), 32);
        _encode(uri, 40, uint256(uint128(uint256(digest))) << 2, 26);
        return string(uri);
    }

    /// @dev Writes the lowest `5 * length` bits of `bits` as `length` characters from `offset` on, highest first.
    function _encode(bytes memory out, uint256 offset, uint256 bits, uint256 length) private pure {
        for (uint256 i = length; i > 0; --i) {
            out[offset + i - 1] = ALPHABET[bits & 31];
            bits >>= 5;
        }
    }
}
