// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {RegistryTest} from "../../RegistryTest.sol";

contract MarketPolicyFuzzTest is RegistryTest {
    uint8 private constant PARAMETERS = 24;

    function testFuzz_SetTakesWhatIsInBoundsAndChangesNothingElse(uint8 index, uint256 value, bool inside) public {
        IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(index % PARAMETERS);
        (uint256 min, uint256 max) = policy.bounds(parameter);
        if (inside) value = bound(value, min, max);
        uint256[PARAMETERS] memory expected = _all();

        if (value < min || value > max) {
            vm.expectRevert(
                abi.encodeWithSelector(IMarketPolicy.MarketPolicy_OutOfBounds.selector, parameter, value, min, max)
            );
        } else {
            expected[uint8(parameter)] = value;
        }
        vm.prank(timelock);
        policy.set(parameter, value);
        assertEq(abi.encode(_all()), abi.encode(expected), "parameters");
    }

    function testFuzz_PauseIsNeverChained(uint256 length, uint256 cooldown, uint256 wait) public {
        length = bound(length, 1 hours, 7 days);
        cooldown = bound(cooldown, 7 days, 90 days);
        wait = bound(wait, 0, 100 days);
        vm.startPrank(timelock);
        policy.set(IMarketPolicy.Parameter.PauseLength, length);
        policy.set(IMarketPolicy.Parameter.PauseCooldown, cooldown);
        vm.stopPrank();

        vm.prank(guardian);
        policy.pause();
        vm.warp(START + wait);
        assertEq(policy.isPaused(), wait < length, "paused");
        if (wait < length + cooldown) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IMarketPolicy.MarketPolicy_PauseCoolingDown.selector,
                    uint40(START + length + cooldown)
                )
            );
        }
        vm.prank(guardian);
        policy.pause();
    }

    function _all() private view returns (uint256[PARAMETERS] memory values) {
        for (uint8 i = 0; i < PARAMETERS; ++i) {
            values[i] = policy.get(IMarketPolicy.Parameter(i));
        }
    }
}
