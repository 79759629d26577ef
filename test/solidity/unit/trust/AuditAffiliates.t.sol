// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {Category} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {AuditTest} from "../../AuditTest.sol";

/// @notice Whose part in an asset keeps an auditor away, and since when it must have been known.
contract AuditAffiliatesTest is AuditTest {
    function _committed(Finding memory finding) private returns (uint64 audit) {
        audit = ordered();
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, finding);
    }

    // ── affiliates that are declared late ────────────────────────────────────────────────────────────────────────────────────

    function _declare(address auditor_, address affiliate) private {
        vm.prank(auditor_);
        auditors.declareAffiliate(affiliate);
    }

    function _expectDeclaredLate(uint64 audit, uint8 seat) private {
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_DeclaredLate.selector, audit, seat));
    }

    /// @dev An auditor that does not like what it committed to: it is silent, and pays for that.
    function test_Recuse_RevertWhen_TheAuditorDeclaredThePartySinceTheDraw() public {
        Finding memory finding = findingOf(1_000);
        uint64 audit = _committed(finding);
        address first = audits.seatOf(audit, 0).auditor;
        _declare(first, seller);
        vm.roll(block.number + 10);
        _expectDeclaredLate(audit, 0);
        audits.recuse(audit, 0, lineage());
        _expectDeclaredLate(audit, 0);
        attestSeat(audit, 0, finding);
        assertSeat(audit, 0, SeatState.Committed);
        attestSeat(audit, 1, finding);
        attestSeat(audit, 2, finding);
        skip(1 days + 1);
        audits.conclude(audit);
        assertEq(vault.balanceOf(first), 0, "no fee");
        assertEq(auditors.slashableOf(first), 4 * BOND - BOND / 10, "silence");
        assertEq(vault.balanceOf(buyer), FEE, "its fee goes back");
        assertTrue(audits.isCertified(asset, 1), "two of three");
    }

    function test_Recuse_RevertWhen_DeclaredInTheBlockOfTheDraw() public {
        uint64 audit = ordered();
        _declare(audits.seatOf(audit, 0).auditor, buyer);
        vm.roll(block.number + 1);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(audit, i, findingOf(1_000));
        _expectDeclaredLate(audit, 0);
        audits.recuse(audit, 0, lineage());
    }

    /// @dev The auditor had told, and the owner made a party of whom it had told about.
    function test_Recuse_ByAnAffiliateThatWasDeclaredBeforeTheDraw() public {
        for (uint256 i = 0; i < ROSTER; ++i) _declare(auditorAt(i), stranger);
        vm.roll(block.number + 1);
        uint64 audit = _committed(findingOf(1_000));
        address first = audits.seatOf(audit, 0).auditor;
        _declare(first, makeAddr("a party that comes later"));
        _declare(first, buyer);
        transferAsset(asset, seller, stranger);
        audits.recuse(audit, 0, lineage());
        assertSeat(audit, 0, SeatState.Recused);
    }

    /// @dev Taking a drop back is no new declaration.
    function test_Recuse_ByAnAffiliateThatWasDroppedAndDeclaredAgain() public {
        (uint64 audit, address first, uint40 until) = _committedWhileDropped(findingOf(1_000));
        vm.warp(until - 1);
        _declare(first, stranger);
        audits.recuse(audit, 0, lineage());
        assertSeat(audit, 0, SeatState.Recused);
    }

    /// @dev Declaring what was forgotten since the draw is one: the auditor could have stayed silent about it.
    function test_Recuse_RevertWhen_TheAffiliateWasForgottenAndDeclaredAgain() public {
        Finding memory finding = findingOf(1_000);
        (uint64 audit, address first, uint40 until) = _committedWhileDropped(finding);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_NoConflict.selector, audit, uint8(0)));
        audits.recuse(audit, 0, lineage());
        _declare(first, stranger);
        _expectDeclaredLate(audit, 0);
        audits.recuse(audit, 0, lineage());
        _expectDeclaredLate(audit, 0);
        attestSeat(audit, 0, finding);
        assertSeat(audit, 0, SeatState.Committed);
    }

    /// @dev Every auditor declares a stranger and drops it; a panel commits while that still counts; the stranger becomes a party.
    /// @return audit its panel has committed
    /// @return first the auditor in the first seat
    /// @return until second from which the drop counts
    function _committedWhileDropped(
        Finding memory finding
    ) private returns (uint64 audit, address first, uint40 until) {
        for (uint256 i = 0; i < ROSTER; ++i) {
            _declare(auditorAt(i), stranger);
            vm.prank(auditorAt(i));
            auditors.dropAffiliate(stranger);
        }
        until = auditors.affiliatesOf(auditorAt(0))[0].until;
        vm.warp(until - 1 hours);
        vm.roll(block.number + 1);
        audit = _committed(finding);
        first = audits.seatOf(audit, 0).auditor;
        transferAsset(asset, seller, stranger);
    }

    /// @dev Declaring does not wait for the draw: who is close to a party is not drawn, from the same block on.
    function test_Draw_NeverWhoDeclaredAPartyInTheSameBlock() public {
        uint64 audit = order();
        nextDrawBlock(audit);
        for (uint256 i = 0; i < ROSTER; ++i) _declare(auditorAt(i), seller);
        audits.draw(audit, lineage());
        for (uint8 i = 0; i < SEATS; ++i) assertSeat(audit, i, SeatState.Empty);
    }

    // ── royalties ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Who published an asset and sold it is paid at its resale.
    function test_Draw_NeverWhoHasARoyaltyOnTheResale() public {
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(auditorAt(i));
            asset = registry.publish(Category.Model, openVersion(1), contributorsOf(2), noParents(), i == 0 ? 500 : 0);
            transferAsset(asset, auditorAt(i), seller);
            bool drawn;
            for (uint256 n = 0; n < 12; ++n) {
                uint64 audit = ordered();
                for (uint8 j = 0; j < SEATS; ++j) drawn = drawn || audits.seatOf(audit, j).auditor == auditorAt(i);
            }
            assertEq(drawn, i == 1, "only without a royalty");
        }
    }
}
