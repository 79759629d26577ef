// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "../libraries/Ids.sol";
import {Payout} from "../libraries/Payouts.sol";
import {Royalty} from "../libraries/Royalties.sol";
import {ICustody} from "../token/ICustody.sol";

/// @notice What a compartment may do.
enum CompartmentRole {
    None,
    Venue, // locks money, releases it to accounts, pays it into pools
    Distributor, // distributes pools
    Retired // takes nothing in any more; can still pay out what it holds
}

/// @title Vault
/// @notice The only custodian of FTNS in the market. What it holds belongs to accounts (withdrawable credit), compartments (money a
/// venue or the escrow has locked) or pools (revenue of an asset that is not distributed yet), and to nobody else.
///
/// Money comes in over a table that is empty between transactions (transient): a payment is put on it by transferring FTNS to the
/// vault after `expectPayment`, or by drawing an account's credit; what lies on the table is then taken into a compartment or a pool.
/// The vault never pulls from a wallet except from its own caller's, so an allowance to a venue names that venue and no other.
/// Warning: FTNS sent to the vault outside of these functions belongs to nobody and cannot be recovered.
interface IVault is ICustody {
    event Deposited(address indexed account, address indexed payer, uint256 amount);
    event Withdrawn(address indexed account, address indexed recipient, uint256 amount);
    event Approval(address indexed account, address indexed spender, uint256 amount);
    event Drawn(address indexed account, address indexed spender, uint256 amount);
    event Released(address indexed compartment, address indexed account, uint256 amount);
    event CompartmentAdmitted(address indexed compartment, CompartmentRole role);
    event CompartmentRetired(address indexed compartment);

    error Vault_ZeroAmount();
    error Vault_ZeroAddress();
    error Vault_InsufficientCredit(address account, uint256 requested, uint256 available);
    error Vault_InsufficientAllowance(address account, address spender, uint256 requested, uint256 allowed);
    error Vault_InsufficientCompartment(address compartment, uint256 requested, uint256 available);
    /// @notice Nobody called `expectPayment` or `draw` in this transaction.
    error Vault_NoPaymentExpected();
    /// @notice Less FTNS arrived than is to be taken in.
    error Vault_NothingOnTheTable(uint256 requested, uint256 available);
    error Vault_CallerHasNoRole(address caller, CompartmentRole required);
    error Vault_AlreadyAdmitted(address compartment);
    error Vault_PoolMismatch(PoolId pool, uint256 requested, uint256 available);
    /// @notice Nobody could withdraw from there: the zero address, or the vault itself.
    error Vault_InvalidRecipient(address recipient);
    error Vault_InvalidRole(CompartmentRole role);
    error Vault_NotAdmitted(address compartment);
    /// @notice The distributor is named once and stays: no vote can put another one between the pools and their payees.
    error Vault_DistributorIsFixed(address distributor);

    // ── accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Moves FTNS from the caller's wallet to the credit of `account`. Needs an allowance to the vault.
    function deposit(address account, uint256 amount) external;

    /// @notice Deposits to the caller's own credit with an ERC-2612 permit (a permit used up by somebody else does no harm).
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Pays the caller's credit out. `type(uint256).max` = all of it. Not to the zero address, not to the vault.
    function withdraw(address recipient, uint256 amount) external returns (uint256 paid);

    /// @notice Lets `spender` (a venue, the escrow for bonds) draw from the caller's credit. `type(uint256).max` = without limit.
    function approve(address spender, uint256 amount) external;

    // ── pools (the table and compartments: see `ICustody`) ───────────────────────────────────────────────────────────────────

    /// @notice Takes money from the table into a pool. Venue role.
    /// @param net part that is distributed by the split, FTNS base units
    /// @param fee part that is the platform fee, FTNS base units
    function accrue(PoolId pool, uint256 net, uint256 fee) external;

    /// @notice The same from the caller's compartment. Whoever holds such money, retired or not.
    function accrueLocked(PoolId pool, uint256 net, uint256 fee) external;

    /// @notice Empties a pool into credits and parents' pools. Distributor role. Payouts and royalties must sum up to the
    /// pool's net.
    /// @param feeTo account credited with the pool's fee part
    function distribute(PoolId pool, address feeTo, Payout[] calldata payouts, Royalty[] calldata royalties) external;

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Opens a compartment as `Venue` or `Distributor`, once and for all. Restricted: the timelock.
    function admit(address compartment, CompartmentRole role) external;

    /// @notice Stops a venue's compartment from taking money in; it drains. Restricted: the timelock.
    function retire(address compartment) external;

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Withdrawable credit, FTNS base units.
    function balanceOf(address account) external view returns (uint256);

    function allowance(address account, address spender) external view returns (uint256);

    function compartmentOf(address compartment) external view returns (uint256 balance, CompartmentRole role);

    /// @notice What a pool holds, FTNS base units.
    function poolOf(PoolId pool) external view returns (uint256 net, uint256 fee);
}
