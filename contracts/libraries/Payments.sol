// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "./Ids.sol";

/// @notice What an account is paid, in one word, so that a distribution writes, passes on and logs half as many: the account in
/// the upper 160 bits, FTNS base units in the lower 96 (the supply is below 2^90).
type Payout is bytes32;

/// @notice What a parent's pool is paid: the pool in the upper 64 bits, FTNS base units in the lower 96.
type Royalty is bytes32;

using Payouts for Payout global;
using Royalties for Royalty global;

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

    function amount(Payout self) internal pure returns (uint256) {
        return uint96(uint256(Payout.unwrap(self)));
    }
}

/// @title Royalties
/// @notice Makes and reads royalties. Pure.
library Royalties {
    /// @param amount_ FTNS base units, below 2^96
    function make(PoolId pool_, uint256 amount_) internal pure returns (Royalty) {
        return Royalty.wrap(bytes32((uint256(PoolId.unwrap(pool_)) << 192) | amount_));
    }

    function pool(Royalty self) internal pure returns (PoolId) {
        return PoolId.wrap(uint64(bytes8(Royalty.unwrap(self))));
    }

    function amount(Royalty self) internal pure returns (uint256) {
        return uint96(uint256(Royalty.unwrap(self)));
    }
}
