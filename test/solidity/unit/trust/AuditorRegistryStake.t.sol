// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {AuditorKind, IAuditorRegistry} from "../../../../contracts/trust/IAuditorRegistry.sol";
import {TrustTest} from "../../TrustTest.sol";

/// @notice How stake comes in, leaves, and is slashed.
contract AuditorRegistryStakeTest is TrustTest {
    // ── bond ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Bond_LiesInTheVault() public {
        register(auditor, 1);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.Bonded(auditor, BOND);
        vm.prank(auditor);
        auditors.bond(BOND);
        assertStake(auditor, BOND, 0);
        assertCompartment(address(auditors), BOND);
        assertEq(ftns.balanceOf(address(auditors)), 0, "the registry itself holds nothing");
        assertEq(ftns.balanceOf(auditor), WALLET - BOND, "wallet");
    }

    function test_BondFromVault_TakesCredit() public {
        register(auditor, 1);
        vm.startPrank(auditor);
        vault.deposit(auditor, BOND);
        vault.approve(address(auditors), BOND);
        auditors.bondFromVault(BOND);
        vm.stopPrank();
        assertStake(auditor, BOND, 0);
        assertEq(vault.balanceOf(auditor), 0, "credit");
        assertCompartment(address(auditors), BOND);
    }

    function test_Bond_RevertWhen_NotRegistered() public {
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_NotRegistered.selector, auditor));
        vm.prank(auditor);
        auditors.bond(BOND);
    }

    function test_Bond_RevertWhen_Expelled() public {
        enrol(auditor, BOND);
        vm.prank(timelock);
        auditors.expel(auditor, "reason");
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_Expelled.selector, auditor));
        vm.prank(auditor);
        auditors.bond(BOND);
    }

    function test_Bond_RevertWhen_Zero() public {
        register(auditor, 1);
        vm.expectRevert(IAuditorRegistry.AuditorRegistry_ZeroAmount.selector);
        vm.prank(auditor);
        auditors.bond(0);
    }

    function test_Bond_RevertWhen_TheAmountIsWiderThanTheField() public {
        register(auditor, 1);
        vm.expectRevert();
        vm.prank(auditor);
        auditors.bond((uint256(1) << 96) + BOND);
        assertStake(auditor, 0, 0);
    }

    function test_BondFromVault_RevertWhen_NotApproved() public {
        register(auditor, 1);
        vm.startPrank(auditor);
        vault.deposit(auditor, BOND);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVault.Vault_InsufficientAllowance.selector,
                auditor,
                address(auditors),
                uint256(BOND),
                uint256(0)
            )
        );
        auditors.bondFromVault(BOND);
        vm.stopPrank();
    }

    // ── roster ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Roster_HasWhoeverKeepsTheBond() public {
        enrol(auditor, BOND - 1);
        assertEq(auditors.rosterSize(), 0, "one base unit short");
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.RosterChanged(auditor, true);
        vm.prank(auditor);
        auditors.bond(1);
        assertEq(auditors.rosterSize(), 1, "enough");
        assertEq(auditors.rosterAt(0), auditor, "who");

        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.RosterChanged(auditor, false);
        vm.prank(auditor);
        auditors.unbond(1);
        assertEq(auditors.rosterSize(), 0, "short again");
    }

    function test_Roster_TheLastTakesThePlaceOfWhoLeaves() public {
        enrol(auditor, BOND);
        enrol(seller, BOND);
        enrol(buyer, BOND);
        vm.prank(auditor);
        auditors.unbond(BOND);
        assertEq(auditors.rosterSize(), 2, "size");
        assertEq(auditors.rosterAt(0), buyer, "moved");
        assertEq(auditors.auditorOf(buyer).seat, 1, "knows its place");
        vm.prank(buyer);
        auditors.unbond(1);
        assertEq(auditors.rosterAt(0), seller, "the other one is left");
        assertEq(auditors.auditorOf(seller).seat, 1, "and knows its place");
    }

    function test_Sync_FollowsAVoteOnTheBond() public {
        enrol(auditor, BOND);
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.AuditorBond, 1_001);
        assertEq(auditors.weightOf(auditor, 0), 0, "not drawn from now on");
        vm.prank(stranger);
        auditors.sync(auditor);
        assertEq(auditors.rosterSize(), 0, "off the roster");
        auditors.sync(auditor);
        auditors.sync(stranger);
        assertEq(auditors.rosterSize(), 0, "nothing to change");
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.AuditorBond, 1_000);
        auditors.sync(auditor);
        assertEq(auditors.rosterSize(), 1, "on it again");
    }

    function test_WeightOf_CountsWholeBondsUpToFour() public {
        enrol(auditor, BOND - 1);
        uint256[6] memory added = [uint256(1), BOND - 1, 1, 2 * BOND, BOND, 90 * BOND];
        uint256[6] memory weights = [uint256(1), 1, 2, 4, 4, 4];
        assertEq(auditors.weightOf(auditor, 0), 0, "none");
        for (uint256 i = 0; i < added.length; ++i) {
            vm.prank(auditor);
            auditors.bond(added[i]);
            assertEq(auditors.weightOf(auditor, 0), weights[i], "weight");
        }
    }

    // ── unbond and withdraw ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Unbond_WaitsAndIsWithdrawnAsCredit() public {
        enrol(auditor, 3 * BOND);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.UnbondingStarted(auditor, BOND, uint40(START + 30 days));
        vm.prank(auditor);
        auditors.unbond(BOND);
        assertStake(auditor, 2 * BOND, BOND);

        vm.warp(START + 30 days - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAuditorRegistry.AuditorRegistry_StillUnbonding.selector,
                auditor,
                uint40(START + 30 days)
            )
        );
        vm.prank(auditor);
        auditors.withdraw();

        vm.warp(START + 30 days);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.StakeWithdrawn(auditor, BOND);
        vm.prank(auditor);
        auditors.withdraw();
        assertStake(auditor, 2 * BOND, 0);
        assertEq(vault.balanceOf(auditor), BOND, "credit");
        assertCompartment(address(auditors), 2 * BOND);
    }

    function test_Unbond_MakesWhatIsLeavingWaitAsLong() public {
        enrol(auditor, 2 * BOND);
        vm.prank(auditor);
        auditors.unbond(BOND);
        vm.warp(START + 20 days);
        vm.prank(auditor);
        auditors.unbond(BOND);
        assertStake(auditor, 0, 2 * BOND);
        assertEq(auditors.auditorOf(auditor).withdrawableFrom, START + 50 days, "both");
    }

    function test_Unbond_RevertWhen_ThereIsNotSoMuch() public {
        enrol(auditor, BOND);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAuditorRegistry.AuditorRegistry_InsufficientStake.selector,
                auditor,
                uint256(BOND) + 1,
                uint256(BOND)
            )
        );
        vm.prank(auditor);
        auditors.unbond(BOND + 1);
    }

    function test_Unbond_RevertWhen_Zero() public {
        enrol(auditor, BOND);
        vm.expectRevert(IAuditorRegistry.AuditorRegistry_ZeroAmount.selector);
        vm.prank(auditor);
        auditors.unbond(0);
    }

    function test_Withdraw_RevertWhen_NothingIsLeaving() public {
        enrol(auditor, BOND);
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_NothingToWithdraw.selector, auditor));
        vm.prank(auditor);
        auditors.withdraw();
    }

    function test_Unbond_AnExpelledAuditorLeavesWithItsStake() public {
        enrol(auditor, BOND);
        vm.prank(timelock);
        auditors.expel(auditor, "reason");
        vm.prank(auditor);
        auditors.unbond(BOND);
        skip(30 days);
        vm.prank(auditor);
        auditors.withdraw();
        assertEq(vault.balanceOf(auditor), BOND, "everything");
    }

    // ── slash ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Slash_TakesBondedStakeFirstAndPaysTheTreasury() public {
        enrol(auditor, 3 * BOND);
        vm.prank(auditor);
        auditors.unbond(2 * BOND);
        vm.expectEmit(address(auditors));
        emit IAuditorRegistry.AuditorSlashed(auditor, OFFENCE, 2 * BOND);
        assertEq(slash(auditor, OFFENCE, 2 * BOND), 2 * BOND, "slashed");
        assertStake(auditor, 0, BOND);
        assertEq(vault.balanceOf(treasury), 2 * BOND, "treasury");
        assertEq(auditors.rosterSize(), 0, "off the roster");
        assertEq(reputation.standingOf(auditor).conduct.penalty, 0.3e18, "reputation");
        assertCompartment(address(auditors), BOND);
    }

    function test_Slash_NeverTakesMoreThanTheStake() public {
        enrol(auditor, 2 * BOND);
        vm.prank(auditor);
        auditors.unbond(BOND);
        assertEq(slash(auditor, OFFENCE, type(uint256).max), 2 * BOND, "everything");
        assertStake(auditor, 0, 0);
        assertEq(slash(auditor, "another", 1), 0, "nothing is left");
        assertEq(vault.balanceOf(treasury), 2 * BOND, "treasury");
    }

    function test_Slash_OnceForEachOffence() public {
        enrol(auditor, 3 * BOND);
        enrol(seller, BOND);
        slash(auditor, OFFENCE, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_AlreadySlashed.selector, auditor, OFFENCE)
        );
        vm.prank(timelock);
        auditors.slash(auditor, OFFENCE, 1);
        assertEq(slash(auditor, "another", 1), 1, "another offence");
        assertEq(slash(seller, OFFENCE, 1), 1, "another auditor");
    }

    function test_Slash_StillReachesWhatCouldBeWithdrawn() public {
        enrol(auditor, BOND);
        vm.prank(auditor);
        auditors.unbond(BOND);
        skip(31 days);
        assertEq(slash(auditor, OFFENCE, BOND), BOND, "slashed");
        vm.expectRevert(abi.encodeWithSelector(IAuditorRegistry.AuditorRegistry_NothingToWithdraw.selector, auditor));
        vm.prank(auditor);
        auditors.withdraw();
    }

    function test_Slash_RevertWhen_CallerIsNotTheSlasher() public {
        enrol(auditor, BOND);
        address[3] memory callers = [stranger, guardian, auditor];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, callers[i]));
            vm.prank(callers[i]);
            auditors.slash(auditor, OFFENCE, 1);
        }
    }

    /// @dev Named here because admission, too, belongs to the timelock alone.
    function test_Admission_RevertWhen_CallerIsNotTheTimelock() public {
        enrol(auditor, BOND);
        bytes memory refused = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian);
        vm.startPrank(guardian);
        vm.expectRevert(refused);
        auditors.admit(auditor, AuditorKind.Government);
        vm.expectRevert(refused);
        auditors.expel(auditor, "reason");
        vm.stopPrank();
    }
}
