// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {Bls12381} from "../../../../contracts/libraries/Bls12381.sol";
import {Delivery} from "../../../../contracts/settlement/IEscrow.sol";
import {AuditPhase, IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {AuditTest} from "../../AuditTest.sol";
import {DeliveryKeys, SellerKeys} from "../../DeliveryKeys.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice How the key of a sealed version comes to an auditor.
contract AuditKeysTest is AuditTest {
    using DeliveryKeys for SellerKeys;

    uint256 private constant SECRET = 0xa0d17; // b of the auditor
    uint8 private constant SEAT = 1;

    Sealed private _artifact;
    uint64 private _audit;
    address private _seated;

    function setUp() public override {
        super.setUp();
        _artifact = sealArtifact(2);
        asset = publishSealed(_artifact);
        _audit = ordered();
        _seated = audits.seatOf(_audit, SEAT).auditor;
    }

    function _request(bytes memory b) private {
        vm.prank(_seated);
        audits.requestKey{gas: 5_000_000}(_audit, SEAT, b);
    }

    function _deliver(bytes memory r1, bytes memory w) private {
        vm.prank(seller);
        audits.deliverKey(_audit, SEAT, r1, w);
    }

    /// @dev Refused alike by both calls.
    function _assertBothRefused(bytes memory reason) private {
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        vm.expectRevert(reason);
        _request(b);
        vm.expectRevert(reason);
        _deliver(b, b);
    }

    // ── the exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_KeyHandOver_TheAuditorOpensWhatTheOwnerDelivers() public {
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        vm.expectEmit(address(audits));
        emit IAudits.KeyRequested(_audit, _seated, SEAT, b);
        _request(b);

        Delivery memory delivery = _artifact.keys.deliver(b, 0x7a4d0);
        vm.expectEmit(address(audits));
        emit IAudits.KeyDelivered(_audit, SEAT, delivery.r1, delivery.w);
        _deliver(delivery.r1, delivery.w);

        bytes memory x = DeliveryKeys.open(delivery, SECRET);
        assertTrue(Bls12381.verifyKey(x, _artifact.keys.h, _artifact.keys.y), "the key that the version committed to");
    }

    function test_KeyHandOver_MayBeRepeated() public {
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        _request(b);
        _request(DeliveryKeys.buyerPoint(SECRET + 1));
        _deliver(b, b);
        _deliver(b, b);
    }

    // ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RequestKey_RevertWhen_CallerIsNotTheAuditorOfTheSeat() public {
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CallerIsNotAuditor.selector, _audit, stranger));
        vm.prank(stranger);
        audits.requestKey(_audit, SEAT, b);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CallerIsNotAuditor.selector, _audit, _seated));
        vm.prank(_seated);
        audits.requestKey(_audit, SEAT + 1, b);
    }

    function test_DeliverKey_RevertWhen_CallerIsNotTheOwner() public {
        bytes memory point = DeliveryKeys.buyerPoint(SECRET);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CallerIsNotOwner.selector, _audit, _seated));
        vm.prank(_seated);
        audits.deliverKey(_audit, SEAT, point, point);
        transferAsset(asset, seller, stranger);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_CallerIsNotOwner.selector, _audit, seller));
        _deliver(point, point);
    }

    // ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_KeyHandOver_UntilTheLastSecondToCommit() public {
        uint40 deadline = audits.auditOf(_audit).deadline;
        vm.warp(deadline);
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        _request(b);
        _deliver(b, b);
        vm.warp(deadline + 1);
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_DeadlinePassed.selector, _audit, deadline));
    }

    function test_KeyHandOver_RevertWhen_TheSeatHasCommitted() public {
        commitSeat(_audit, SEAT, findingOf(1));
        _assertBothRefused(
            abi.encodeWithSelector(IAudits.Audits_WrongSeatState.selector, _audit, SEAT, SeatState.Committed)
        );
    }

    function test_KeyHandOver_RevertWhen_TheAuditIsNotCommitting() public {
        Finding memory finding = findingOf(1);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(_audit, i, finding);
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_WrongPhase.selector, _audit, AuditPhase.Revealing));
        _audit = order();
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_WrongPhase.selector, _audit, AuditPhase.Drawing));
        _audit = 99;
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_WrongPhase.selector, _audit, AuditPhase.None));
    }

    function test_DeliverKey_RevertWhen_TheSeatIsEmpty() public {
        bytes memory point = DeliveryKeys.buyerPoint(SECRET);
        vm.expectRevert(abi.encodeWithSelector(IAudits.Audits_WrongSeatState.selector, _audit, SEATS, SeatState.Empty));
        vm.prank(seller);
        audits.deliverKey(_audit, SEATS, point, point);
    }

    // ── what ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RequestKey_RevertWhen_TheKeyIsNoPointToEncryptTo() public {
        bytes memory invalid = abi.encodeWithSelector(IAudits.Audits_KeyInvalid.selector, _audit, SEAT);
        bytes[5] memory keys = [
            bytes(""),
            new bytes(127),
            new bytes(129),
            new bytes(128), // infinity
            DeliveryKeys.OUTSIDE_SUBGROUP
        ];
        for (uint256 i = 0; i < keys.length; ++i) {
            vm.expectRevert(invalid);
            _request(keys[i]);
        }
    }

    function test_DeliverKey_RevertWhen_APointHasAnotherLength() public {
        uint16[4] memory lengths = [uint16(0), 127, 129, 256];
        for (uint256 i = 0; i < lengths.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAudits.Audits_WrongDeliveryLength.selector, uint256(lengths[i]), uint256(128))
            );
            _deliver(new bytes(lengths[i]), new bytes(128));
            vm.expectRevert(
                abi.encodeWithSelector(IAudits.Audits_WrongDeliveryLength.selector, uint256(128), uint256(lengths[i]))
            );
            _deliver(new bytes(128), new bytes(lengths[i]));
        }
    }
}
