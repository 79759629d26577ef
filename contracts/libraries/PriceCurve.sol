// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title PriceCurve
/// @notice Prices that fall with time. Pure. No price rises, and each one is exact to the base unit: what is taken off is rounded down.
library PriceCurve {
    /// @dev Shifting by it leaves nothing of a price.
    uint256 private constant PRICE_BITS = 96;

    /// @notice A straight line from `start` to `floor`.
    /// @param start FTNS base units, at least `floor`
    /// @param elapsed seconds, at most `duration`
    /// @param duration seconds, not zero
    function linear(uint96 start, uint96 floor, uint256 elapsed, uint256 duration) internal pure returns (uint96) {
        return uint96(start - ((uint256(start) - floor) * elapsed) / duration);
    }

    /// @notice Halves each `halfLife` seconds, on the chord between two halvings (at most 6.2 % above 2^-t), and stops at `floor`.
    /// @param start FTNS base units, at least `floor`
    /// @param elapsed seconds
    /// @param halfLife seconds, not zero
    function exponential(uint96 start, uint96 floor, uint256 elapsed, uint256 halfLife) internal pure returns (uint96) {
        uint256 halvings = elapsed / halfLife;
        if (halvings >= PRICE_BITS) return floor;
        uint256 price = uint256(start) >> halvings;
        price -= (price * (elapsed % halfLife)) / (2 * halfLife);
        return price > floor ? uint96(price) : floor;
    }
}
