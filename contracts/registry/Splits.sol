// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Contributor, Parent} from "./IAssetRegistry.sol";

/// @title Splits
/// @notice A revenue split as bytes: what its hash is taken of, and the data of `SplitChanged`.
library Splits {
    /// @notice `abi.encode(contributors, parents)`, copied from the calldata in two pieces instead of field by field.
    /// Warning: bits above an address, a weight or a number are copied as they came: who stores the result reads every field before,
    /// which rejects them.
    function encode(
        Contributor[] calldata contributors,
        Parent[] calldata parents
    ) internal pure returns (bytes memory encoded) {
        // Both structs have two words. Layout: two offsets, then each array as its length and its elements.
        assembly ("memory-safe") {
            encoded := mload(0x40)
            let contributorBytes := shl(6, contributors.length)
            let parentBytes := shl(6, parents.length)
            let head := add(encoded, 0x20)
            let second := add(add(head, 0x60), contributorBytes)
            mstore(head, 0x40)
            mstore(add(head, 0x20), add(contributorBytes, 0x60))
            mstore(add(head, 0x40), contributors.length)
            calldatacopy(add(head, 0x60), contributors.offset, contributorBytes)
            mstore(second, parents.length)
            calldatacopy(add(second, 0x20), parents.offset, parentBytes)
            let end := add(add(second, 0x20), parentBytes)
            mstore(encoded, sub(end, head))
            mstore(0x40, end)
        }
    }

    /// @notice Whether an account is one of the contributors.
    function names(Contributor[] calldata contributors, address account) internal pure returns (bool) {
        for (uint256 i = 0; i < contributors.length; ++i) {
            if (contributors[i].account == account) return true;
        }
        return false;
    }

    /// @notice keccak256 of the encoded split, as the registry stores it.
    function hash(Contributor[] calldata contributors, Parent[] calldata parents) internal pure returns (bytes32) {
        return keccak256(encode(contributors, parents));
    }
}
