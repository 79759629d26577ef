// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Purchases
/// @notice What is remembered of a purchase with the licence, in 40 bits: what was paid, under whom, and who was paid. Pure. From the lowest
/// bit: tier 8 (`FeeTiers`) | split 16 | epoch 16. 0 = nothing was bought.
library Purchases {
    /// @param tier not 0
    /// @param split number of the asset's split at the purchase
    /// @param epoch of the asset at the purchase: counts its changes of owner
    function pack(uint8 tier, uint16 split, uint16 epoch) internal pure returns (uint40) {
        return tier | (uint40(split) << 8) | (uint40(epoch) << 24);
    }

    function tierOf(uint40 purchase) internal pure returns (uint8) {
        return uint8(purchase);
    }

    function unpack(uint40 purchase) internal pure returns (uint8 tier, uint16 split, uint16 epoch) {
        return (tierOf(purchase), uint16(purchase >> 8), uint16(purchase >> 24));
    }
}
