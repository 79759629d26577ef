// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {Contributor, Parent} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AuditPhase, IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {Kin, Lineages} from "../../../../contracts/trust/Lineages.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice What owners and auditors can do to an audit that they do not like, and what they cannot.
contract AuditAttacksTest is AuditTest {
    /// @dev The owner publishes another split, with `second` in it; returns the lineage in force now.
    function _changeSplit(address second) private returns (Kin[] memory kin) {
        kin = new Kin[](1);
        kin[0] = kinOf(asset, contributorsOf(2), noParents());
        kin[0].split.contributors[1].account = second;
        Contributor[] memory changed = kin[0].split.contributors;
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(2), changed, noParents());
    }

    function _committed(Finding memory finding) private returns (uint64 audit) {
        audit = ordered();
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
    }

    function _panelOf(uint64 audit) private view returns (bytes32 panel) {
        for (uint8 i = 0; i < SEATS; ++i) panel = keccak256(abi.encode(panel, audits.seatOf(audit, i).auditor));
    }

    // ── splits that do not hold still ────────────────────────────────────────────────────────────────────────────────────────

    function test_Attest_IsNotHeldUpByASplitThatChanges() public {
        Finding memory finding = findingOf(1_000);
        uint64 audit = _committed(finding);
        Kin[] memory kin = _changeSplit(address(type(uint160).max));
        attestSeat(audit, 0, finding);
        audits.attest(audit, 1, finding, REPORT, SALT, kin);
        assertSeat(audit, 0, SeatState.Revealed);
        assertSeat(audit, 1, SeatState.Revealed);
        kin[0].split.contributors[0].weight += 1;
        vm.expectRevert(abi.encodeWithSelector(Lineages.Lineages_Mismatch.selector, uint256(0)));
        audits.attest(audit, 2, finding, REPORT, SALT, kin);
    }

    function test_Attest_TakesTheLineageOfTheLastDrawNotOfAnEarlierOne() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(1_000);
        commitSeat(audit, 0, finding);
        commitSeat(audit, 1, finding);
        skip(3 days + 1);
        audits.advance(audit);
        Kin[] memory kin = _changeSplit(address(type(uint160).max));
        nextDrawBlock(audit);
        audits.draw(audit, kin);
        commitSeat(audit, 2, finding);
        vm.expectRevert(abi.encodeWithSelector(Lineages.Lineages_Mismatch.selector, uint256(0)));
        attestSeat(audit, 0, finding);
        audits.attest(audit, 0, finding, REPORT, SALT, kin);
    }

    function test_Recuse_AnybodyShowsAPartThatCameUp() public {
        Finding memory finding = findingOf(1_000);
        uint64 audit = _committed(finding);
        address first = audits.seatOf(audit, 0).auditor;
        Kin[] memory kin = _changeSplit(first);
        vm.expectEmit(address(audits));
        emit IAudits.AuditorRecused(audit, first);
        vm.prank(stranger);
        audits.recuse(audit, 0, kin);
        assertSeat(audit, 0, SeatState.Recused);
        vm.expectRevert(
            abi.encodeWithSelector(IAudits.Audits_WrongSeatState.selector, audit, uint8(0), SeatState.Recused)
        );
        attestSeat(audit, 0, finding);

        attestSeat(audit, 1, finding);
        attestSeat(audit, 2, finding);
        audits.conclude(audit);
        assertEq(vault.balanceOf(first), 0, "no fee");
        assertEq(auditors.slashableOf(first), 4 * BOND, "no penalty");
        assertEq(vault.balanceOf(buyer), FEE, "its fee goes back");
    }

    /// @dev The lineage of the draw does not hide a part from whoever shows it, nor can anybody be recused by it.
    function test_Recuse_RevertWhen_ThereIsNoPart() public {
        uint64 audit = _committed(findingOf(1_000));
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_NoConflict.selector, audit, uint8(0)));
        audits.recuse(audit, 0, lineage());
        _changeSplit(address(type(uint160).max));
        vm.expectRevert(abi.encodeWithSelector(Lineages.Lineages_Mismatch.selector, uint256(0)));
        audits.recuse(audit, 0, lineage());
    }

    /// @dev A finding that has been seen stays: an owner cannot choose which ones it voids.
    function test_Recuse_RevertWhen_TheFindingIsRevealedOrTheTimeIsOver() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(1_000);
        vm.expectRevert(
            abi.encodeWithSelector(IAudits.Audits_WrongSeatState.selector, audit, uint8(0), SeatState.Drawn)
        );
        audits.recuse(audit, 0, lineage());
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        attestSeat(audit, 0, finding);
        transferAsset(asset, seller, audits.seatOf(audit, 0).auditor);
        vm.expectRevert(
            abi.encodeWithSelector(IAudits.Audits_WrongSeatState.selector, audit, uint8(0), SeatState.Revealed)
        );
        audits.recuse(audit, 0, lineage());
        uint40 deadline = audits.auditOf(audit).deadline;
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_DeadlinePassed.selector, audit, deadline));
        audits.recuse(audit, 1, lineage());
    }

    // ── a draw that is held up ───────────────────────────────────────────────────────────────────────────────────────────────

    function test_Advance_RefundsAnAuditThatIsNotDrawnWithinADay() public {
        uint64 audit = order();
        vm.roll(audits.auditOf(audit).drawBlock + 300);
        vm.warp(START + 12 hours);
        audits.draw(audit, lineage());
        assertEq(audits.auditOf(audit).deadline, START + 1 days, "another block, the same deadline");
        vm.warp(START + 1 days);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_TooEarly.selector, audit));
        audits.advance(audit);
        vm.warp(START + 1 days + 1);
        vm.prank(stranger);
        audits.advance(audit);
        assertPhase(audit, AuditPhase.Concluded);
        assertEq(vault.balanceOf(buyer), SEATS * FEE, "refund");
        assertCompartment(address(audits), 0);
        assertEq(vault.balanceOf(treasury), 0, "nobody was silent");
    }

    function test_Advance_GoesOnWithWhoHasCommittedWhenAFurtherDrawIsHeldUp() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        commitSeat(audit, 0, finding);
        commitSeat(audit, 1, finding);
        skip(3 days + 1);
        audits.advance(audit);
        assertPhase(audit, AuditPhase.Drawing);
        skip(1 days + 1);
        audits.advance(audit);
        assertPhase(audit, AuditPhase.Revealing);
        attestSeat(audit, 0, finding);
        attestSeat(audit, 1, finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "two of three");
        assertEq(vault.balanceOf(buyer), FEE, "the empty seat's fee");
    }

    function test_Draw_LateIsBetterThanNever() public {
        uint64 audit = order();
        skip(1 days + 1);
        drawPanel(audit);
        assertPhase(audit, AuditPhase.Committing);
    }

    /// @dev Sixteen assets with 32 contributors each, seven seats, auditors with eight affiliates: EIP-7825 lets a transaction have 2^24 gas.
    function test_Draw_OfTheLargestLineageFitsATransaction() public {
        setPolicy(IMarketPolicy.Parameter.MaxContributors, 32);
        setPolicy(IMarketPolicy.Parameter.MaxParents, 16);
        setPolicy(IMarketPolicy.Parameter.AuditPanel, 7);
        for (uint256 i = 0; i < 8; ++i) {
            address newcomer = auditorAt(100 + i);
            fund(newcomer);
            enrol(newcomer, 4 * BOND);
            for (uint256 j = 0; j < 8; ++j) {
                vm.prank(newcomer);
                auditors.declareAffiliate(address(uint160(1 + j)));
            }
        }
        Parent[] memory parents = new Parent[](15);
        for (uint256 i = 0; i < 15; ++i) {
            parents[i] = Parent({asset: publishOpen(contributorsOf(32), noParents()), royaltyBps: 1});
        }
        asset = publishOpen(contributorsOf(32), parents);
        Kin[] memory kin = new Kin[](16);
        kin[0] = kinOf(asset, contributorsOf(32), parents);
        for (uint256 i = 0; i < 15; ++i) kin[i + 1] = kinOf(parents[i].asset, contributorsOf(32), noParents());
        uint64 audit = order();
        nextDrawBlock(audit);
        uint256 gas = gasleft();
        audits.draw(audit, kin);
        assertLt(gas - gasleft(), 1 << 24, "gas");
        assertNotEq(audits.seatOf(audit, 6).auditor, address(0), "seven seats");
    }

    // ── a hash that is known ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Ten newcomers after the block, more than the roster had, change nothing; drawn they are by a later block.
    function test_Draw_NewcomersAfterTheBlockChangeNothing() public {
        for (uint256 n = 0; n < 6; ++n) {
            uint64 audit = order();
            nextDrawBlock(audit);
            uint256 state = vm.snapshotState();
            audits.draw(audit, lineage());
            bytes32 panel = _panelOf(audit);
            vm.revertToState(state);
            for (uint256 i = 0; i < 10; ++i) {
                address newcomer = auditorAt(100 + 10 * n + i);
                fund(newcomer);
                enrol(newcomer, 4 * BOND);
            }
            audits.draw(audit, lineage());
            assertEq(_panelOf(audit), panel, "the same panel");
            vm.revertToState(state);
            vm.roll(block.number + 300);
        }
    }

    function test_Draw_NobodyBondsItselfIntoASeatThatIsDecided() public {
        for (uint256 i = 0; i < ROSTER; ++i) {
            vm.prank(auditorAt(i));
            auditors.unbond(3 * BOND);
        }
        for (uint256 n = 0; n < 6; ++n) {
            uint64 audit = order();
            nextDrawBlock(audit);
            uint256 state = vm.snapshotState();
            vm.prank(auditorAt(n));
            auditors.bond(3 * BOND);
            audits.draw(audit, lineage());
            for (uint8 i = 0; i < SEATS; ++i) {
                assertNotEq(audits.seatOf(audit, i).auditor, auditorAt(n), "knew the hash");
            }
            vm.revertToState(state);
            vm.roll(block.number + 300);
        }
    }

    function test_WeightAt_CountsWhoBondedInTheBlockOrBefore() public {
        address account = auditorAt(0);
        uint48 bondedAt = uint48(block.number);
        assertEq(auditors.auditorOf(account).bondedAt, bondedAt, "block");
        assertEq(auditors.weightAt(account, 0, bondedAt), 4, "in the block");
        assertEq(auditors.weightAt(account, 0, bondedAt - 1), 0, "after the block");
        assertEq(auditors.weightAt(account, 1, bondedAt), 0, "another domain");
        vm.roll(bondedAt + 7);
        vm.prank(account);
        auditors.unbond(BOND);
        assertEq(auditors.weightAt(account, 0, bondedAt), 3, "leaving is no bond");
        vm.prank(account);
        auditors.bond(1);
        assertEq(auditors.weightAt(account, 0, bondedAt + 6), 0, "the smallest bond is one");
        assertEq(auditors.weightAt(account, 0, bondedAt + 7), 3, "from now on");
    }

    /// @dev A vote that lowers the bond puts others on the roster: they come new as well.
    function test_WeightAt_CountsFromComingOnTheRoster() public {
        address account = auditorAt(50);
        fund(account);
        enrol(account, BOND / 2);
        vm.roll(block.number + 5);
        setPolicy(IMarketPolicy.Parameter.AuditorBond, 500);
        auditors.sync(account);
        assertEq(auditors.weightAt(account, 0, uint48(block.number) - 1), 0, "not yet");
        assertEq(auditors.weightAt(account, 0, uint48(block.number)), 1, "now");
    }

    /// @dev Else a vote could hold an audit up for ever, and its money, by using up the offence's name.
    function test_Conclude_AfterAVoteNamedTheSameOffence() public {
        uint64 audit = ordered();
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, findingOf(7_000));
        address silent = audits.seatOf(audit, 0).auditor;
        slash(silent, keccak256(abi.encode(address(audits), audit)), 0);
        skip(1 days + 1);
        audits.conclude(audit);
        assertPhase(audit, AuditPhase.Concluded);
        assertEq(auditors.slashableOf(silent), 4 * BOND - BOND / 10, "punished for its silence");
        assertEq(vault.balanceOf(buyer), SEATS * FEE, "refunded");
    }
}
