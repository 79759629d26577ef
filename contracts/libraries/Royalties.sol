// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "./Ids.sol";

/// @notice What a parent's pool is paid, in one word: the pool in the upper 64 bits, FTNS base units in the lower 96.
type Royalty is bytes32;

using Royalties for Royalty global;

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

    /// @return FTNS base units
    function amount(Royalty self) internal pure returns (uint256) {
        return uint96(uint256(Royalty.unwrap(self)));
    }
}
