// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice What a panel's findings come to, how long somebody answers for it, and whose quality it is.
contract AuditCertificatesTest is AuditTest {
    function test_Certificate_EndsWithItsLifeAtTheLatest() public {
        Finding memory finding = findingOf(7_000);
        finding.expiresAt = type(uint40).max;
        certify(finding);
        assertEq(audits.certificateOf(asset, 1).expiresAt, START + 365 days, "policy's");
    }

    function test_Certificate_AVoteInBetweenMakesNoFindingInvalid() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        setPolicy(IMarketPolicy.Parameter.CertificateLife, 30 days);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, finding);
        audits.conclude(audit);
        assertEq(audits.certificateOf(asset, 1).expiresAt, START + 30 days, "cut");
    }

    /// @dev One of three wants no certificate.
    function test_Certificate_AnExpiryInThePastVoidsNothing() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        Finding memory hostile = findingOf(7_000);
        hostile.expiresAt = 1;
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, i == 1 ? hostile : finding);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, i == 1 ? hostile : finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "two of three");
    }

    function test_IsCertified_EndsWithExpiryFraudAndStake() public {
        uint64 audit = certify(findingOf(7_000));
        uint256 before = vm.snapshotState();
        vm.warp(START + 100 days - 1);
        assertTrue(audits.isCertified(asset, 1), "last second");
        vm.warp(START + 100 days);
        assertFalse(audits.isCertified(asset, 1), "expired");
        vm.revertToState(before);
        markFraudulent(asset, 1);
        assertFalse(audits.isCertified(asset, 1), "fraudulent");
        vm.revertToState(before);

        slash(audits.seatOf(audit, 0).auditor, OFFENCE, 4 * BOND);
        assertTrue(audits.isCertified(asset, 1), "two still answer");
        address second = audits.seatOf(audit, 1).auditor;
        vm.prank(second);
        auditors.unbond(4 * BOND);
        assertFalse(audits.isCertified(asset, 1), "who leaves answers no more");
    }

    function test_IsCertified_EndsWhenMostOfThePanelIsExpelled() public {
        uint64 audit = certify(findingOf(7_000));
        (address first, address second) = (audits.seatOf(audit, 0).auditor, audits.seatOf(audit, 1).auditor);
        vm.startPrank(timelock);
        auditors.expel(first, "why");
        assertTrue(audits.isCertified(asset, 1), "two of three");
        auditors.expel(second, "why");
        assertFalse(audits.isCertified(asset, 1), "one of three");
        vm.stopPrank();
    }

    /// @dev One that was kept open until a bad word was to be drowned.
    function test_Certificate_AnEarlierOrderDoesNotReplaceIt() public {
        uint64 early = ordered();
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(early, i, findingOf(9_000));
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(early, i, findingOf(9_000));
        uint64 late = certify(findingOf(3_000));
        audits.conclude(early);
        assertEq(audits.certificateOf(asset, 1).audit, late, "the later order");
        assertEq(audits.certificateOf(asset, 1).overall, 3_000, "its word");
        assertEq(vault.balanceOf(audits.seatOf(early, 0).auditor) % FEE, 0, "paid all the same");
    }

    function test_IsCertified_NotAfterAFailingVerdict() public {
        Finding memory finding = findingOf(9_000);
        finding.passed = false;
        certify(finding);
        assertEq(audits.certificateOf(asset, 1).overall, 9_000, "on record");
        assertFalse(audits.isCertified(asset, 1), "not live");
    }

    function test_Certificate_ALaterOneReplacesItButCountsForReputationOnce() public {
        certify(findingOf(9_000));
        Finding memory finding = findingOf(2_000);
        finding.contentCertified = true;
        certify(finding);
        assertEq(audits.certificateOf(asset, 1).overall, 2_000, "the later");
        skip(1 days);
        assertTrue(audits.isContentCertified(asset, 1), "content");
        assertEq(reputation.standingOf(seller).conduct.qualityCount, 1, "once");
        assertEq(reputation.standingOf(seller).conduct.qualitySum, 9_000, "the first");
    }

    // ── whose quality ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _qualitiesOf(address account) private view returns (uint256) {
        return reputation.standingOf(account).conduct.qualityCount;
    }

    /// @dev An asset can be given away to hang a bad audit on somebody.
    function test_Quality_IsNotThatOfAnOwnerWhoWasGivenTheAsset() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(0);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        for (uint8 i = 0; i < SEATS; ++i) attestSeat(audit, i, finding);
        transferAsset(asset, seller, stranger);
        audits.conclude(audit);
        assertEq(_qualitiesOf(stranger), 0, "wanted neither");
        assertEq(_qualitiesOf(seller), 0, "owns it no longer");
    }

    function test_Quality_IsThatOfALaterOwnerWhoOrderedTheAudit() public {
        transferAsset(asset, seller, buyer);
        certify(findingOf(9_000));
        assertEq(_qualitiesOf(buyer), 1, "its own order");
    }
}
