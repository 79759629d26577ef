// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What a sale reads of `SalePolicy`, in one word. From the lowest bit:
/// feeBps 16 | bondBps 16 | deliveryWindow 32 | contentWindow 32 | pausedUntil 40 | certifiedCategories 8.
type PackedSalePolicy is uint256;

using PackedSalePolicyLib for PackedSalePolicy global;

/// @title PackedSalePolicyLib
/// @notice Reads a packed sale policy, field by field; units as in `SalePolicy`. Pure.
library PackedSalePolicyLib {
    function feeBps(PackedSalePolicy self) internal pure returns (uint16) {
        return uint16(PackedSalePolicy.unwrap(self));
    }

    function bondBps(PackedSalePolicy self) internal pure returns (uint16) {
        return uint16(PackedSalePolicy.unwrap(self) >> 16);
    }

    function deliveryWindow(PackedSalePolicy self) internal pure returns (uint32) {
        return uint32(PackedSalePolicy.unwrap(self) >> 32);
    }

    function contentWindow(PackedSalePolicy self) internal pure returns (uint32) {
        return uint32(PackedSalePolicy.unwrap(self) >> 64);
    }

    function pausedUntil(PackedSalePolicy self) internal pure returns (uint40) {
        return uint40(PackedSalePolicy.unwrap(self) >> 96);
    }

    /// @notice Whether the assets of a category are sold only with a live certificate.
    /// @param category the number of a `Category`
    function needsCertificate(PackedSalePolicy self, uint8 category) internal pure returns (bool) {
        return (PackedSalePolicy.unwrap(self) >> (136 + uint256(category))) & 1 == 1;
    }
}
