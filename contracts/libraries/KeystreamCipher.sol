// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title KeystreamCipher
/// @notice keccak-256 in counter mode, the cipher of artifacts (docs/delivery.md): block n = keccak256(key ‖ uint256 n), and leaf i
/// starts at block 128 * i. Encrypting and decrypting are the same.
/// Warning: a stream without an authenticator; what it yields is checked against the committed leaf hashes.
library KeystreamCipher {
    /// @dev Blocks of 32 bytes in a leaf of 4,096.
    uint256 private constant BLOCKS_PER_LEAF = 128;

    /// @notice Leaf number `index` XOR its part of the keystream. At most 4,096 bytes.
    function xorLeaf(bytes32 key, uint256 index, bytes memory leaf) internal pure returns (bytes memory output) {
        uint256 length = leaf.length;
        uint256 counter = index * BLOCKS_PER_LEAF;
        output = new bytes(length);
        assembly ("memory-safe") {
            // Scratch space: key ‖ counter.
            mstore(0x00, key)
            let from := add(leaf, 0x20)
            let to := add(output, 0x20)
            let end := add(to, length)
            for {} lt(to, end) {
                to := add(to, 0x20)
                from := add(from, 0x20)
                counter := add(counter, 1)
            } {
                mstore(0x20, counter)
                mstore(to, xor(mload(from), keccak256(0x00, 0x40)))
            }
            // The last block may reach past the end: what lies there is zero again.
            let rest := and(length, 0x1f)
            if rest {
                let last := sub(to, 0x20)
                mstore(last, and(mload(last), not(shr(shl(3, rest), not(0)))))
            }
        }
    }
}
