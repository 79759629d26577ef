// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AuditPhase, IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {Certificate} from "../../../../contracts/trust/ICertificates.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice The course of an audit, from the order to the certificate.
contract AuditsTest is AuditTest {
    function _refuse(bytes4 selector) private {
        vm.expectPartialRevert(selector);
    }

    // ── order ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Order_PutsTheFeeOfAllSeatsIntoTheVault() public {
        vm.expectEmit(address(audits));
        emit IAudits.AuditOrdered(1, asset, 1, buyer, SEATS, FEE, uint48(block.number + 2));
        uint64 audit = order();
        assertEq(audit, 1, "number");
        assertEq(audits.auditCount(), 1, "count");
        assertPhase(audit, AuditPhase.Drawing);
        assertCompartment(address(audits), SEATS * FEE);
        assertEq(ftns.balanceOf(buyer), WALLET - SEATS * FEE, "wallet");
    }

    function test_Order_FromCredit() public {
        vm.startPrank(buyer);
        vault.deposit(buyer, SEATS * FEE);
        vault.approve(address(audits), SEATS * FEE);
        audits.order(asset, 1, FEE, true, lineage());
        vm.stopPrank();
        assertCompartment(address(audits), SEATS * FEE);
        assertEq(vault.balanceOf(buyer), 0, "credit");
    }

    function test_Order_ForNothingWherePolicyAllowsIt() public {
        setPolicy(IMarketPolicy.Parameter.AuditFee, 0);
        vm.prank(stranger);
        uint64 audit = audits.order(asset, 1, 0, false, lineage());
        drawPanel(audit);
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "certified");
    }

    function test_Order_RevertWhen_TheFeeIsTooLow() public {
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_FeeTooLow.selector, uint256(10e18 - 1), uint256(10e18)));
        audits.order(asset, 1, 10e18 - 1, false, lineage());
    }

    function test_Order_RevertWhen_TheVersionDoesNotExist() public {
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_UnknownVersion.selector, asset, uint16(2)));
        audits.order(asset, 2, FEE, false, lineage());
    }

    function test_Order_RevertWhen_NewBusinessIsPaused() public {
        uint64 running = ordered();
        vm.prank(guardian);
        policy.pause();
        vm.expectRevert(IAudits.Audits_Paused.selector);
        audits.order(asset, 1, FEE, false, lineage());
        commitSeat(running, 0, findingOf(1));
    }

    // ── commit and reveal ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Course_MakesTheMediansTheCertificateAndPaysThePanel() public {
        uint64 audit = ordered();
        uint16[3] memory scores = [uint16(9_000), 4_000, 8_000];
        Finding[] memory findings = new Finding[](SEATS);
        for (uint8 i = 0; i < SEATS; ++i) findings[i] = findingOf(scores[i]);
        findings[1].passed = false;
        findings[2].expiresAt = uint40(START + 50 days);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, findings[i]);
        assertPhase(audit, AuditPhase.Revealing);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, findings[i]);
        audits.conclude(audit);

        assertPhase(audit, AuditPhase.Concluded);
        Certificate memory certificate = audits.certificateOf(asset, 1);
        assertEq(certificate.audit, audit, "audit");
        assertEq(certificate.overall, 8_000, "median");
        assertEq(certificate.expiresAt, START + 100 days, "median expiry");
        assertTrue(certificate.passed, "two of three");
        assertFalse(certificate.contentCertified, "nobody said so");
        assertTrue(audits.isCertified(asset, 1), "live");
        for (uint8 i = 0; i < SEATS; ++i) {
            address account = audits.seatOf(audit, i).auditor;
            assertEq(vault.balanceOf(account), FEE, "fee");
            assertEq(reputation.standingOf(account).conduct.succeeded, 1, "a deal of the auditor");
        }
        assertCompartment(address(audits), 0);
        assertEq(reputation.standingOf(seller).conduct.qualitySum, 8_000, "the owner's quality");
    }

    function test_Commit_OnlyTheAuditorOfTheSeatOnceInTime() public {
        uint64 audit = ordered();
        address account = audits.seatOf(audit, 0).auditor;
        vm.prank(stranger);
        _refuse(IAudits.Audits_CallerIsNotAuditor.selector);
        audits.commit(audit, 0, "hash");
        vm.startPrank(account);
        _refuse(IAudits.Audits_CallerIsNotAuditor.selector);
        audits.commit(audit, 1, "hash");
        vm.expectRevert(IAudits.Audits_EmptyCommitment.selector);
        audits.commit(audit, 0, 0);
        audits.commit(audit, 0, "hash");
        _refuse(IAudits.Audits_WrongSeatState.selector);
        audits.commit(audit, 0, "another");
        vm.stopPrank();
        vm.warp(START + 3 days + 1);
        vm.prank(audits.seatOf(audit, 1).auditor);
        _refuse(IAudits.Audits_DeadlinePassed.selector);
        audits.commit(audit, 1, "hash");
    }

    function test_Attest_RevertWhen_ItIsNotWhatWasCommitted() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        finding.scores[2] = 7_001;
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CommitmentMismatch.selector, audit, uint8(0)));
        audits.attest(audit, 0, finding, REPORT, SALT, lineage());
        finding.scores[2] = 7_000;
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CommitmentMismatch.selector, audit, uint8(0)));
        audits.attest(audit, 0, finding, "another report", SALT, lineage());
        attestSeat(audit, 0, finding);
        _refuse(IAudits.Audits_WrongSeatState.selector);
        audits.attest(audit, 0, finding, REPORT, SALT, lineage());
    }

    function test_Attest_ACopiedCommitmentCannotBeOpened() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        address first = audits.seatOf(audit, 0).auditor;
        bytes32 commitment = audits.commitmentOf(audit, first, finding, REPORT, SALT);
        for (uint8 i = 0; i < SEATS; ++i) {
            vm.prank(audits.seatOf(audit, i).auditor);
            audits.commit(audit, i, commitment);
        }
        attestSeat(audit, 0, finding);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CommitmentMismatch.selector, audit, uint8(1)));
        audits.attest(audit, 1, finding, REPORT, SALT, lineage());
    }

    function test_Attest_RevertWhen_TheFindingIsNone() public {
        uint64 audit = ordered();
        Finding memory wrong = findingOf(10_001);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, wrong);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_InvalidFinding.selector, audit));
        audits.attest(audit, 0, wrong, REPORT, SALT, lineage());
    }

    function test_Attest_NotBeforeEverybodyHasCommittedNorTooLate() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        commitSeat(audit, 0, finding);
        _refuse(IAudits.Audits_WrongPhase.selector);
        audits.attest(audit, 0, finding, REPORT, SALT, lineage());
        commitSeat(audit, 1, finding);
        commitSeat(audit, 2, finding);
        skip(1 days + 1);
        _refuse(IAudits.Audits_DeadlinePassed.selector);
        audits.attest(audit, 0, finding, REPORT, SALT, lineage());
    }

    // ── silence ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Advance_ReplacesTheSilentAndSlashesThem() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        commitSeat(audit, 0, finding);
        commitSeat(audit, 2, finding);
        address silent = audits.seatOf(audit, 1).auditor;
        _refuse(IAudits.Audits_TooEarly.selector);
        audits.advance(audit);

        vm.warp(START + 3 days + 1);
        vm.expectEmit(address(audits));
        emit IAudits.AuditorSilent(audit, silent);
        audits.advance(audit);
        assertPhase(audit, AuditPhase.Drawing);
        assertSeat(audit, 1, SeatState.Empty);
        assertEq(auditors.slashableOf(silent), 4 * BOND - BOND / 10, "a tenth of a bond");
        assertEq(vault.balanceOf(treasury), BOND / 10, "to the treasury");
        assertEq(reputation.standingOf(silent).conduct.failed, 1, "a failure");

        drawPanel(audit);
        address substitute = audits.seatOf(audit, 1).auditor;
        assertNotEq(substitute, silent, "somebody else");
        assertNotEq(substitute, address(0), "somebody");
        finding = findingOf(7_000);
        commitSeat(audit, 1, finding);
        assertPhase(audit, AuditPhase.Revealing);
    }

    function test_Advance_AfterThreeDrawsGoesOnWithWhoHasCommitted() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        commitSeat(audit, 0, finding);
        commitSeat(audit, 1, finding);
        for (uint256 i = 0; i < 3; ++i) {
            skip(3 days + 1);
            audits.advance(audit);
            if (i < 2) drawPanel(audit);
        }
        assertPhase(audit, AuditPhase.Revealing);
        attestSeat(audit, 0, finding);
        attestSeat(audit, 1, finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "two of three seats are most");
        assertEq(vault.balanceOf(buyer), FEE, "the fee of the empty seat");
        assertCompartment(address(audits), 0);
    }

    function test_Advance_AfterThreeDrawsOfSilenceRefundsEverything() public {
        uint64 audit = ordered();
        for (uint256 i = 0; i < 3; ++i) {
            skip(3 days + 1);
            audits.advance(audit);
            if (i < 2) drawPanel(audit);
        }
        assertPhase(audit, AuditPhase.Concluded);
        assertEq(vault.balanceOf(buyer), SEATS * FEE, "refund");
        assertCompartment(address(audits), 0);
        assertEq(vault.balanceOf(treasury), (ROSTER * BOND) / 10, "each auditor once");
    }

    function test_Conclude_WhoCommitsAndDoesNotRevealIsSilentToo() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        attestSeat(audit, 0, finding);
        _refuse(IAudits.Audits_TooEarly.selector);
        audits.conclude(audit);
        skip(1 days + 1);
        audits.conclude(audit);
        assertFalse(audits.isCertified(asset, 1), "one of three is not most");
        assertEq(audits.certificateOf(asset, 1).audit, 0, "no certificate");
        assertEq(vault.balanceOf(audits.seatOf(audit, 0).auditor), FEE, "but its work is paid");
        assertEq(vault.balanceOf(buyer), 2 * FEE, "refund");
        assertEq(vault.balanceOf(treasury), (2 * BOND) / 10, "two slashes");
        _refuse(IAudits.Audits_WrongPhase.selector);
        audits.conclude(audit);
    }

    // ── last seconds ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deadlines_AreTheLastSecondToCommit() public {
        uint64 audit = ordered();
        uint40 deadline = audits.auditOf(audit).deadline;
        assertEq(deadline, START + 3 days, "window");
        vm.warp(deadline - 1);
        commitSeat(audit, 0, findingOf(1));
        vm.warp(deadline);
        commitSeat(audit, 1, findingOf(1));
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_TooEarly.selector, audit));
        audits.advance(audit);
        vm.warp(deadline + 1);
        vm.prank(audits.seatOf(audit, 2).auditor);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_DeadlinePassed.selector, audit, deadline));
        audits.commit(audit, 2, "hash");
        audits.advance(audit);
        assertPhase(audit, AuditPhase.Drawing);
    }

    function test_Deadlines_AreTheLastSecondToReveal() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        uint40 deadline = audits.auditOf(audit).deadline;
        assertEq(deadline, START + 1 days, "window");
        vm.warp(deadline - 1);
        attestSeat(audit, 0, finding);
        vm.warp(deadline);
        attestSeat(audit, 1, finding);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_TooEarly.selector, audit));
        audits.conclude(audit);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_DeadlinePassed.selector, audit, deadline));
        attestSeat(audit, 2, finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "two of three");
    }

    /// @dev All but the order goes on; the money of what runs is nobody's hostage.
    function test_Pause_StopsNoStepOfARunningAudit() public {
        uint64 audit = order();
        vm.prank(guardian);
        policy.pause();
        drawPanel(audit);
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "certified");
        assertCompartment(address(audits), 0);
    }

    // ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev All that the buyer has, for seven seats: dust included nothing is lost.
    function test_Order_TheLargestFeeOfSevenSeats() public {
        setPolicy(IMarketPolicy.Parameter.AuditPanel, 7);
        uint96 fee = uint96(WALLET / 7);
        vm.prank(buyer);
        uint64 audit = audits.order(asset, 1, fee, false, lineage());
        assertCompartment(address(audits), uint256(fee) * 7);
        drawPanel(audit);
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(audits.auditOf(audit).deadline + 1);
            audits.advance(audit);
            if (i < 2) drawPanel(audit);
        }
        assertEq(vault.balanceOf(buyer), uint256(fee) * 7, "refund");
        assertCompartment(address(audits), 0);
    }

    function test_Order_RevertWhen_TheFeeIsMoreThanThereIs() public {
        vm.expectRevert();
        vm.prank(buyer);
        audits.order(asset, 1, type(uint96).max, false, lineage());
        assertEq(audits.auditCount(), 0, "no audit");
    }
}
