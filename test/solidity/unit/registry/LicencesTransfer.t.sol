// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {ILicences, Licence} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";

/// @notice An account that takes ERC-1155 tokens.
contract Receiver is ERC1155Holder {}

/// @notice Branches of the ERC-1155 transfers.
contract LicencesTransferTest is RegistryTest {
    AssetId private asset;
    TermsId private copies;
    TermsId private seat;
    TermsId private units;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
        copies = createTerms(asset, perpetual());
        seat = createTerms(asset, subscription());
        units = createTerms(asset, metered());
        _issue(copies, buyer, 5);
        _issue(seat, buyer, 1);
        _issue(units, buyer, 1);
    }

    // ── copies and units ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Transfer_MovesCopiesAndUnits() public {
        _expectTransfer(buyer, stranger, copies, 2);
        _transfer(buyer, stranger, copies, 2);
        _transfer(buyer, stranger, units, 30);
        assertEq(_balance(copies, buyer), 3, "copies left");
        assertEq(_balance(copies, stranger), 2, "copies moved");
        assertEq(_balance(units, buyer), 70, "units left");
        assertEq(_balance(units, stranger), 30, "units moved");
    }

    function test_Transfer_LeavesTheKeyVersionBehind() public {
        _transfer(buyer, stranger, copies, 5);
        assertEq(licences.licenceOf(copies, buyer).keyVersion, 1, "the sender knows the key");
        assertEq(licences.licenceOf(copies, stranger).keyVersion, 0, "the recipient was not handed one");
        assertFalse(licences.isValid(copies, buyer), "sender");
        assertTrue(licences.isValid(copies, stranger), "recipient");
    }

    function test_Transfer_ToOneselfChangesNothing() public {
        _transfer(buyer, buyer, copies, 3);
        assertEq(_balance(copies, buyer), 5, "copies");
    }

    function test_Transfer_DoesNotTouchTheSupply() public {
        TermsInput memory input = perpetual();
        input.supplyCap = 2;
        TermsId capped = createTerms(asset, input);
        _issue(capped, buyer, 2);
        _transfer(buyer, stranger, capped, 1);
        assertEq(licences.termsOf(capped).issued, 2, "issued");
    }

    function test_RevertWhen_BalanceIsTooSmall() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector,
                buyer,
                5,
                6,
                TermsId.unwrap(copies)
            )
        );
        _transfer(buyer, stranger, copies, 6);
    }

    function test_RevertWhen_TermsAreNotTransferable() public {
        TermsInput memory input = perpetual();
        input.transferable = false;
        TermsId bound = createTerms(asset, input);
        _issue(bound, buyer, 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_NotTransferable.selector, bound));
        _transfer(buyer, stranger, bound, 1);
    }

    function test_RevertWhen_RecipientsBalanceWouldOverflow() public {
        TermsInput memory input = metered();
        input.unitsPerPack = type(uint32).max;
        TermsId large = createTerms(asset, input);
        _issue(large, buyer, type(uint32).max);
        _issue(large, stranger, type(uint32).max);
        uint256 all = _balance(large, buyer);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_QuantityTooLarge.selector, all));
        _transfer(buyer, stranger, large, all);
    }

    // ── ids that would be cut to 64 bits ─────────────────────────────────────────────────────────────────────────────────────

    function test_Balance_OfAnIdAbove64BitsIsNothing() public view {
        assertEq(licences.balanceOf(buyer, (uint256(1) << 64) | TermsId.unwrap(copies)), 0, "balance");
    }

    function test_RevertWhen_IdIsAbove64Bits() public {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_NotTransferable.selector, copies));
        vm.prank(buyer);
        licences.safeTransferFrom(buyer, stranger, (uint256(1) << 64) | TermsId.unwrap(copies), 1, "");
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_UnknownTerms.selector, copies));
        licences.uri((uint256(1) << 64) | TermsId.unwrap(copies));
    }

    // ── subscriptions ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Transfer_MovesASubscriptionWithItsExpiry() public {
        vm.warp(START + 10 days);
        _expectTransfer(buyer, stranger, seat, 1);
        _transfer(buyer, stranger, seat, 1);
        Licence memory left = licences.licenceOf(seat, buyer);
        Licence memory moved = licences.licenceOf(seat, stranger);
        assertEq(left.quantity, 0, "sender quantity");
        assertEq(left.expiresAt, 0, "sender expiry");
        assertEq(left.keyVersion, 1, "sender key version");
        assertEq(moved.quantity, 1, "recipient quantity");
        assertEq(moved.expiresAt, START + 30 days, "recipient expiry");
        assertEq(moved.keyVersion, 0, "recipient key version");
        assertFalse(licences.isValid(seat, buyer), "sender");
        assertTrue(licences.isValid(seat, stranger), "recipient");
    }

    function test_Transfer_OfNothingMovesNoSubscription() public {
        _expectTransfer(buyer, stranger, seat, 0);
        _transfer(buyer, stranger, seat, 0);
        assertTrue(licences.isValid(seat, buyer), "stays");
        assertFalse(licences.isValid(seat, stranger), "recipient");
    }

    function test_Transfer_ReplacesAnExpiredSubscriptionOfTheRecipient() public {
        _issue(seat, stranger, 1);
        _issue(seat, buyer, 2);
        vm.warp(START + 31 days);
        _expectTransfer(stranger, address(0), seat, 1); // the expired one makes room
        _expectTransfer(buyer, stranger, seat, 1);
        _transfer(buyer, stranger, seat, 1);
        assertEq(_balance(seat, stranger), 1, "balance");
        assertEq(licences.licenceOf(seat, stranger).expiresAt, START + 90 days, "expiry");
    }

    function test_Transfer_OfAnExclusiveSubscriptionKeepsExclusivity() public {
        TermsId exclusive = createTerms(publishAs(seller), exclusiveSubscription());
        _issue(exclusive, buyer, 1);
        _transfer(buyer, stranger, exclusive, 1);
        AssetId licensed = licences.termsOf(exclusive).asset;
        assertEq(registry.stateOf(licensed).exclusiveUntil, START + 30 days, "until");
        vm.expectRevert(
            abi.encodeWithSelector(
                ILicences.Licences_AssetUnderExclusiveLicence.selector,
                licensed,
                uint32(START + 30 days)
            )
        );
        _issue(exclusive, buyer, 1); // the former holder renews no more
        _issue(exclusive, stranger, 1);
        assertEq(registry.stateOf(licensed).exclusiveUntil, START + 60 days, "renewed by the new holder");
    }

    function test_RevertWhen_RecipientHasALiveSubscription() public {
        _issue(seat, stranger, 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_RecipientHasSubscription.selector, seat, stranger));
        _transfer(buyer, stranger, seat, 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_RecipientHasSubscription.selector, seat, buyer));
        _transfer(buyer, buyer, seat, 1);
    }

    function test_RevertWhen_SubscriptionIsExpired() public {
        vm.warp(START + 30 days);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_LicenceExpired.selector, seat, buyer));
        _transfer(buyer, stranger, seat, 1);
    }

    function test_RevertWhen_BatchMovesOneSubscriptionTwice() public {
        uint256[] memory ids = new uint256[](2);
        uint256[] memory values = new uint256[](2);
        (ids[0], ids[1]) = (TermsId.unwrap(seat), TermsId.unwrap(seat));
        (values[0], values[1]) = (1, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, buyer, 0, 1, ids[0])
        );
        vm.prank(buyer);
        licences.safeBatchTransferFrom(buyer, stranger, ids, values, "");
    }

    // ── batches, operators, receivers ────────────────────────────────────────────────────────────────────────────────────────

    function test_BatchTransfer_MovesAllKinds() public {
        uint256[] memory ids = new uint256[](3);
        uint256[] memory values = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (TermsId.unwrap(copies), TermsId.unwrap(seat), TermsId.unwrap(units));
        (values[0], values[1], values[2]) = (1, 1, 10);
        vm.expectEmit(address(licences));
        emit IERC1155.TransferBatch(buyer, buyer, stranger, ids, values);
        vm.prank(buyer);
        licences.safeBatchTransferFrom(buyer, stranger, ids, values, "");
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(licences.balanceOf(stranger, ids[i]), values[i], "balance");
        }
    }

    function test_RevertWhen_BatchIsUneven() public {
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidArrayLength.selector, 2, 1));
        vm.prank(buyer);
        licences.safeBatchTransferFrom(buyer, stranger, new uint256[](2), new uint256[](1), "");
    }

    function test_Transfer_ByAnOperator() public {
        vm.prank(buyer);
        licences.setApprovalForAll(guardian, true);
        vm.prank(guardian);
        licences.safeTransferFrom(buyer, stranger, TermsId.unwrap(copies), 1, "");
        assertEq(_balance(copies, stranger), 1, "balance");
    }

    function test_RevertWhen_CallerIsNoOperator() public {
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155MissingApprovalForAll.selector, stranger, buyer));
        vm.prank(stranger);
        licences.safeTransferFrom(buyer, stranger, TermsId.unwrap(copies), 1, "");
    }

    function test_Transfer_AsksTheReceiver() public {
        Receiver receiver = new Receiver();
        _transfer(buyer, address(receiver), copies, 1);
        assertEq(_balance(copies, address(receiver)), 1, "accepted");
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(policy)));
        _transfer(buyer, address(policy), copies, 1);
    }

    function test_RevertWhen_RecipientIsTheZeroAddress() public {
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(0)));
        _transfer(buyer, address(0), copies, 1);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _issue(TermsId terms, address holder, uint32 quantity) private {
        vm.prank(issuer);
        licences.issueAtOnce(terms, holder, quantity, 1, 1);
    }

    function _transfer(address from, address to, TermsId terms, uint256 value) private {
        vm.prank(from);
        licences.safeTransferFrom(from, to, TermsId.unwrap(terms), value, "");
    }

    function _balance(TermsId terms, address holder) private view returns (uint256) {
        return licences.balanceOf(holder, TermsId.unwrap(terms));
    }

    function _expectTransfer(address from, address to, TermsId terms, uint256 value) private {
        vm.expectEmit(address(licences));
        emit IERC1155.TransferSingle(buyer, from, to, TermsId.unwrap(terms), value);
    }
}
