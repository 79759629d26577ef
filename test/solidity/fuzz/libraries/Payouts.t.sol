// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "../../../../contracts/libraries/Ids.sol";
import {Payout, Payouts} from "../../../../contracts/libraries/Payouts.sol";
import {Royalties, Royalty} from "../../../../contracts/libraries/Royalties.sol";
import {Test} from "../../Test.sol";

/// @notice What a payment is made of comes out of its word again.
contract PayoutsFuzzTest is Test {
    function testFuzz_APayoutIsAccountThenAmount(address account, uint96 amount) public pure {
        Payout payout = Payouts.make(account, amount);
        assertEq(payout.account(), account, "account");
        assertEq(payout.amount(), amount, "amount");
        assertEq(abi.encodePacked(account, amount), abi.encode(payout), "20 bytes and 12");
    }

    function testFuzz_ARoyaltyIsPoolThenAmount(uint64 pool, uint96 amount) public pure {
        Royalty royalty = Royalties.make(PoolId.wrap(pool), amount);
        assertEq(PoolId.unwrap(royalty.pool()), pool, "pool");
        assertEq(royalty.amount(), amount, "amount");
        assertEq(abi.encodePacked(pool, bytes12(0), amount), abi.encode(royalty), "8 bytes, 12 of zeros and 12");
    }
}
