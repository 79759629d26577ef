// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";

import {PoolId} from "../libraries/Ids.sol";
import {Payout} from "../libraries/Payouts.sol";
import {Royalty} from "../libraries/Royalties.sol";
import {ICustody} from "../token/ICustody.sol";
import {CompartmentRole, IVault} from "./IVault.sol";

/// @title Vault
/// @notice See `IVault`.
/// @dev No function calls anything but FTNS (immutable, without hooks) and the access manager, so nobody's code runs in between and
/// no reentrancy guard is needed. No amount can reach a width used here: the supply of FTNS is below 2^90.
contract Vault is IVault, AccessManaged {
    using SafeERC20 for IERC20;

    struct Compartment {
        // slot 0
        uint128 balance; // FTNS base units
        CompartmentRole role;
    }

    /// @dev `opened` keeps the slot of a used pool from becoming zero again: the next sale costs 17,100 gas less.
    struct Pool {
        // slot 0
        uint120 net; // FTNS base units
        uint120 fee; // FTNS base units
        bool opened;
    }

    IERC20 private immutable _ftns;

    /// @dev Credit plus one, FTNS base units; 0 = never credited. So the slot of a used account never becomes zero again.
    mapping(address account => uint256) private _creditsPlusOne;
    mapping(address account => mapping(address spender => uint256)) private _allowances;
    mapping(address compartment => Compartment) private _compartments;
    mapping(PoolId pool => Pool) private _pools;

    /// @dev Named once: a second one could send what has accrued to whom it likes.
    address private _distributor;

    /// @dev The FTNS balance that is accounted for, plus one; 0 = no payment expected in this transaction. What the vault holds above it
    /// lies on the table.
    uint256 private transient _accountedPlusOne;

    /// @dev What else lies on the table: credit that was drawn, and what had arrived when somebody expected another payment.
    uint256 private transient _carried;

    constructor(address authority, IERC20 ftns) AccessManaged(authority) {
        _ftns = ftns;
    }

    // ── accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IVault
    function deposit(address account, uint256 amount) external {
        _deposit(account, amount);
    }

    /// @inheritdoc IVault
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        // A permit that was submitted by somebody else fails here and has done its work; without an allowance the transfer reverts.
        try IERC20Permit(address(_ftns)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch (
            bytes memory reason
        ) {
            if (_ftns.allowance(msg.sender, address(this)) < amount) LowLevelCall.bubbleRevert(reason);
        }
        _deposit(msg.sender, amount);
    }

    /// @inheritdoc IVault
    function withdraw(address recipient, uint256 amount) external returns (uint256 paid) {
        if (recipient == address(0) || recipient == address(this)) revert Vault_InvalidRecipient(recipient);
        paid = amount == type(uint256).max ? balanceOf(msg.sender) : amount;
        if (paid == 0) revert Vault_ZeroAmount();

        _debit(msg.sender, paid);
        if (_accountedPlusOne != 0) _accountedPlusOne -= paid;
        emit Withdrawn(msg.sender, recipient, paid);

        _ftns.safeTransfer(recipient, paid);
    }

    /// @inheritdoc IVault
    function approve(address spender, uint256 amount) external {
        _allowances[msg.sender][spender] = amount;
        emit Approval(msg.sender, spender, amount);
    }

    // ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ICustody
    function expectPayment() external {
        uint256 balance = _ftns.balanceOf(address(this));
        uint256 accounted = _accountedPlusOne;
        if (accounted != 0) _carried += balance - (accounted - 1);
        _accountedPlusOne = balance + 1;
    }

    /// @inheritdoc ICustody
    function draw(address account, uint256 amount) external {
        uint256 allowed = _allowances[account][msg.sender];
        if (allowed < amount) revert Vault_InsufficientAllowance(account, msg.sender, amount, allowed);

        if (allowed != type(uint256).max) _allowances[account][msg.sender] = allowed - amount;
        _debit(account, amount);
        _carried += amount;
        emit Drawn(account, msg.sender, amount);
    }

    // ── compartments and pools ───────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc ICustody
    function lock(uint256 amount) external {
        Compartment storage compartment = _requireVenue();
        _takeFromTable(amount);
        compartment.balance += uint128(amount);
    }

    /// @inheritdoc ICustody
    function unlock(uint256 amount) external {
        _unlock(amount);
        _carried += amount;
    }

    /// @inheritdoc ICustody
    function release(address account, uint256 amount) external {
        if (account == address(0)) revert Vault_ZeroAddress();
        _unlock(amount);
        _credit(account, amount);
        emit Released(msg.sender, account, amount);
    }

    /// @inheritdoc IVault
    function accrue(PoolId pool, uint256 net, uint256 fee) external {
        _requireVenue();
        _takeFromTable(net + fee);
        _fill(pool, net, fee);
    }

    /// @inheritdoc IVault
    function accrueLocked(PoolId pool, uint256 net, uint256 fee) external {
        _unlock(net + fee);
        _fill(pool, net, fee);
    }

    /// @inheritdoc IVault
    function distribute(PoolId pool, address feeTo, Payout[] calldata payouts, Royalty[] calldata royalties) external {
        if (msg.sender != _distributor) {
            revert Vault_CallerHasNoRole(msg.sender, CompartmentRole.Distributor);
        }

        Pool storage source = _pools[pool];
        (uint256 net, uint256 fee) = (source.net, source.fee);
        (source.net, source.fee) = (0, 0);

        if (fee != 0) _credit(feeTo, fee);
        uint256 paid;
        for (uint256 i = 0; i < royalties.length; ++i) {
            uint256 amount = royalties[i].amount();
            paid += amount;
            _fill(royalties[i].pool(), amount, 0);
        }
        for (uint256 i = 0; i < payouts.length; ++i) {
            uint256 amount = payouts[i].amount();
            paid += amount;
            _credit(payouts[i].account(), amount);
        }
        if (paid != net) revert Vault_PoolMismatch(pool, paid, net);
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IVault
    function admit(address compartment, CompartmentRole role) external restricted {
        if (compartment == address(0)) revert Vault_ZeroAddress();
        if (role != CompartmentRole.Venue && role != CompartmentRole.Distributor) revert Vault_InvalidRole(role);
        if (_compartments[compartment].role != CompartmentRole.None) revert Vault_AlreadyAdmitted(compartment);
        if (role == CompartmentRole.Distributor) {
            if (_distributor != address(0)) revert Vault_DistributorIsFixed(_distributor);
            _distributor = compartment;
        }
        _compartments[compartment].role = role;
        emit CompartmentAdmitted(compartment, role);
    }

    /// @inheritdoc IVault
    function retire(address compartment) external restricted {
        if (compartment == _distributor) revert Vault_DistributorIsFixed(compartment);
        if (_compartments[compartment].role != CompartmentRole.Venue) revert Vault_NotAdmitted(compartment);
        _compartments[compartment].role = CompartmentRole.Retired;
        emit CompartmentRetired(compartment);
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IVault
    function balanceOf(address account) public view returns (uint256) {
        uint256 stored = _creditsPlusOne[account];
        return stored == 0 ? 0 : stored - 1;
    }

    /// @inheritdoc IVault
    function allowance(address account, address spender) external view returns (uint256) {
        return _allowances[account][spender];
    }

    /// @inheritdoc IVault
    function compartmentOf(address compartment) external view returns (uint256 balance, CompartmentRole role) {
        Compartment storage record = _compartments[compartment];
        return (record.balance, record.role);
    }

    /// @inheritdoc IVault
    function poolOf(PoolId pool) external view returns (uint256 net, uint256 fee) {
        Pool storage record = _pools[pool];
        return (record.net, record.fee);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _deposit(address account, uint256 amount) private {
        if (account == address(0)) revert Vault_ZeroAddress();
        if (amount == 0) revert Vault_ZeroAmount();

        uint256 before = _ftns.balanceOf(address(this));
        _ftns.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = _ftns.balanceOf(address(this)) - before;
        if (received != amount) revert Vault_NothingOnTheTable(amount, received);

        // What is credited here must not lie on the table as well.
        if (_accountedPlusOne != 0) _accountedPlusOne += amount;
        _credit(account, amount);
        emit Deposited(account, msg.sender, amount);
    }

    /// @dev Takes exactly `amount` off the table; what is left stays on it.
    function _takeFromTable(uint256 amount) private {
        uint256 accounted = _accountedPlusOne;
        uint256 available = _carried;
        if (accounted != 0) {
            uint256 balance = _ftns.balanceOf(address(this));
            available += balance - (accounted - 1);
            _accountedPlusOne = balance + 1;
        } else if (available == 0) {
            revert Vault_NoPaymentExpected();
        }
        if (available < amount) revert Vault_NothingOnTheTable(amount, available);
        unchecked {
            _carried = available - amount;
        }
    }

    function _requireVenue() private view returns (Compartment storage compartment) {
        compartment = _compartments[msg.sender];
        if (compartment.role != CompartmentRole.Venue) {
            revert Vault_CallerHasNoRole(msg.sender, CompartmentRole.Venue);
        }
    }

    /// @dev Takes money out of the caller's compartment. A compartment that never had the venue role holds nothing.
    function _unlock(uint256 amount) private {
        Compartment storage compartment = _compartments[msg.sender];
        uint256 available = compartment.balance;
        if (available < amount) revert Vault_InsufficientCompartment(msg.sender, amount, available);
        unchecked {
            compartment.balance = uint128(available - amount);
        }
    }

    /// @dev Callers have taken `amount` from somewhere, or check afterwards that they did: it is below the supply.
    function _credit(address account, uint256 amount) private {
        uint256 stored = _creditsPlusOne[account];
        unchecked {
            _creditsPlusOne[account] = (stored == 0 ? 1 : stored) + amount;
        }
    }

    function _debit(address account, uint256 amount) private {
        uint256 available = balanceOf(account);
        if (available < amount) revert Vault_InsufficientCredit(account, amount, available);
        unchecked {
            _creditsPlusOne[account] = available - amount + 1;
        }
    }

    function _fill(PoolId pool, uint256 net, uint256 fee) private {
        Pool storage record = _pools[pool];
        record.net += uint120(net);
        record.fee += uint120(fee);
        record.opened = true;
    }
}
