// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Deposits, permits, withdrawals and approvals of the vault.
contract VaultAccountsTest is MarketTest {
    uint256 private constant AMOUNT = 100e18;

    address private owner;
    uint256 private ownerKey;

    function setUp() public override {
        super.setUp();
        (owner, ownerKey) = makeAccount("owner with a key");
        ftns.transfer(owner, WALLET);
    }

    function signPermit(uint256 value, uint256 deadline) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 typehash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 structHash = keccak256(
            abi.encode(typehash, owner, address(vault), value, ftns.nonces(owner), deadline)
        );
        return vm.sign(ownerKey, keccak256(abi.encodePacked(hex"1901", ftns.DOMAIN_SEPARATOR(), structHash)));
    }

    // ── deposit ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deposit_CreditsTheNamedAccount() public {
        vm.expectEmit(address(vault));
        emit IVault.Deposited(stranger, buyer, AMOUNT);
        vm.prank(buyer);
        vault.deposit(stranger, AMOUNT);
        assertEq(vault.balanceOf(stranger), AMOUNT, "credit");
        assertEq(vault.balanceOf(buyer), 0, "payer");
        assertEq(ftns.balanceOf(address(vault)), AMOUNT, "vault");
        assertEq(ftns.balanceOf(buyer), WALLET - AMOUNT, "wallet");
    }

    function test_Deposit_AddsUp() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, AMOUNT);
        vault.deposit(buyer, 1);
        assertEq(vault.balanceOf(buyer), AMOUNT + 1, "credit");
    }

    function test_Deposit_RevertWhen_AccountIsZero() public {
        vm.expectRevert(IVault.Vault_ZeroAddress.selector);
        vm.prank(buyer);
        vault.deposit(address(0), AMOUNT);
    }

    function test_Deposit_RevertWhen_AmountIsZero() public {
        vm.expectRevert(IVault.Vault_ZeroAmount.selector);
        vm.prank(buyer);
        vault.deposit(buyer, 0);
    }

    function test_Deposit_RevertWhen_WalletIsTooPoor() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, buyer, WALLET, WALLET + 1)
        );
        vm.prank(buyer);
        vault.deposit(buyer, WALLET + 1);
    }

    /// @dev A token that says yes and moves less: the vault looks at its balance, not at the answer.
    function test_Deposit_RevertWhen_LessArrives() public {
        vm.mockCall(
            address(ftns),
            abi.encodeCall(ftns.transferFrom, (buyer, address(vault), AMOUNT)),
            abi.encode(true)
        );
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, AMOUNT, 0));
        vm.prank(buyer);
        vault.deposit(buyer, AMOUNT);
    }

    // ── depositWithPermit ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_DepositWithPermit_NeedsNoAllowance() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(AMOUNT, START);
        vm.prank(owner);
        vault.depositWithPermit(AMOUNT, START, v, r, s);
        assertEq(vault.balanceOf(owner), AMOUNT, "credit");
    }

    function test_DepositWithPermit_SurvivesAFrontRunPermit() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(AMOUNT, START);
        vm.prank(stranger);
        ftns.permit(owner, address(vault), AMOUNT, START, v, r, s);
        vm.prank(owner);
        vault.depositWithPermit(AMOUNT, START, v, r, s);
        assertEq(vault.balanceOf(owner), AMOUNT, "credit");
    }

    function test_DepositWithPermit_RevertWhen_PermitHasExpired() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(AMOUNT, START - 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START - 1));
        vm.prank(owner);
        vault.depositWithPermit(AMOUNT, START - 1, v, r, s);
    }

    function test_DepositWithPermit_RevertWhen_SignedBySomebodyElse() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(AMOUNT, START);
        address pauper = makeAddr("no allowance");
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        vm.prank(pauper);
        vault.depositWithPermit(AMOUNT, START, v, r, s);
    }

    // ── withdraw ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Withdraw_PaysAPart() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, AMOUNT);
        vm.expectEmit(address(vault));
        emit IVault.Withdrawn(buyer, stranger, 1);
        assertEq(vault.withdraw(stranger, 1), 1, "paid");
        assertEq(vault.balanceOf(buyer), AMOUNT - 1, "credit");
        assertEq(ftns.balanceOf(stranger), WALLET + 1, "recipient");
    }

    function test_Withdraw_PaysEverything() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, AMOUNT);
        assertEq(vault.withdraw(buyer, type(uint256).max), AMOUNT, "paid");
        assertEq(vault.balanceOf(buyer), 0, "credit");
        assertEq(ftns.balanceOf(buyer), WALLET, "wallet");
    }

    function test_Withdraw_RevertWhen_MoreThanTheCredit() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InsufficientCredit.selector, buyer, AMOUNT + 1, AMOUNT));
        vault.withdraw(buyer, AMOUNT + 1);
    }

    function test_Withdraw_RevertWhen_NothingIsThere() public {
        vm.expectRevert(IVault.Vault_ZeroAmount.selector);
        vm.prank(buyer);
        vault.withdraw(buyer, type(uint256).max);
    }

    function test_Withdraw_RevertWhen_AmountIsZero() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, AMOUNT);
        vm.expectRevert(IVault.Vault_ZeroAmount.selector);
        vault.withdraw(buyer, 0);
    }

    function test_Withdraw_RevertWhen_RecipientIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InvalidRecipient.selector, address(0)));
        vm.prank(buyer);
        vault.withdraw(address(0), AMOUNT);
    }

    function test_Withdraw_RevertWhen_RecipientIsTheVault() public {
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_InvalidRecipient.selector, address(vault)));
        vm.prank(buyer);
        vault.withdraw(address(vault), AMOUNT);
    }

    // ── approve ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Approve_SetsTheAllowance() public {
        vm.expectEmit(address(vault));
        emit IVault.Approval(buyer, stranger, AMOUNT);
        vm.prank(buyer);
        vault.approve(stranger, AMOUNT);
        assertEq(vault.allowance(buyer, stranger), AMOUNT, "allowance");
        assertEq(vault.allowance(stranger, buyer), 0, "other way round");
    }

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The slot of a used account never becomes zero again, so that the next credit is cheap.
    function test_Layout_AUsedAccountKeepsANonZeroSlot() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, AMOUNT);
        vault.withdraw(buyer, type(uint256).max);
        vm.record();
        vault.balanceOf(buyer);
        (bytes32[] memory reads, ) = vm.accesses(address(vault));
        assertEq(reads.length, 1, "one slot");
        assertEq(uint256(vm.load(address(vault), reads[0])), 1, "one above the credit");
    }
}
