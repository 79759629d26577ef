// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolId} from "../../../../contracts/libraries/Ids.sol";
import {CompartmentRole, IVault} from "../../../../contracts/settlement/IVault.sol";
import {MarketTest} from "../../MarketTest.sol";
import {TestVenue} from "../../TestVenue.sol";

/// @notice The vault's table: what lies on it can be taken exactly once, and nothing else can. The calls of one test are one
/// transaction, as in a batch of a smart account.
contract VaultTableTest is MarketTest {
    uint256 private constant AMOUNT = 100e18;
    PoolId private constant POOL = PoolId.wrap((1 << 16) | 1);

    /// @dev A second venue with the role, for nested flows.
    TestVenue private other;

    function setUp() public override {
        super.setUp();
        other = new TestVenue(ftns, vault, escrow);
        vm.startPrank(timelock);
        vault.admit(address(venue), CompartmentRole.Venue);
        vault.admit(address(other), CompartmentRole.Venue);
        vm.stopPrank();
        vm.prank(buyer);
        ftns.approve(address(other), type(uint256).max);
        vm.startPrank(stranger);
        ftns.approve(address(other), type(uint256).max);
        vault.deposit(stranger, AMOUNT);
        vault.approve(address(venue), type(uint256).max);
        vault.approve(address(other), type(uint256).max);
        vm.stopPrank();
    }

    // ── taking ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lock_TakesWhatWasTransferred() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        venue.lock(AMOUNT);
        assertCompartment(address(venue), AMOUNT);
    }

    function test_Lock_TakesWhatWasDrawn() public {
        venue.draw(stranger, AMOUNT);
        venue.lock(AMOUNT);
        assertCompartment(address(venue), AMOUNT);
        assertEq(vault.balanceOf(stranger), 0, "credit");
    }

    function test_Lock_TakesBothTogether() public {
        venue.expectAndTransfer(buyer, 7);
        venue.draw(stranger, 5);
        venue.lock(12);
        assertCompartment(address(venue), 12);
    }

    function test_Lock_LeavesTheRestOnTheTable() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        venue.lock(AMOUNT - 1);
        venue.accrue(POOL, 1, 0);
        assertCompartment(address(venue), AMOUNT - 1);
        assertPool(POOL, 1, 0);
    }

    function test_Accrue_FillsBothPartsOfThePool() public {
        venue.expectAndTransfer(buyer, 100);
        venue.accrue(POOL, 95, 5);
        venue.expectAndTransfer(buyer, 10);
        venue.accrue(POOL, 9, 1);
        assertPool(POOL, 104, 6);
    }

    // ── nothing twice ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lock_RevertWhen_TakenTwice() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        venue.lock(AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, 1, 0));
        venue.lock(1);
    }

    function test_Lock_RevertWhen_MoreThanArrived() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, AMOUNT + 1, AMOUNT));
        venue.lock(AMOUNT + 1);
    }

    function test_Lock_RevertWhen_NobodyExpectedAPayment() public {
        venue.transferOnly(buyer, AMOUNT);
        vm.expectRevert(IVault.Vault_NoPaymentExpected.selector);
        venue.lock(AMOUNT);
    }

    function test_Lock_RevertWhen_ADonationCameBeforeItWasExpected() public {
        vm.prank(stranger);
        ftns.transfer(address(vault), AMOUNT);
        venue.expectAndTransfer(buyer, 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, 2, 1));
        venue.lock(2);
    }

    /// @dev Without that, a deposit would count as credit and as money on the table.
    function test_Lock_RevertWhen_ADepositCameAfterItWasExpected() public {
        vault.expectPayment();
        vm.prank(buyer);
        vault.deposit(buyer, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, AMOUNT, 0));
        venue.lock(AMOUNT);
    }

    /// @dev Without that, a withdrawal would eat up money on the table.
    function test_Withdraw_LeavesTheTableAlone() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        vm.prank(stranger);
        vault.withdraw(stranger, AMOUNT);
        venue.lock(AMOUNT);
        assertCompartment(address(venue), AMOUNT);
    }

    function test_Deposit_LeavesTheTableAlone() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        vm.prank(buyer);
        vault.deposit(buyer, 3);
        venue.lock(AMOUNT);
        assertCompartment(address(venue), AMOUNT);
        assertEq(vault.balanceOf(buyer), 3, "credit");
    }

    function test_Release_LeavesTheTableAlone() public {
        venue.expectAndTransfer(buyer, AMOUNT);
        venue.lock(AMOUNT);
        venue.expectAndTransfer(buyer, 3);
        venue.release(seller, AMOUNT);
        venue.lock(3);
        assertCompartment(address(venue), 3);
        assertEq(vault.balanceOf(seller), AMOUNT, "credit");
    }

    // ── nested ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ExpectPayment_KeepsWhatLiesOnTheTable() public {
        venue.expectAndTransfer(buyer, 7);
        vault.expectPayment();
        vault.expectPayment();
        venue.lock(7);
        assertCompartment(address(venue), 7);
    }

    function test_ExpectPayment_DoesNotCountTwice() public {
        venue.expectAndTransfer(buyer, 7);
        vault.expectPayment();
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, 8, 7));
        venue.lock(8);
    }

    function test_ExpectPayment_ANestedFlowTakesItsOwn() public {
        vault.expectPayment();
        other.expectAndTransfer(stranger, 5);
        other.lock(5);
        venue.transferOnly(buyer, 7);
        venue.lock(7);
        assertCompartment(address(other), 5);
        assertCompartment(address(venue), 7);
    }

    function test_ExpectPayment_ANestedFlowBetweenTransferAndTake() public {
        venue.expectAndTransfer(buyer, 7);
        other.expectAndTransfer(stranger, 5);
        other.lock(5);
        venue.lock(7);
        assertCompartment(address(other), 5);
        assertCompartment(address(venue), 7);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, 1, 0));
        venue.lock(1);
    }

    // ── draw ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Draw_UsesUpTheAllowance() public {
        vm.prank(stranger);
        vault.approve(address(venue), 10);
        vm.expectEmit(address(vault));
        emit IVault.Drawn(stranger, address(venue), 4);
        venue.draw(stranger, 4);
        assertEq(vault.allowance(stranger, address(venue)), 6, "rest");
    }

    function test_Draw_LeavesAnInfiniteAllowanceAlone() public {
        venue.draw(stranger, 4);
        assertEq(vault.allowance(stranger, address(venue)), type(uint256).max, "infinite");
    }

    function test_Draw_RevertWhen_NotApproved() public {
        vm.prank(stranger);
        vault.approve(address(venue), 3);
        vm.expectRevert(
            abi.encodeWithSelector(IVault.Vault_InsufficientAllowance.selector, stranger, address(venue), 4, 3)
        );
        venue.draw(stranger, 4);
    }

    function test_Draw_RevertWhen_MoreThanTheCredit() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCredit.selector, stranger, AMOUNT + 1, AMOUNT));
        venue.draw(stranger, AMOUNT + 1);
    }

    function test_Draw_RevertWhen_TheAccountWasNeverUsed() public {
        vm.prank(buyer);
        vault.approve(address(venue), 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCredit.selector, buyer, 1, 0));
        venue.draw(buyer, 1);
    }
}
