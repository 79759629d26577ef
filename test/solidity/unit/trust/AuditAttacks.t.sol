// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {Contributor} from "../../../../contracts/registry/IAssetRegistry.sol";
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

    function _weightAt(uint256 place, uint8 domain, uint48 blockNumber) private view returns (uint256 weight) {
        (, weight) = auditors.candidateAt(place, domain, blockNumber);
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
        assertEq(vault.balanceOf(first), FEE, "did its work");
        assertEq(auditors.slashableOf(first), 4 * BOND, "no penalty");
        assertEq(vault.balanceOf(buyer), 0, "nothing goes back");
        assertEq(reputation.standingOf(first).conduct.succeeded, 0, "nor is it an audit done");
    }

    /// @dev Else it had its fees back, and another panel for nothing.
    function test_Recuse_ANewPanelCostsAnOwnerTheFeesOfTheLast() public {
        fund(seller);
        vm.prank(seller);
        uint64 audit = audits.order(asset, 1, FEE, false, lineage());
        drawPanel(audit);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, findingOf(1_000));
        for (uint8 i = 0; i < SEATS; ++i) {
            address unwelcome = audits.seatOf(audit, i).auditor;
            transferAsset(asset, registry.ownerOf(AssetId.unwrap(asset)), unwelcome);
            audits.recuse(audit, i, lineage());
        }
        audits.conclude(audit);
        assertFalse(audits.isCertified(asset, 1), "voided");
        assertEq(vault.balanceOf(seller), 0, "no refund");
        for (uint8 i = 0; i < SEATS; ++i) {
            assertEq(vault.balanceOf(audits.seatOf(audit, i).auditor), FEE, "paid");
        }
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

    function test_CandidateAt_CountsWhoBondedInTheBlockOrBefore() public {
        address account = auditorAt(0);
        uint48 bondedAt = uint48(block.number);
        assertEq(auditors.auditorOf(account).bondedAt, bondedAt, "block");
        assertEq(_weightAt(0, 0, bondedAt), 4, "in the block");
        assertEq(_weightAt(0, 0, bondedAt - 1), 0, "after the block");
        assertEq(_weightAt(0, 1, bondedAt), 0, "another domain");
        vm.roll(bondedAt + 7);
        vm.prank(account);
        auditors.unbond(BOND);
        assertEq(_weightAt(0, 0, bondedAt), 3, "leaving is no bond");
        vm.prank(account);
        auditors.bond(1);
        assertEq(_weightAt(0, 0, bondedAt + 6), 0, "the smallest bond is one");
        assertEq(_weightAt(0, 0, bondedAt + 7), 3, "from now on");
    }

    /// @dev A vote that lowers the bond puts others on the roster: they come new as well.
    function test_CandidateAt_CountsFromComingOnTheRoster() public {
        address account = auditorAt(50);
        fund(account);
        enrol(account, BOND / 2);
        vm.roll(block.number + 5);
        setPolicy(IMarketPolicy.Parameter.AuditorBond, 500);
        auditors.sync(account);
        assertEq(_weightAt(ROSTER, 0, uint48(block.number) - 1), 0, "not yet");
        assertEq(_weightAt(ROSTER, 0, uint48(block.number)), 1, "now");
        (address nobody, uint256 weight) = auditors.candidateAt(ROSTER + 1, 0, uint48(block.number));
        assertEq(nobody, address(0), "beyond the roster");
        assertEq(weight, 0, "nobody");
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
