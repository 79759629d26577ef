// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {IAuditorRegistry} from "../../../../contracts/trust/IAuditorRegistry.sol";
import {IAudits} from "../../../../contracts/trust/IAudits.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice What it costs to certify content that turns out to be wrong.
contract AuditRefutalsTest is AuditTest {
    uint64 private _audit;

    /// @dev Seats 0 and 1 certify the content, seat 2 does not.
    function setUp() public override {
        super.setUp();
        _audit = ordered();
        Finding memory finding = findingOf(7_000);
        finding.contentCertified = true;
        commitSeat(_audit, 0, finding);
        commitSeat(_audit, 1, finding);
        finding.contentCertified = false;
        commitSeat(_audit, 2, finding);
        attestSeat(_audit, 2, finding);
        finding.contentCertified = true;
        attestSeat(_audit, 0, finding);
        attestSeat(_audit, 1, finding);
    }

    function _refuted(uint8 seat) private returns (address account) {
        account = audits.seatOf(_audit, seat).auditor;
        vm.prank(stranger);
        audits.refute(_audit, seat);
    }

    function _assertNothingToRefute(uint8 seat) private {
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_NothingToRefute.selector, _audit, seat));
        audits.refute(_audit, seat);
    }

    function test_Refute_TakesABondAndCountsALostDispute() public {
        audits.conclude(_audit);
        markFraudulent(asset, 1);
        address account = audits.seatOf(_audit, 0).auditor;
        vm.expectEmit(address(audits));
        emit IAudits.FindingRefuted(_audit, account);
        _refuted(0);
        assertEq(auditors.slashableOf(account), 3 * BOND, "a bond");
        assertEq(vault.balanceOf(treasury), BOND, "the treasury's");
        assertEq(reputation.standingOf(account).conduct.penalty, 0.8e18, "slash 0.3, dispute 0.5");
    }

    function test_Refute_BeforeTheConclusionToo() public {
        markFraudulent(asset, 1);
        address account = _refuted(1);
        assertEq(auditors.slashableOf(account), 3 * BOND, "a bond");
        audits.conclude(_audit);
        assertFalse(audits.isCertified(asset, 1), "a fraud has no live certificate");
    }

    function test_Refute_RevertWhen_TheSeatWasRefuted() public {
        markFraudulent(asset, 1);
        address account = _refuted(0);
        vm.expectPartialRevert(IAuditorRegistry.AuditorRegistry_AlreadySlashed.selector);
        audits.refute(_audit, 0);
        assertEq(auditors.slashableOf(account), 3 * BOND, "once");
        _refuted(1);
    }

    /// @dev What was left as silence and what was certified wrongly are two offences, of two audits.
    function test_Refute_TakesWhatIsLeft() public {
        address account = audits.seatOf(_audit, 0).auditor;
        slash(account, OFFENCE, 4 * BOND - 1);
        markFraudulent(asset, 1);
        _refuted(0);
        assertEq(auditors.slashableOf(account), 0, "never more than there is");
        assertEq(vault.balanceOf(treasury), 4 * BOND, "all of it");
    }

    function test_Refute_TakesTheBondThatIsAskedForNow() public {
        setPolicy(IMarketPolicy.Parameter.AuditorBond, 2_000);
        markFraudulent(asset, 1);
        assertEq(auditors.slashableOf(_refuted(0)), 2 * BOND, "two thousand");
    }

    function test_Refute_RevertWhen_TheSeatDidNotCertifyTheContent() public {
        markFraudulent(asset, 1);
        _assertNothingToRefute(2);
        _assertNothingToRefute(SEATS);
        _audit = 99;
        _assertNothingToRefute(0);
    }

    function test_Refute_RevertWhen_TheVersionIsNotFraudulent() public {
        _assertNothingToRefute(0);
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        markFraudulent(asset, 2);
        _assertNothingToRefute(0);
    }

    /// @dev The word of a seat that has not revealed is a hash: bit 81 of it says nothing.
    function test_Refute_RevertWhen_TheSeatHasNotRevealed() public {
        _audit = ordered();
        vm.prank(audits.seatOf(_audit, 0).auditor);
        audits.commit(_audit, 0, bytes32(type(uint256).max));
        markFraudulent(asset, 1);
        _assertNothingToRefute(0);
    }
}
