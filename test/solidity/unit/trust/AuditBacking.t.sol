// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AuditPhase} from "../../../../contracts/trust/IAudits.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice Votes, and stake that comes and goes, around a certificate.
contract AuditBackingTest is AuditTest {
    function _committed(Finding memory finding) private returns (uint64 audit) {
        audit = ordered();
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
    }

    // ── votes that come in between ───────────────────────────────────────────────────────────────────────────────────────────

    function test_IsCertified_AVoteThatRaisesTheBondEndsNoCertificate() public {
        for (uint256 i = 0; i < ROSTER; ++i) {
            vm.prank(auditorAt(i));
            auditors.unbond(3 * BOND);
        }
        uint64 audit = certify(findingOf(7_000));
        setPolicy(IMarketPolicy.Parameter.AuditorBond, 2_000);
        for (uint256 i = 0; i < ROSTER; ++i) auditors.sync(auditorAt(i));
        assertEq(auditors.rosterSize(), 0, "nobody is drawn");
        assertTrue(audits.isCertified(asset, 1), "they answer as they did");
        for (uint8 i = 0; i < 2; ++i) {
            vm.prank(audits.seatOf(audit, i).auditor);
            auditors.unbond(1);
        }
        assertFalse(audits.isCertified(asset, 1), "below what they pledged");
    }

    /// @dev What a seat answers with is what it was drawn for, also when a vote comes before the certificate.
    function test_IsCertified_AVoteBetweenDrawAndConclusionRaisesNoPledge() public {
        for (uint256 i = 0; i < ROSTER; ++i) {
            vm.prank(auditorAt(i));
            auditors.unbond(3 * BOND);
        }
        uint64 audit = _committed(findingOf(7_000));
        setPolicy(IMarketPolicy.Parameter.AuditorBond, 2_000);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, findingOf(7_000));
        audits.conclude(audit);
        assertEq(audits.seatOf(audit, 0).pledge, 1_000, "whole FTNS");
        assertTrue(audits.isCertified(asset, 1), "live");
    }

    /// @dev A vote that retires the audits' reports, or never allowed them, holds no money up.
    function test_Conclude_WhenTheAuditsMayNotReport() public {
        uint64 audit = _committed(findingOf(7_000));
        attestSeat(audit, 0, findingOf(7_000));
        attestSeat(audit, 1, findingOf(7_000));
        vm.startPrank(timelock);
        reputation.setReporter(address(audits), false);
        reputation.setReporter(address(auditors), false);
        vm.stopPrank();
        skip(1 days + 1);
        audits.conclude(audit);
        assertPhase(audit, AuditPhase.Concluded);
        assertTrue(audits.isCertified(asset, 1), "certified");
        assertEq(vault.balanceOf(audits.seatOf(audit, 0).auditor), FEE, "paid");
        assertEq(reputation.standingOf(audits.seatOf(audit, 0).auditor).conduct.succeeded, 0, "unheard");
    }

    // ── content windows ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function _certifyContent() private returns (uint64) {
        Finding memory finding = findingOf(8_000);
        finding.contentCertified = true;
        return certify(finding);
    }

    function test_IsContentCertified_OnlyADayAfterTheIssue() public {
        _certifyContent();
        assertTrue(audits.isCertified(asset, 1), "at once");
        assertFalse(audits.isContentCertified(asset, 1), "not at once");
        vm.warp(START + 1 days - 1);
        assertFalse(audits.isContentCertified(asset, 1), "last second");
        vm.warp(START + 1 days);
        assertTrue(audits.isContentCertified(asset, 1), "a day later");
        _certifyContent();
        assertFalse(audits.isContentCertified(asset, 1), "a later certificate is as new");
    }

    /// @dev A certificate that nobody backs shows buyers a window: bonding again takes none away before a day is over.
    function test_IsContentCertified_OnlyADayAfterItsBackingIsBondedAgain() public {
        uint64 audit = _certifyContent();
        for (uint8 i = 0; i < 2; ++i) {
            vm.prank(audits.seatOf(audit, i).auditor);
            auditors.unbond(3 * BOND + 1);
        }
        skip(10 days);
        assertFalse(audits.isCertified(asset, 1), "nobody answers");
        for (uint8 i = 0; i < 2; ++i) {
            vm.prank(audits.seatOf(audit, i).auditor);
            auditors.bond(1);
        }
        assertTrue(audits.isCertified(asset, 1), "they answer again");
        assertFalse(audits.isContentCertified(asset, 1), "the window stays");
        skip(1 days);
        assertTrue(audits.isContentCertified(asset, 1), "everybody could see it");
    }

    /// @dev Bonding more than is pledged ends nothing.
    function test_IsContentCertified_WhileItsAuditorsBondMore() public {
        uint64 audit = _certifyContent();
        skip(1 days);
        for (uint8 i = 0; i < SEATS; ++i) {
            vm.prank(audits.seatOf(audit, i).auditor);
            auditors.bond(BOND);
        }
        assertTrue(audits.isContentCertified(asset, 1), "what was there is there");
    }
}
