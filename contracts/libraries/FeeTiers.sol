// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title FeeTiers
/// @notice What was paid for a licence, in five bits: how much its review weighs. The weight grows with the logarithm of the platform fee,
/// which is money that is gone, and stops at `MAX_WEIGHT`. Pure.
///     tier 0           never bought
///     tier 1 + weight  bought; weight = bit length of floor(fee / 0.1 FTNS), at most 16: none below 0.1 FTNS, 6 for 5 FTNS
library FeeTiers {
    uint8 internal constant MAX_WEIGHT = 16;

    uint256 private constant UNIT = 0.1e18; // FTNS base units

    /// @param fee platform fee of a purchase, FTNS base units
    function tierOf(uint256 fee) internal pure returns (uint8) {
        uint256 units = fee / UNIT;
        if (units >> (MAX_WEIGHT - 1) != 0) return MAX_WEIGHT + 1;
        uint256 leadingZeros;
        assembly ("memory-safe") {
            leadingZeros := clz(units)
        }
        return uint8(257 - leadingZeros);
    }

    /// @notice Whether a sale with this fee says something of its seller: from 0.1 FTNS on, as a review weighs something. Below it, success and
    /// failure cost those who bring them about nothing.
    /// @param fee platform fee of a purchase, FTNS base units
    function isWorthNews(uint256 fee) internal pure returns (bool) {
        return fee >= UNIT;
    }

    /// @param tier not 0
    function weightOf(uint8 tier) internal pure returns (uint8) {
        return tier - 1;
    }
}
