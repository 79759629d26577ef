// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {PoolId, SaleId} from "../../contracts/libraries/Ids.sol";
import {IEscrow, Lot, Order} from "../../contracts/settlement/IEscrow.sol";
import {IVault} from "../../contracts/settlement/IVault.sol";

/// @title TestVenue
/// @notice A venue that sells whatever order it is handed, and may do with the vault whatever its role lets it. It plays the honest
/// venue in unit tests and the faulty one in invariants.
contract TestVenue {
    IERC20 private immutable _ftns;
    IVault private immutable _vault;
    IEscrow private immutable _escrow;

    constructor(IERC20 ftns, IVault vault, IEscrow escrow) {
        _ftns = ftns;
        _vault = vault;
        _escrow = escrow;
    }

    /// @notice Moves the price from the buyer's wallet to the table and opens the sale.
    function sell(Order calldata order, bytes calldata buyerKey) external returns (SaleId) {
        return sellUnderpaid(order, buyerKey, order.amount);
    }

    /// @notice Puts `paid` on the table, whatever the order says.
    function sellUnderpaid(Order calldata order, bytes calldata buyerKey, uint256 paid) public returns (SaleId) {
        if (paid != 0) {
            _vault.expectPayment();
            _ftns.transferFrom(order.buyer, address(_vault), paid);
        }
        return _escrow.open(order, buyerKey);
    }

    /// @notice Opens a sale for what lies on the table.
    function openOnly(Order calldata order, bytes calldata buyerKey) external returns (SaleId) {
        return _escrow.open(order, buyerKey);
    }

    function hold(Lot calldata lot) external returns (SaleId) {
        return _escrow.hold(lot);
    }

    /// @notice Moves the price from the buyer's wallet to the table and awards the lot.
    function award(SaleId lot, address buyer, uint96 amount, bytes calldata buyerKey) external {
        if (amount != 0) expectAndTransfer(buyer, amount);
        _escrow.award(lot, buyer, amount, buyerKey);
    }

    function returnLot(SaleId lot, address forfeitTo) external {
        _escrow.returnLot(lot, forfeitTo);
    }

    function expectAndTransfer(address payer, uint256 amount) public {
        _vault.expectPayment();
        _ftns.transferFrom(payer, address(_vault), amount);
    }

    function transferOnly(address payer, uint256 amount) public {
        _ftns.transferFrom(payer, address(_vault), amount);
    }

    function draw(address account, uint256 amount) public {
        _vault.draw(account, amount);
    }

    function lock(uint256 amount) public {
        _vault.lock(amount);
    }

    function unlock(uint256 amount) public {
        _vault.unlock(amount);
    }

    function release(address account, uint256 amount) external {
        _vault.release(account, amount);
    }

    function accrue(PoolId pool, uint256 net, uint256 fee) public {
        _vault.accrue(pool, net, fee);
    }

    function accrueLocked(PoolId pool, uint256 net, uint256 fee) external {
        _vault.accrueLocked(pool, net, fee);
    }

    /// @notice Several calls in one transaction, as in a batch of a smart account.
    function batch(address[] calldata targets, bytes[] calldata calls) external {
        for (uint256 i = 0; i < targets.length; ++i) {
            (bool ok, bytes memory reason) = targets[i].call(calls[i]);
            if (ok) continue;
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
    }
}
