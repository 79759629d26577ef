// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @notice A part of the initial supply.
struct Allocation {
    address account;
    uint256 amount; // FTNS base units
}

/// @title FTNS
/// @notice The payment token of the market: ERC-20 with ERC-2612 permits, 18 decimals, a fixed supply and no owner.
/// Warning: it carries no votes. Votes live in a wrapper, so that a payment never pays for vote accounting.
contract FTNS is ERC20, ERC20Permit {
    /// @notice The whole supply for ever, FTNS base units (1,000,000,000 FTNS).
    uint256 public constant TOTAL_SUPPLY = 1_000_000_000e18;

    /// @notice The initial allocation does not sum up to the total supply, FTNS base units.
    error FTNS_AllocationMismatch(uint256 allocated, uint256 totalSupply);

    /// @param allocation who receives the supply; the amounts sum up to `TOTAL_SUPPLY`
    constructor(Allocation[] memory allocation) ERC20("FTNS", "FTNS") ERC20Permit("FTNS") {
        for (uint256 i = 0; i < allocation.length; ++i) {
            _mint(allocation[i].account, allocation[i].amount);
        }
        if (totalSupply() != TOTAL_SUPPLY) revert FTNS_AllocationMismatch(totalSupply(), TOTAL_SUPPLY);
    }
}
