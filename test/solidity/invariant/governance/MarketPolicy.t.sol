// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {RegistryTest} from "../../RegistryTest.sol";
import {Test} from "../../Test.sol";

/// @notice Lets anybody try to set, pause and resume at any time, and remembers every pause.
contract MarketPolicyHandler is Test {
    struct Pause {
        uint256 from; // timestamp (seconds)
        uint256 until; // timestamp (seconds) it would end by itself
    }

    MarketPolicy private immutable POLICY;
    address private immutable TIMELOCK;
    address private immutable GUARDIAN;

    Pause[] public pauses;
    bool public strangerSucceeded;

    constructor(MarketPolicy policy, address timelock, address guardian) {
        (POLICY, TIMELOCK, GUARDIAN) = (policy, timelock, guardian);
    }

    function set(uint256 caller, uint256 index, uint256 value, bool near) external {
        IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(index % 24);
        (uint256 min, uint256 max) = POLICY.bounds(parameter);
        if (near) value = bound(value, min == 0 ? 0 : min - 1, max + 1);
        address account = _caller(caller);
        vm.prank(account);
        try POLICY.set(parameter, value) {
            if (account != TIMELOCK) strangerSucceeded = true;
        } catch {
            assertTrue(account != TIMELOCK || value < min || value > max, "the timelock may set what is in bounds");
        }
    }

    function pause(uint256 caller) external {
        address account = _caller(caller);
        vm.prank(account);
        try POLICY.pause() {
            if (account != TIMELOCK && account != GUARDIAN) strangerSucceeded = true;
            pauses.push(Pause(block.timestamp, POLICY.salePolicy().pausedUntil));
        } catch {}
    }

    function resume(uint256 caller) external {
        address account = _caller(caller);
        vm.prank(account);
        try POLICY.resume() {
            if (account != TIMELOCK && account != GUARDIAN) strangerSucceeded = true;
        } catch {}
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 0, 30 days));
    }

    function pauseCount() external view returns (uint256) {
        return pauses.length;
    }

    function _caller(uint256 seed) private view returns (address) {
        if (seed % 4 == 0) return address(uint160(0xbad + (seed % 8)));
        return seed % 2 == 0 ? TIMELOCK : GUARDIAN;
    }
}

contract MarketPolicyInvariantTest is RegistryTest, InvariantTest {
    MarketPolicyHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new MarketPolicyHandler(policy, timelock, guardian);
        targetContract(address(handler));
    }

    function invariant_ParametersStayInTheirBoundsAndWithTheirMasters() public view {
        for (uint8 i = 0; i < 24; ++i) {
            IMarketPolicy.Parameter parameter = IMarketPolicy.Parameter(i);
            (uint256 min, uint256 max) = policy.bounds(parameter);
            assertGe(policy.get(parameter), min, "min");
            assertLe(policy.get(parameter), max, "max");
        }
        assertFalse(handler.strangerSucceeded(), "stranger");
    }

    function invariant_PausesAreShortAndFarBetween() public view {
        uint256 count = handler.pauseCount();
        for (uint256 i = 0; i < count; ++i) {
            (uint256 from, uint256 until) = handler.pauses(i);
            assertLe(until - from, 7 days, "length");
            if (i == 0) continue;
            (, uint256 before) = handler.pauses(i - 1);
            assertGe(from, before + 7 days, "distance");
        }
        if (count == 0) {
            assertFalse(policy.isPaused(), "paused by nobody");
        } else {
            (, uint256 last) = handler.pauses(count - 1);
            if (block.timestamp >= last) assertFalse(policy.isPaused(), "ends by itself");
        }
    }
}
