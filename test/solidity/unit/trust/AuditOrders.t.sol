// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {Contributor} from "../../../../contracts/registry/IAssetRegistry.sol";
import {AuditPhase, IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {Kin, Lineages} from "../../../../contracts/trust/Lineages.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice The lineage of the order: no owner can keep a panel from being drawn, and wait for a block that it likes better.
contract AuditOrdersTest is AuditTest {
    /// @return kin the lineage after the change
    function _changeSplit(uint256 weight) private returns (Kin[] memory kin) {
        Contributor[] memory before = contributorsOf(2);
        Contributor[] memory changed = contributorsOf(2);
        changed[0].weight = uint16(weight);
        vm.prank(seller);
        registry.setContributors(asset, before, changed, noParents());
        kin = new Kin[](1);
        kin[0] = kinOf(asset, changed, noParents());
    }

    function _mismatch() private {
        vm.expectRevert(abi.encodeWithSelector(Lineages.Lineages_Mismatch.selector, uint256(0)));
    }

    function test_Order_RevertWhen_TheLineageIsNotTheOneInForce() public {
        _changeSplit(77);
        _mismatch();
        order();
        assertEq(uint256(audits.auditCount()), 0, "nothing is paid");
    }

    function test_Draw_TakesTheLineageOfTheOrder() public {
        uint64 audit = order();
        nextDrawBlock(audit);
        _changeSplit(77);
        audits.draw(audit, lineage());
        assertPhase(audit, AuditPhase.Committing);
    }

    function test_Draw_TakesTheLineageInForceAndForgetsThatOfTheOrder() public {
        uint64 audit = order();
        nextDrawBlock(audit);
        Kin[] memory kin = _changeSplit(77);
        audits.draw(audit, kin);
        Finding memory finding = findingOf(1_000);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
        _mismatch();
        attestSeat(audit, 0, finding);
        audits.attest(audit, 0, finding, REPORT, SALT, kin);
    }

    function test_Draw_RevertWhen_TheLineageWasNeverThatOfTheOrder() public {
        Kin[] memory later = _changeSplit(77);
        vm.prank(buyer);
        uint64 audit = audits.order(asset, 1, FEE, false, later);
        nextDrawBlock(audit);
        _mismatch();
        audits.draw(audit, lineage());
    }

    /// @dev Who is named between the order and the draw is drawn, if the lineage of the order is handed in; and anybody recuses it as soon as it commits.
    function test_Recuse_BeforeTheRevealBegins() public {
        uint64 audit = ordered();
        Finding memory finding = findingOf(1_000);
        commitSeat(audit, 0, finding);
        address first = audits.seatOf(audit, 0).auditor;
        transferAsset(asset, seller, first);
        vm.expectEmit(address(audits));
        emit IAudits.AuditorRecused(audit, first);
        vm.prank(stranger);
        audits.recuse(audit, 0, lineage());
        assertSeat(audit, 0, SeatState.Recused);

        commitSeat(audit, 1, finding);
        commitSeat(audit, 2, finding);
        assertPhase(audit, AuditPhase.Revealing);
        attestSeat(audit, 1, finding);
        attestSeat(audit, 2, finding);
        audits.conclude(audit);
        assertTrue(audits.isCertified(asset, 1), "two of three");
    }

    function test_Recuse_AllWhoCommittedLeavesNothingToReveal() public {
        uint64 audit = ordered();
        commitSeat(audit, 0, findingOf(1_000));
        transferAsset(asset, seller, audits.seatOf(audit, 0).auditor);
        audits.recuse(audit, 0, lineage());
        for (uint256 round = 1; round <= 3; ++round) {
            skip(3 days + 1);
            audits.advance(audit);
            if (round == 3) break;
            nextDrawBlock(audit);
            audits.draw(audit, lineage());
        }
        assertPhase(audit, AuditPhase.Revealing);
        audits.conclude(audit);
        assertEq(vault.balanceOf(buyer), 2 * uint256(FEE), "the seats that nobody kept");
    }
}
