// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A set of accounts in memory.
struct AccountSet {
    address[] places; // a power of two of them, more than half of them free (zero)
}

/// @title AccountSets
/// @notice Open addressing: what is asked costs the same in a set of five accounts and of five hundred. View, as the order of the places hangs on the
/// hash of the last block: nobody chooses accounts beforehand that all belong in one place.
library AccountSets {
    /// @param capacity accounts that will be added, at most
    function create(uint256 capacity) internal pure returns (AccountSet memory) {
        uint256 places = 2;
        while (places <= 2 * capacity) places *= 2;
        return AccountSet({places: new address[](places)});
    }

    /// @dev Zero is nobody, and is left out.
    function add(AccountSet memory self, address account) internal view {
        if (account == address(0)) return;
        uint256 place = _placeOf(self, account);
        assembly ("memory-safe") {
            mstore(place, account)
        }
    }

    function contains(AccountSet memory self, address account) internal view returns (bool found) {
        uint256 place = _placeOf(self, account);
        assembly ("memory-safe") {
            found := and(iszero(iszero(account)), eq(mload(place), account))
        }
    }

    /// @return place in memory where the account is, or would be
    function _placeOf(AccountSet memory self, address account) private view returns (uint256 place) {
        assembly ("memory-safe") {
            let places := mload(self)
            let last := sub(mload(places), 1)
            account := shr(96, shl(96, account))
            mstore(0x00, account)
            mstore(0x20, blockhash(sub(number(), 1)))
            let index := keccak256(0x00, 0x40)
            for {} 1 {} {
                index := and(index, last)
                place := add(add(places, 0x20), shl(5, index))
                let found := mload(place)
                if or(iszero(found), eq(found, account)) {
                    break
                }
                index := add(index, 1)
            }
        }
    }
}
