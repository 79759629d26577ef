// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccountSet, AccountSets} from "../../../../contracts/libraries/AccountSets.sol";
import {Test} from "../../Test.sol";

contract AccountSetsFuzzTest is Test {
    using AccountSets for AccountSet;

    /// @dev Small numbers, so that accounts come twice and those asked for are often there.
    function testFuzz_ContainsExactlyWhatWasAdded(uint8[] calldata accounts, uint32 blockNumber) public {
        vm.roll(1 + uint256(blockNumber));
        AccountSet memory set = AccountSets.create(accounts.length);
        uint256 added;
        for (uint256 i = 0; i < accounts.length; ++i) {
            set.add(address(uint160(accounts[i])));
            if (accounts[i] != 0) added |= 1 << accounts[i];
        }
        for (uint160 i = 0; i < 256; ++i) {
            assertEq(set.contains(address(i)), (added >> i) & 1 == 1, "as added");
        }
    }

    /// @dev A search ends in a place that is free.
    function testFuzz_HalfOfThePlacesAreFree(uint16 capacity) public pure {
        AccountSet memory set = AccountSets.create(capacity);
        assertGt(set.places.length, 2 * uint256(capacity), "free places");
        assertEq(set.places.length & (set.places.length - 1), 0, "a power of two");
    }
}
