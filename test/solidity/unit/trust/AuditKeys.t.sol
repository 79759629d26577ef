// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bls12381, Delivery} from "../../../../contracts/libraries/Bls12381.sol";
import {Finding} from "../../../../contracts/libraries/Findings.sol";
import {SaleId} from "../../../../contracts/libraries/Ids.sol";
import {Content} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IAuditKeys} from "../../../../contracts/trust/IAuditKeys.sol";
import {AuditPhase, IAudits, SeatState} from "../../../../contracts/trust/IAudits.sol";
import {AuditTest} from "../../AuditTest.sol";
import {DeliveryKeys, SellerKeys} from "../../DeliveryKeys.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice How the key of a sealed version comes to an auditor.
contract AuditKeysTest is AuditTest {
    using DeliveryKeys for Delivery;
    using DeliveryKeys for SellerKeys;

    uint256 private constant GAS = 5_000_000; // a precompile that refuses its input takes all that it is given
    uint256 private constant SECRET = 0xa0d17; // b of the auditor
    uint256 private constant OTHER_SECRET = 0xb0b0;
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

    // ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _request(uint256 secret) private {
        _requestWith(DeliveryKeys.buyerPoint(secret));
    }

    function _requestWith(bytes memory b) private {
        vm.prank(_seated);
        auditKeys.request{gas: GAS}(_audit, SEAT, b);
    }

    /// @dev What the owner makes for whoever has `secret`.
    function _made(uint256 secret) private view returns (Delivery memory) {
        return _artifact.keys.deliver(DeliveryKeys.buyerPoint(secret), 0x7a4d0);
    }

    /// @dev By no party to the audit.
    function _deliver(Delivery memory delivery) private {
        Content memory content = _artifact.content;
        vm.prank(stranger);
        auditKeys.deliver{gas: GAS}(_audit, SEAT, content, delivery);
    }

    function _seatReason(bytes4 selector) private view returns (bytes memory) {
        return abi.encodeWithSelector(selector, _audit, SEAT);
    }

    function _assertRefused(Delivery memory delivery, bytes4 selector) private {
        vm.expectRevert(_seatReason(selector));
        _deliver(delivery);
    }

    /// @dev Refused alike by both calls, with nothing else in the way.
    function _assertBothRefused(bytes memory reason) private {
        Delivery memory delivery = _made(SECRET);
        vm.expectRevert(reason);
        _requestWith(delivery.b);
        vm.expectRevert(reason);
        _deliver(delivery);
    }

    /// @dev The auditor of the seat is silent, the others commit, and another is drawn into its place.
    function _redraw() private {
        Finding memory finding = findingOf(1);
        for (uint8 i = 0; i < SEATS; ++i) if (i != SEAT) commitSeat(_audit, i, finding);
        vm.warp(audits.auditOf(_audit).deadline + 1);
        audits.advance(_audit);
        address silent = _seated;
        drawPanel(_audit);
        _seated = audits.seatOf(_audit, SEAT).auditor;
        assertTrue(_seated != silent && _seated != address(0), "somebody else sits there");
    }

    // ── the exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_KeyHandOver_TheAuditorOpensWhatAnybodyBrings() public {
        Delivery memory delivery = _made(SECRET);
        vm.expectEmit(address(auditKeys));
        emit IAuditKeys.KeyRequested(_audit, _seated, SEAT, delivery.b);
        _request(SECRET);

        vm.expectEmit(address(auditKeys));
        emit IAuditKeys.KeyDelivered(_audit, _seated, SEAT, delivery.r1, delivery.w);
        _deliver(delivery);
        bytes memory x = delivery.open(SECRET);
        assertTrue(Bls12381.verifyKey(x, _artifact.keys.h, _artifact.keys.y), "the key that the version committed to");
    }

    function test_KeyHandOver_EveryAuditorOnItsOwn() public {
        for (uint8 seat = 0; seat < SEATS; ++seat) {
            Delivery memory delivery = _made(SECRET + seat);
            vm.prank(audits.seatOf(_audit, seat).auditor);
            auditKeys.request(_audit, seat, delivery.b);
            auditKeys.deliver{gas: GAS}(_audit, seat, _artifact.content, delivery);
        }
    }

    // ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Request_RevertWhen_CallerIsNotTheAuditorOfTheSeat() public {
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        vm.expectRevert(abi.encodeWithSelector(IAuditKeys.AuditKeys_CallerIsNotAuditor.selector, _audit, stranger));
        vm.prank(stranger);
        auditKeys.request(_audit, SEAT, b);
        vm.expectRevert(abi.encodeWithSelector(IAuditKeys.AuditKeys_CallerIsNotAuditor.selector, _audit, _seated));
        vm.prank(_seated);
        auditKeys.request(_audit, SEAT + 1, b);
    }

    /// @dev Who published has the key, whoever owns the asset since.
    function test_Deliver_FromThePreviousOwnerAfterATransfer() public {
        _request(SECRET);
        transferAsset(asset, seller, stranger);
        Delivery memory delivery = _made(SECRET);
        vm.prank(seller);
        auditKeys.deliver{gas: GAS}(_audit, SEAT, _artifact.content, delivery);
    }

    // ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_KeyHandOver_UntilTheLastSecondToCommit() public {
        uint40 deadline = audits.auditOf(_audit).deadline;
        vm.warp(deadline);
        _request(SECRET);
        vm.warp(deadline + 1);
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_DeadlinePassed.selector, _audit, deadline));
        vm.warp(deadline);
        _deliver(_made(SECRET));
    }

    function test_KeyHandOver_RevertWhen_TheSeatHasCommitted() public {
        _request(SECRET);
        commitSeat(_audit, SEAT, findingOf(1));
        _assertBothRefused(
            abi.encodeWithSelector(IAudits.Audits_WrongSeatState.selector, _audit, SEAT, SeatState.Committed)
        );
    }

    function test_KeyHandOver_RevertWhen_TheAuditIsNotCommitting() public {
        _request(SECRET);
        Finding memory finding = findingOf(1);
        for (uint8 i = 0; i < SEATS; ++i) commitSeat(_audit, i, finding);
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_WrongPhase.selector, _audit, AuditPhase.Revealing));
        _audit = order();
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_WrongPhase.selector, _audit, AuditPhase.Drawing));
        _audit = 99;
        _assertBothRefused(abi.encodeWithSelector(IAudits.Audits_WrongPhase.selector, _audit, AuditPhase.None));
    }

    function test_KeyHandOver_RevertWhen_TheSeatIsEmpty() public {
        Delivery memory delivery = _made(SECRET);
        Content memory content = _artifact.content;
        bytes memory reason = abi.encodeWithSelector(
            IAudits.Audits_WrongSeatState.selector,
            _audit,
            SEATS,
            SeatState.Empty
        );
        vm.expectRevert(reason);
        auditKeys.request(_audit, SEATS, delivery.b);
        vm.expectRevert(reason);
        auditKeys.deliver(_audit, SEATS, content, delivery);
    }

    // ── once ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_KeyHandOver_RevertWhen_TheAuditorHasBeenAnswered() public {
        _request(SECRET);
        _deliver(_made(SECRET));
        _assertBothRefused(_seatReason(IAuditKeys.AuditKeys_AlreadyDelivered.selector));
        bytes memory another = DeliveryKeys.buyerPoint(OTHER_SECRET);
        vm.expectRevert(_seatReason(IAuditKeys.AuditKeys_AlreadyDelivered.selector));
        _requestWith(another);
    }

    function test_Deliver_RevertWhen_NothingWasAskedFor() public {
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_NotRequested.selector);
        Delivery memory empty;
        _assertRefused(empty, IAuditKeys.AuditKeys_NotRequested.selector);
    }

    function test_Deliver_RevertWhen_TheRequestWasReplacedByAnotherPoint() public {
        _request(SECRET);
        _request(OTHER_SECRET);
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_NotRequested.selector);
        _deliver(_made(OTHER_SECRET));
    }

    function test_Deliver_RevertWhen_AnotherAuditorSitsThereNow() public {
        _request(SECRET);
        _redraw();
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_NotRequested.selector);
        _request(OTHER_SECRET);
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_NotRequested.selector);
        _deliver(_made(OTHER_SECRET));
    }

    /// @dev The answer to the one before it takes nothing from who sits there now.
    function test_KeyHandOver_ToWhoIsDrawnIntoTheSeatOfOneThatWasAnswered() public {
        _request(SECRET);
        _deliver(_made(SECRET));
        _redraw();
        _request(OTHER_SECRET);
        Delivery memory delivery = _made(OTHER_SECRET);
        vm.expectEmit(address(auditKeys));
        emit IAuditKeys.KeyDelivered(_audit, _seated, SEAT, delivery.r1, delivery.w);
        _deliver(delivery);
    }

    // ── what is asked with ───────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Request_RevertWhen_TheKeyIsNoPointToEncryptTo() public {
        bytes[5] memory keys = [
            bytes(""),
            new bytes(127),
            new bytes(129),
            new bytes(128), // infinity
            DeliveryKeys.OUTSIDE_SUBGROUP
        ];
        for (uint256 i = 0; i < keys.length; ++i) {
            vm.expectRevert(_seatReason(IAuditKeys.AuditKeys_PointInvalid.selector));
            _requestWith(keys[i]);
        }
    }

    // ── what is delivered ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_RevertWhen_TheContentIsNotThePublishedOne() public {
        _request(SECRET);
        _artifact.content.size += 1;
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_KeyCommitmentMismatch.selector);
        _artifact.content.size -= 1;
        _artifact.keys = DeliveryKeys.sellerKeys(8, 0xface);
        _artifact.content.keyHash = _artifact.keys.keyHash();
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_KeyCommitmentMismatch.selector);
    }

    function test_Deliver_RevertWhen_TheKeysAreNotThePublishedOnes() public {
        _request(SECRET);
        bytes memory b = DeliveryKeys.buyerPoint(SECRET);
        bytes4 mismatch = IAuditKeys.AuditKeys_KeyCommitmentMismatch.selector;
        _assertRefused(DeliveryKeys.sellerKeys(8, 0xface).deliver(b, 99), mismatch); // another x
        _assertRefused(DeliveryKeys.sellerKeys(0x5ec4e7, 8).deliver(b, 99), mismatch); // another H
    }

    /// @dev H ‖ Y cut at another place has the same hash.
    function test_Deliver_RevertWhen_ThePointsAreCutElsewhere() public {
        _request(SECRET);
        Delivery memory delivery = _made(SECRET);
        (delivery.h, delivery.y) = ("", bytes.concat(delivery.h, delivery.y));
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
    }

    function test_Deliver_RevertWhen_TheKeyIsWrong() public {
        _request(SECRET);
        Delivery memory delivery = _made(SECRET);
        delivery.w = DeliveryKeys.add(delivery.w, DeliveryKeys.G1);
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
        delivery = _made(SECRET);
        delivery.r1 = DeliveryKeys.buyerPoint(100);
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
        delivery = _made(SECRET);
        delivery.r2 = DeliveryKeys.multiplyG2(DeliveryKeys.G2, 100);
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
    }

    function test_Deliver_RevertWhen_APointIsOutsideTheSubgroup() public {
        _request(SECRET);
        Delivery memory delivery = _made(SECRET);
        delivery.r1 = DeliveryKeys.OUTSIDE_SUBGROUP;
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
        delivery = _made(SECRET);
        delivery.w = DeliveryKeys.OUTSIDE_SUBGROUP;
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
    }

    /// @dev r = 0 satisfies the equation and would publish X.
    function test_Deliver_RevertWhen_TheKeyIsNotEncrypted() public {
        _request(SECRET);
        Delivery memory delivery = _made(SECRET);
        (delivery.r1, delivery.r2, delivery.w) = (new bytes(128), new bytes(256), _artifact.keys.key);
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
    }

    /// @dev An open version has no key: whoever asks gets nothing.
    function test_Deliver_RevertWhen_TheVersionIsOpen() public {
        asset = publishOpen(contributorsOf(2), noParents());
        _audit = ordered();
        _seated = audits.seatOf(_audit, SEAT).auditor;
        _request(SECRET);
        _artifact.content = openVersion(1).content;
        _assertRefused(_made(SECRET), IAuditKeys.AuditKeys_KeyCommitmentMismatch.selector);
    }

    // ── what was made for others ─────────────────────────────────────────────────────────────────────────────────────────────

    function test_Deliver_RevertWhen_MadeForTheBuyerOfASale() public {
        backBonds(seller, 500e18);
        SaleId sale = openSealedSale(createTerms(asset, perpetual()));
        Delivery memory delivery = _made(BUYER_SECRET);
        escrow.deliver{gas: GAS}(sale, _artifact.content, delivery);
        _request(SECRET);
        _assertRefused(delivery, IAuditKeys.AuditKeys_NotRequested.selector);
        delivery.b = DeliveryKeys.buyerPoint(SECRET);
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
    }

    function test_Deliver_RevertWhen_MadeForAnotherSeat() public {
        Delivery memory delivery = _made(OTHER_SECRET);
        vm.prank(audits.seatOf(_audit, 0).auditor);
        auditKeys.request(_audit, 0, delivery.b);
        auditKeys.deliver{gas: GAS}(_audit, 0, _artifact.content, delivery);
        _request(SECRET);
        _assertRefused(delivery, IAuditKeys.AuditKeys_NotRequested.selector);
        delivery.b = DeliveryKeys.buyerPoint(SECRET);
        _assertRefused(delivery, IAuditKeys.AuditKeys_WrongKey.selector);
    }
}
