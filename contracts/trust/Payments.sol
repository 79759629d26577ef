// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ICustody} from "../token/ICustody.sol";

/// @title Payments
/// @notice How bonds and fees come into the compartment of a contract of this layer: the vault keeps them, never the contract itself.
abstract contract Payments {
    using SafeERC20 for IERC20;

    IERC20 private immutable _ftns;
    ICustody internal immutable _vault;

    constructor(IERC20 ftns, ICustody vault) {
        _ftns = ftns;
        _vault = vault;
    }

    /// @dev From the caller's wallet, by its allowance to this contract. The vault checks that it arrived.
    /// @param amount FTNS base units
    function _lockFromWallet(uint256 amount) internal {
        if (amount == 0) return;
        _vault.expectPayment();
        _ftns.safeTransferFrom(msg.sender, address(_vault), amount);
        _vault.lock(amount);
    }

    /// @dev From the caller's credit in the vault, by its approval of this contract there.
    /// @param amount FTNS base units
    function _lockFromCredit(uint256 amount) internal {
        if (amount == 0) return;
        _vault.draw(msg.sender, amount);
        _vault.lock(amount);
    }
}
