// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Custody
/// @notice What a contract that keeps other people's FTNS asks of the market's only custodian, the vault. It stands below every layer
/// that holds money: a bond of an auditor, the fee of an audit and the payment of a sale lie in compartments of the same vault,
/// which itself belongs to settlement and knows none of them. `IVault` has the rest, and the errors.
interface ICustody {
    // ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Notes the vault's FTNS balance, so that what is transferred next lies on the table. What has arrived since an earlier
    /// `expectPayment` of the same transaction stays on it.
    /// Warning: what is not taken off the table before the transaction ends belongs to nobody.
    function expectPayment() external;

    /// @notice Puts credit of `account` on the table. The caller needs that account's approval.
    function draw(address account, uint256 amount) external;

    // ── compartments ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Takes money from the table into the caller's compartment. Venue role.
    function lock(uint256 amount) external;

    /// @notice Puts money of the caller's compartment back on the table. Whoever holds such money, retired or not.
    function unlock(uint256 amount) external;

    /// @notice Moves money of the caller's compartment to an account's credit. Whoever holds such money, retired or not.
    function release(address account, uint256 amount) external;
}
