// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeTiers} from "../../../../contracts/libraries/FeeTiers.sol";
import {Test} from "../../Test.sol";

contract FeeTiersFuzzTest is Test {
    uint256 private constant UNIT = 0.1e18; // FTNS base units

    function testFuzz_WeightIsTheBitLengthOfTheFee(uint256 fee) public pure {
        uint8 tier = FeeTiers.tierOf(fee);
        uint256 weight = FeeTiers.weightOf(tier);
        uint256 length = 0;
        for (uint256 units = fee / UNIT; units != 0 && length < 16; units >>= 1) ++length;
        assertEq(weight, length, "weight");
        assertGt(tier, 0, "bought");
        assertLt(tier, 32, "fits five bits");
    }

    function testFuzz_PayingMoreNeverWeighsLess(uint256 fee, uint256 more) public pure {
        more = bound(more, fee, type(uint256).max);
        assertGe(FeeTiers.tierOf(more), FeeTiers.tierOf(fee), "tier");
    }

    /// @dev What a unit of weight costs is least for the smallest fee that counts: splitting a fee cannot make weight for less.
    function testFuzz_AUnitOfWeightCostsATenthAtLeast(uint256 fee) public pure {
        fee = bound(fee, 0, 1e30);
        assertLe(FeeTiers.weightOf(FeeTiers.tierOf(fee)) * UNIT, fee, "price of weight");
    }
}
