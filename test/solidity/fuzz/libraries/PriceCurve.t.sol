// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PriceCurve} from "../../../../contracts/libraries/PriceCurve.sol";
import {Test} from "../../Test.sol";

/// @notice Prices that fall, at any size and time.
contract PriceCurveFuzzTest is Test {
    function testFuzz_LinearStaysBetweenItsEnds(
        uint96 start,
        uint96 floor,
        uint32 elapsed,
        uint32 duration
    ) public pure {
        (start, floor) = _ordered(start, floor);
        duration = uint32(bound(duration, 1, 30 days));
        elapsed = uint32(bound(elapsed, 0, duration));
        uint96 price = PriceCurve.linear(start, floor, elapsed, duration);
        assertLe(price, start, "start");
        assertGe(price, floor, "floor");
        assertEq(PriceCurve.linear(start, floor, 0, duration), start, "first second");
        assertEq(PriceCurve.linear(start, floor, duration, duration), floor, "last second");
    }

    function testFuzz_LinearNeverRises(uint96 start, uint96 floor, uint32 elapsed, uint32 duration) public pure {
        (start, floor) = _ordered(start, floor);
        duration = uint32(bound(duration, 1, 30 days));
        elapsed = uint32(bound(elapsed, 0, duration - 1));
        uint96 now_ = PriceCurve.linear(start, floor, elapsed, duration);
        assertLe(PriceCurve.linear(start, floor, elapsed + 1, duration), now_, "next second");
    }

    /// @dev The exact line lies in (price - 1, price].
    function testFuzz_LinearIsExactToTheBaseUnit(
        uint96 start,
        uint96 floor,
        uint32 elapsed,
        uint32 duration
    ) public pure {
        (start, floor) = _ordered(start, floor);
        duration = uint32(bound(duration, 1, 30 days));
        elapsed = uint32(bound(elapsed, 0, duration));
        uint256 exact = uint256(start) * duration - (uint256(start) - floor) * elapsed; // times duration
        uint256 price = uint256(PriceCurve.linear(start, floor, elapsed, duration)) * duration;
        assertGe(price, exact, "never below");
        assertLt(price - exact, duration, "less than one base unit above");
    }

    function testFuzz_ExponentialStaysBetweenItsEnds(
        uint96 start,
        uint96 floor,
        uint256 elapsed,
        uint32 halfLife
    ) public pure {
        (start, floor) = _ordered(start, floor);
        halfLife = uint32(bound(halfLife, 1, 30 days));
        uint96 price = PriceCurve.exponential(start, floor, elapsed, halfLife);
        assertLe(price, start, "start");
        assertGe(price, floor, "floor");
    }

    function testFuzz_ExponentialNeverRises(uint96 start, uint96 floor, uint32 elapsed, uint32 halfLife) public pure {
        (start, floor) = _ordered(start, floor);
        halfLife = uint32(bound(halfLife, 1, 30 days));
        elapsed = uint32(bound(elapsed, 0, type(uint32).max - 1));
        uint96 now_ = PriceCurve.exponential(start, floor, elapsed, halfLife);
        assertLe(PriceCurve.exponential(start, floor, elapsed + 1, halfLife), now_, "next second");
    }

    function testFuzz_ExponentialHalvesExactly(uint96 start, uint8 halvings, uint32 halfLife) public pure {
        halfLife = uint32(bound(halfLife, 1, 30 days));
        uint256 elapsed = uint256(halvings) * halfLife;
        uint256 expected = halvings < 96 ? start >> halvings : 0;
        assertEq(PriceCurve.exponential(start, 0, elapsed, halfLife), expected, "2^-n");
    }

    /// @dev The chord lies above the curve, by at most 6.2 %: (1 - x / 2) / 2^-x <= 1.0615 for x in [0, 1]. Squared twice it can be
    /// checked in integers at the quarters.
    function testFuzz_ExponentialIsCloseToTheCurveAtTheQuarters(uint96 start, uint8 quarter) public pure {
        start = uint96(bound(start, 1e18, 1e27));
        quarter = uint8(bound(quarter, 0, 39));
        uint256 price = PriceCurve.exponential(start, 0, quarter, 4);
        // (price / start)^4 against 2^-quarter, in parts of 1e9.
        uint256 ratio = (price * 1e9) / start;
        uint256 fourth = (ratio * ratio * ratio * ratio) / 1e27;
        uint256 curve = 1e9 >> quarter;
        if (curve < 1e4) return; // too coarse to compare
        assertGe(fourth * 1_001, curve * 1_000, "not below");
        assertLe(fourth * 1_000, curve * 1_273, "1.062^4 above");
    }

    function _ordered(uint96 a, uint96 b) private pure returns (uint96 high, uint96 low) {
        return a > b ? (a, b) : (b, a);
    }
}
