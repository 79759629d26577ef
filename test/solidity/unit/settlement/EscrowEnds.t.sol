// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IEscrow, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice How a waiting sale ends, by whom and when, and where its money goes.
contract EscrowEndsTest is MarketTest {
    uint256 private constant CREDIT = 500e18;
    uint256 private constant BOND = (uint256(PRICE) * 500) / 10_000;
    uint40 private constant DELIVERY_DEADLINE = uint40(START + 3 days);
    uint40 private constant CONTENT_DEADLINE = uint40(START + 24 hours);

    Sealed private artifact;
    AssetId private asset;
    TermsId private terms;
    SaleId private sale;

    function setUp() public override {
        super.setUp();
        artifact = sealArtifact(2);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
        backBonds(seller, CREDIT);
        sale = openSealedSale(terms);
    }

    function assertSettled() private view {
        assertState(sale, SaleState.Settled);
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
        assertCompartment(address(escrow), 0);
        assertEq(vault.balanceOf(seller), CREDIT, "bond is back");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 1, "key version");
    }

    function assertRefunded(uint256 toBuyer, uint256 toSeller) private view {
        assertState(sale, SaleState.Refunded);
        assertPool(firstPool(asset), 0, 0);
        assertCompartment(address(escrow), 0);
        assertEq(vault.balanceOf(buyer), toBuyer, "buyer");
        assertEq(vault.balanceOf(seller), toSeller, "seller");
        assertEq(licences.licenceOf(terms, buyer).quantity, 0, "no licence");
    }

    function wrongState(SaleState actual) private view returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongState.selector, sale, actual);
    }

    // ── confirm ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Confirm_SettlesBeforeTheContentWindowEnds() public {
        deliverSale(sale, artifact);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleSettled(sale, firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
        vm.prank(buyer);
        escrow.confirm(sale);
        assertSettled();
    }

    function test_Confirm_RevertWhen_CallerIsNotTheBuyer() public {
        deliverSale(sale, artifact);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotBuyer.selector, sale, seller));
        vm.prank(seller);
        escrow.confirm(sale);
    }

    function test_Confirm_RevertWhen_NothingWasDelivered() public {
        vm.expectRevert(wrongState(SaleState.AwaitingKey));
        vm.prank(buyer);
        escrow.confirm(sale);
    }

    function test_Confirm_RevertWhen_TheVersionIsFraudulent() public {
        deliverSale(sale, artifact);
        markFraudulent(asset, 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_VersionFraudulent.selector, sale));
        vm.prank(buyer);
        escrow.confirm(sale);
    }

    // ── settle ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Settle_ByAnybodyOnceTheContentWindowIsOver() public {
        deliverSale(sale, artifact);
        vm.warp(CONTENT_DEADLINE + 1);
        vm.prank(stranger);
        escrow.settle(sale);
        assertSettled();
    }

    function test_Settle_RevertWhen_TheContentWindowIsOpen() public {
        deliverSale(sale, artifact);
        vm.warp(CONTENT_DEADLINE);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_TooEarly.selector, sale, CONTENT_DEADLINE));
        escrow.settle(sale);
    }

    function test_Settle_RevertWhen_NothingWasDelivered() public {
        vm.warp(START + 30 days);
        vm.expectRevert(wrongState(SaleState.AwaitingKey));
        escrow.settle(sale);
    }

    function test_Settle_RevertWhen_TheVersionIsFraudulent() public {
        deliverSale(sale, artifact);
        markFraudulent(asset, 1);
        vm.warp(CONTENT_DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_VersionFraudulent.selector, sale));
        escrow.settle(sale);
    }

    function test_Settle_StartsASubscriptionAtTheDelivery() public {
        TermsId monthly = createTerms(asset, subscription());
        sale = openSealedSale(monthly);
        vm.warp(START + 1 days);
        deliverSale(sale, artifact);
        vm.warp(START + 10 days);
        escrow.settle(sale);
        assertEq(licences.licenceOf(monthly, buyer).expiresAt, START + 31 days, "expiry");
    }

    function test_Settle_WhateverHappenedToTheAssetAndItsTerms() public {
        deliverSale(sale, artifact);
        vm.prank(seller);
        licences.closeTerms(terms);
        vm.prank(timelock);
        registry.takeDown(asset, keccak256("reason"));
        transferAsset(asset, seller, stranger);
        vm.prank(guardian);
        policy.pause();
        vm.warp(CONTENT_DEADLINE + 1);
        escrow.settle(sale);
        assertSettled();
    }

    function test_Settle_AfterEscrowAndVenueWereRetired() public {
        deliverSale(sale, artifact);
        vm.startPrank(timelock);
        escrow.retireVenue(address(venue));
        vault.retire(address(escrow));
        licences.setIssuer(address(escrow), false);
        vm.stopPrank();
        vm.warp(CONTENT_DEADLINE + 1);
        escrow.settle(sale);
        assertSettled();
    }

    // ── decline ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Decline_GivesEverythingBack() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleRefunded(sale, IEscrow.RefundReason.Declined, PRICE, 0);
        vm.prank(seller);
        escrow.decline(sale);
        assertRefunded(PRICE, CREDIT);
    }

    function test_Decline_InTheLastSecond() public {
        vm.warp(DELIVERY_DEADLINE);
        vm.prank(seller);
        escrow.decline(sale);
        assertRefunded(PRICE, CREDIT);
    }

    /// @dev Else a seller who missed the window could save its bond.
    function test_Decline_RevertWhen_TheWindowIsOver() public {
        vm.warp(DELIVERY_DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_DeliveryWindowOver.selector, sale, DELIVERY_DEADLINE));
        vm.prank(seller);
        escrow.decline(sale);
    }

    /// @dev Else a cheater could save its bonds once it was found out.
    function test_Decline_RevertWhen_TheVersionIsFraudulent() public {
        markFraudulent(asset, 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_VersionFraudulent.selector, sale));
        vm.prank(seller);
        escrow.decline(sale);
    }

    function test_Decline_RevertWhen_CallerIsNotTheSeller() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotSeller.selector, sale, buyer));
        vm.prank(buyer);
        escrow.decline(sale);
    }

    function test_Decline_RevertWhen_CallerOnlyOwnsTheAssetNow() public {
        transferAsset(asset, seller, stranger);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotSeller.selector, sale, stranger));
        vm.prank(stranger);
        escrow.decline(sale);
        vm.prank(seller);
        escrow.decline(sale);
        assertRefunded(PRICE, CREDIT);
    }

    function test_Decline_RevertWhen_Delivered() public {
        deliverSale(sale, artifact);
        vm.expectRevert(wrongState(SaleState.Delivered));
        vm.prank(seller);
        escrow.decline(sale);
    }

    // ── refund ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Refund_ByAnybodyOnceTheDeliveryWindowIsOver() public {
        vm.warp(DELIVERY_DEADLINE + 1);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleRefunded(sale, IEscrow.RefundReason.NotDelivered, PRICE, BOND);
        vm.prank(stranger);
        escrow.refund(sale);
        assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Refund_RevertWhen_TheDeliveryWindowIsOpen() public {
        vm.warp(DELIVERY_DEADLINE);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_NothingToRefund.selector, sale));
        escrow.refund(sale);
    }

    function test_Refund_OfAFraudulentVersionBeforeTheDelivery() public {
        markFraudulent(asset, 1);
        escrow.refund(sale);
        assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Refund_OfAFraudulentVersionAfterTheDelivery() public {
        deliverSale(sale, artifact);
        markFraudulent(asset, 1);
        vm.warp(START + 30 days);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleRefunded(sale, IEscrow.RefundReason.Fraudulent, PRICE, BOND);
        escrow.refund(sale);
        assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Refund_OfAFraudulentOlderVersion() public {
        deliverSale(sale, artifact);
        vm.prank(seller);
        registry.publishVersion(asset, encryptedVersion(2));
        markFraudulent(asset, 1);
        escrow.refund(sale);
        assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Refund_RevertWhen_AnotherVersionIsFraudulent() public {
        vm.prank(seller);
        registry.publishVersion(asset, encryptedVersion(2));
        markFraudulent(asset, 2);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_NothingToRefund.selector, sale));
        escrow.refund(sale);
    }

    function test_Refund_RevertWhen_Delivered() public {
        deliverSale(sale, artifact);
        vm.warp(START + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_NothingToRefund.selector, sale));
        escrow.refund(sale);
    }

    function test_Refund_RevertWhen_TheSaleIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, saleNumber(9)));
        escrow.refund(saleNumber(9));
    }

    function test_Refund_GivesReservedSupplyBack() public {
        TermsId single = createTerms(asset, exclusivePerpetual());
        sale = openSealedSale(single);
        vm.warp(DELIVERY_DEADLINE + 1);
        escrow.refund(sale);
        assertEq(registry.stateOf(asset).exclusiveUntil, 0, "exclusivity");
        openSealedSale(single);
    }

    // ── terminal states ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ASettledSaleNeverChanges() public {
        deliverSale(sale, artifact);
        vm.prank(buyer);
        escrow.confirm(sale);
        markFraudulent(asset, 1);
        vm.warp(START + 30 days);
        assertNothingWorks(SaleState.Settled);
        assertSettled();
    }

    function test_ARefundedSaleNeverChanges() public {
        vm.warp(DELIVERY_DEADLINE + 1);
        escrow.refund(sale);
        assertNothingWorks(SaleState.Refunded);
        assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function assertNothingWorks(SaleState state) private {
        vm.expectRevert(wrongState(state));
        escrow.settle(sale);
        vm.expectRevert(wrongState(state));
        escrow.refund(sale);
        vm.expectRevert(wrongState(state));
        vm.prank(buyer);
        escrow.confirm(sale);
        vm.expectRevert(wrongState(state));
        vm.prank(seller);
        escrow.decline(sale);
    }
}
