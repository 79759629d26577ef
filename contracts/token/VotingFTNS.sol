// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {ERC20Wrapper} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Wrapper.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/// @title VotingFTNS
/// @notice FTNS locked one to one for votes (vFTNS): lock with `lock` or `depositFor`, get the FTNS back at any time with `withdrawTo`.
/// Votes count by timestamp (ERC-6372) and only where they are delegated (ERC-5805), if need be to oneself.
/// Warning: FTNS sent here by a plain transfer belongs to nobody and cannot be recovered.
contract VotingFTNS is ERC20, ERC20Permit, ERC20Votes, ERC20Wrapper {
    /// @notice Votes of the zero address count for nothing: name a delegate, yourself included.
    error VotingFTNS_ZeroDelegate();

    /// @param ftns the payment token
    constructor(IERC20 ftns) ERC20("Voting FTNS", "vFTNS") ERC20Permit("Voting FTNS") ERC20Wrapper(ftns) {}

    /// @notice Locks FTNS of the caller and delegates all of the caller's votes. Needs an allowance to this contract.
    /// @param amount FTNS base units; 0 only delegates
    /// @param delegatee who votes with them
    function lock(uint256 amount, address delegatee) public {
        if (delegatee == address(0)) revert VotingFTNS_ZeroDelegate();

        depositFor(msg.sender, amount);
        if (delegates(msg.sender) != delegatee) _delegate(msg.sender, delegatee);
    }

    /// @notice `lock` with an ERC-2612 permit of FTNS for this contract (a permit used up by somebody else does no harm).
    function lockWithPermit(
        uint256 amount,
        address delegatee,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        // solhint-disable-next-line no-empty-blocks
        try IERC20Permit(address(underlying())).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        lock(amount, delegatee);
    }

    /// @notice The clock of votes: timestamps in seconds (ERC-6372).
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice The clock's kind, as ERC-6372 writes it.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice As FTNS.
    function decimals() public pure override(ERC20, ERC20Wrapper) returns (uint8) {
        return 18;
    }

    /// @notice Of permits and of delegations by signature, which share them.
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
