// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What an account is paid, in one word, so that a distribution writes, passes on and logs half as many: the account in
/// the upper 160 bits, FTNS base units in the lower 96 (the supply is below 2^90).
type Payout is bytes32;

using Payouts for Payout global;

/// @title Payouts
/// @notice Makes and reads payouts. Pure.
library Payouts {
    /// @param amount_ FTNS base units, below 2^96
    function make(address account_, uint256 amount_) internal pure returns (Payout) {
        return Payout.wrap(bytes32((uint256(uint160(account_)) << 96) | amount_));
    }

    function account(Payout self) internal pure returns (address) {
        return address(bytes20(Payout.unwrap(self)));
    }

    /// @return FTNS base units
    function amount(Payout self) internal pure returns (uint256) {
        return uint96(uint256(Payout.unwrap(self)));
    }
}
