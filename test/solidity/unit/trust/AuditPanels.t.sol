// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {AssetId} from "../../../../contracts/libraries/Ids.sol";
import {Contributor} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AuditPhase, IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {Kin, Lineages} from "../../../../contracts/trust/Lineages.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice Who is drawn, who never is, and what a part in the asset that comes up later does.
contract AuditPanelsTest is AuditTest {
    function _mismatch(uint256 index) private {
        vm.expectRevert(abi.encodeWithSelector(Lineages.Lineages_Mismatch.selector, index));
    }

    /// @dev Draws for up to `count` audits; says how often an account was drawn.
    function _timesDrawn(address account, uint256 count) private returns (uint256 times) {
        for (uint256 i = 0; i < count; ++i) {
            uint64 audit = ordered();
            for (uint8 j = 0; j < SEATS; ++j) {
                if (audits.seatOf(audit, j).auditor == account) ++times;
            }
        }
    }

    // ── draw ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Draw_SeatsDifferentAuditorsAndStartsTheClock() public {
        uint64 audit = order();
        nextDrawBlock(audit);
        vm.expectEmit(address(audits));
        emit IAudits.PanelDrawn(audit, SEATS, uint40(START + 3 days));
        vm.prank(stranger);
        audits.draw(audit, lineage());
        assertPhase(audit, AuditPhase.Committing);
        for (uint8 i = 0; i < SEATS; ++i) {
            assertSeat(audit, i, SeatState.Drawn);
            for (uint8 j = 0; j < i; ++j) {
                assertNotEq(audits.seatOf(audit, i).auditor, audits.seatOf(audit, j).auditor, "twice");
            }
        }
        vm.expectPartialRevert(IAudits.Audits_WrongPhase.selector);
        audits.draw(audit, lineage());
    }

    function test_Draw_RevertWhen_TheBlockIsNotThere() public {
        uint64 audit = order();
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_TooEarly.selector, audit));
            audits.draw(audit, lineage());
            vm.roll(block.number + 1);
        }
        audits.draw(audit, lineage());
    }

    function test_Draw_OnlyAuditorsOfTheDomainWithABond() public {
        for (uint256 i = 0; i < ROSTER - 1; ++i) {
            vm.prank(auditorAt(i));
            if (i % 2 == 0) auditors.unbond(3 * BOND + 1);
            else auditors.changeDomains(2);
        }
        skip(15 days);
        uint64 audit = ordered();
        uint256 seated;
        for (uint8 i = 0; i < SEATS; ++i) {
            address drawn = audits.seatOf(audit, i).auditor;
            assertTrue(drawn == address(0) || drawn == auditorAt(ROSTER - 1), "the only one left");
            if (drawn != address(0)) ++seated;
        }
        assertEq(seated, 1, "once");
    }

    function test_Draw_WithoutAnybodyEndsInARefund() public {
        for (uint256 i = 0; i < ROSTER; ++i) {
            vm.prank(auditorAt(i));
            auditors.unbond(4 * BOND);
        }
        uint64 audit = ordered();
        for (uint256 i = 0; i < 3; ++i) {
            skip(3 days + 1);
            audits.advance(audit);
            if (i < 2) drawPanel(audit);
        }
        assertPhase(audit, AuditPhase.Concluded);
        assertEq(vault.balanceOf(buyer), SEATS * FEE, "refund");
        assertEq(vault.balanceOf(treasury), 0, "nobody was silent");
    }

    /// @dev 40 draws of three seats out of six. One auditor has a quarter of the others' weight in every try.
    function test_Draw_FavoursStake() public {
        vm.prank(auditorAt(0));
        auditors.unbond(3 * BOND);
        uint256 before = vm.snapshotState();
        uint256 poor = _timesDrawn(auditorAt(0), 40);
        vm.revertToState(before);
        uint256 rich = _timesDrawn(auditorAt(1), 40);
        assertGt(poor, 0, "everybody is drawn");
        assertGt(rich, poor + 3, "the rich more often");
    }

    // ── conflicts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Draw_NeverAPartyNorTheOrderer() public {
        // Three of six have a part: owner, contributor, affiliate of a contributor; a fourth orders.
        vm.prank(auditorAt(2));
        auditors.declareAffiliate(contributorsOf(1)[0].account);
        Contributor[] memory contributors = contributorsOf(2);
        contributors[1].account = auditorAt(1);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(2), contributors, noParents());
        transferAsset(asset, seller, auditorAt(0));
        Kin[] memory kin = new Kin[](1);
        kin[0] = kinOf(asset, contributors, noParents());

        for (uint256 n = 0; n < 20; ++n) {
            vm.prank(auditorAt(3));
            uint64 audit = audits.order(asset, 1, FEE, false, kin);
            nextDrawBlock(audit);
            audits.draw(audit, kin);
            for (uint8 i = 0; i < SEATS; ++i) {
                address drawn = audits.seatOf(audit, i).auditor;
                assertTrue(drawn == address(0) || drawn == auditorAt(4) || drawn == auditorAt(5), "without a part");
            }
        }
    }

    function test_Draw_NeverTheOwnerOfAnAncestor() public {
        AssetId child = publishOpen(contributorsOf(1), oneParent(asset, 100));
        AssetId grandchild = publishOpen(contributorsOf(1), oneParent(child, 100));
        transferAsset(asset, seller, auditorAt(0));
        Kin[] memory kin = new Kin[](3);
        kin[0] = kinOf(grandchild, contributorsOf(1), oneParent(child, 100));
        kin[1] = kinOf(child, contributorsOf(1), oneParent(asset, 100));
        kin[2] = kinOf(asset, contributorsOf(2), noParents());
        asset = grandchild;
        for (uint256 n = 0; n < 20; ++n) {
            vm.prank(buyer);
            uint64 audit = audits.order(asset, 1, FEE, false, kin);
            nextDrawBlock(audit);
            audits.draw(audit, kin);
            for (uint8 i = 0; i < SEATS; ++i) {
                assertNotEq(audits.seatOf(audit, i).auditor, auditorAt(0), "owns the base");
            }
        }
    }

    function test_Draw_RevertWhen_TheLineageIsForgedOrCut() public {
        AssetId child = publishOpen(contributorsOf(1), oneParent(asset, 100));
        Kin[] memory kin = new Kin[](2);
        kin[0] = kinOf(child, contributorsOf(1), oneParent(asset, 100));
        kin[1] = kinOf(asset, contributorsOf(2), noParents());
        vm.prank(buyer);
        uint64 audit = audits.order(child, 1, FEE, false, kin);
        nextDrawBlock(audit);

        Kin[] memory cut = new Kin[](1);
        cut[0] = kin[0];
        _mismatch(1);
        audits.draw(audit, cut);
        cut[0] = kinOf(child, contributorsOf(1), noParents());
        _mismatch(0);
        audits.draw(audit, cut);
        (kin[0], kin[1]) = (kin[1], kin[0]);
        _mismatch(0);
        audits.draw(audit, kin);
        (kin[0], kin[1]) = (kin[1], kin[0]);
        kin[1].split.contributors[0].account = address(1);
        _mismatch(1);
        audits.draw(audit, kin);
        Kin[] memory more = new Kin[](3);
        kin[1] = kinOf(asset, contributorsOf(2), noParents());
        (more[0], more[1], more[2]) = (kin[0], kin[1], kin[1]);
        _mismatch(2);
        audits.draw(audit, more);
        audits.draw(audit, kin);
    }

    function test_Attest_RecusesWhoHasComeToHaveAPart() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(7_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        address first = audits.seatOf(audit, 0).auditor;
        transferAsset(asset, seller, first);
        vm.expectEmit(address(audits));
        emit IAudits.AuditorRecused(audit, first);
        attestSeat(audit, 0, finding);
        assertSeat(audit, 0, SeatState.Recused);
        attestSeat(audit, 1, finding);
        attestSeat(audit, 2, finding);
        audits.conclude(audit);
        assertEq(vault.balanceOf(first), FEE, "did its work");
        assertEq(auditors.slashableOf(first), 4 * BOND, "no penalty");
        assertEq(vault.balanceOf(buyer), 0, "nothing goes back");
        assertTrue(audits.isCertified(asset, 1), "two of three");
    }

    /// @dev Whatever a vote does, stake that was there at the draw is there when the silent are slashed.
    function test_Bounds_NobodyLeavesBeforeTheConsequences() public view {
        (uint256 unbonding, ) = policy.bounds(IMarketPolicy.Parameter.UnbondingDelay);
        (, uint256 commitWindow) = policy.bounds(IMarketPolicy.Parameter.AuditCommitWindow);
        (, uint256 revealWindow) = policy.bounds(IMarketPolicy.Parameter.AuditRevealWindow);
        assertGt(unbonding, 3 * (1 days + commitWindow) + revealWindow, "delay");
    }
}
