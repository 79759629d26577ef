// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IEscrow, Lot, Sale, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {LotTest} from "../../LotTest.sol";
import {TermsInput} from "../../RegistryTest.sol";
import {TestVenue} from "../../TestVenue.sol";

/// @notice Lots of licences from the award to their end: what they cost, what they give, and that no seller can stop them.
contract EscrowAwardTest is LotTest {
    TermsId private openTerms;
    TermsId private sealedTerms;

    function setUp() public override {
        super.setUp();
        openTerms = createTerms(openAsset, perpetual());
        sealedTerms = createTerms(sealedAsset, perpetual());
    }

    // ── an open artifact ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Award_OfAnOpenVersionSettlesAtOnce() public {
        hold(openTerms);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleOpened(lot, openTerms, buyer, seller, 1, 1, 1, PRICE, feeOf(PRICE));
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleSettled(lot, firstPool(openAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
        awardOpen(lot);
        assertForgotten(lot);
        assertPool(firstPool(openAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
        assertCompartment(address(escrow), 0);
        assertEq(licences.licenceOf(openTerms, buyer).quantity, 1, "licence");
        assertEq(licences.licenceOf(openTerms, buyer).keyVersion, 0, "no key");
        assertEq(ftns.balanceOf(buyer), WALLET - PRICE, "wallet");
    }

    function test_Award_OfAnOpenSubscriptionRunsFromTheAward() public {
        TermsId terms = createTerms(openAsset, subscription());
        hold(terms);
        vm.warp(START + 9 days);
        awardOpen(lot);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 39 days, "expires at");
    }

    function test_Award_ForNothingNeverTouchesTheVault() public {
        hold(openTerms);
        vm.record();
        venue.award(lot, buyer, 0, "");
        (bytes32[] memory reads, ) = vm.accesses(address(vault));
        assertEq(reads.length, 0, "vault");
        assertForgotten(lot);
    }

    // ── an encrypted artifact ────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Award_OfAnEncryptedVersionWaitsForItsKey() public {
        hold(sealedTerms);
        vm.warp(START + 5 days);
        uint40 deadline = uint40(START + 5 days) + DELIVERY_WINDOW;
        Sale memory expected = escrow.saleOf(lot);
        (expected.buyer, expected.amount, expected.state) = (buyer, PRICE, SaleState.AwaitingKey);
        (expected.deadline, expected.buyerKeyHash) = (deadline, keccak256(buyerPoint()));
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleOpened(lot, sealedTerms, buyer, seller, 1, 1, 1, PRICE, feeOf(PRICE));
        vm.expectEmit(address(escrow));
        emit IEscrow.KeyAwaited(lot, seller, BOND, deadline, buyerPoint());
        awardSealed(lot);
        assertEq(abi.encode(escrow.saleOf(lot)), abi.encode(expected), "record");
        assertCompartment(address(escrow), PRICE + BOND);
        assertEq(licences.licenceOf(sealedTerms, buyer).quantity, 0, "no licence yet");
    }

    function test_Award_ThenDeliveredAndConfirmed() public {
        hold(sealedTerms);
        awardSealed(lot);
        finish(lot);
        assertState(lot, SaleState.Settled);
        assertPool(firstPool(sealedAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
        assertCompartment(address(escrow), 0);
        assertEq(vault.balanceOf(seller), CREDIT, "bond");
        assertEq(licences.licenceOf(sealedTerms, buyer).quantity, 1, "licence");
        assertEq(licences.licenceOf(sealedTerms, buyer).keyVersion, 1, "key version");
    }

    function test_Award_ThenSettledByAnybodyAfterTheContentWindow() public {
        TermsId monthly = createTerms(sealedAsset, subscription());
        hold(monthly);
        awardSealed(lot);
        vm.warp(START + 1 days);
        deliverSale(lot, artifact);
        vm.warp(START + 1 days + CONTENT_WINDOW + 1);
        vm.prank(stranger);
        escrow.settle(lot);
        assertEq(licences.licenceOf(monthly, buyer).expiresAt, START + 31 days, "from the delivery");
    }

    function test_Award_ThenDeclined() public {
        TermsId capped = _cappedSubscription();
        hold(capped);
        awardSealed(lot);
        vm.prank(seller);
        escrow.decline(lot);
        _assertRefunded(PRICE + BOND, CREDIT - BOND);
        assertEq(licences.termsOf(capped).issued, 0, "seat");
    }

    function test_Award_ThenNotDelivered() public {
        TermsId capped = _cappedSubscription();
        hold(capped);
        awardSealed(lot);
        vm.warp(START + DELIVERY_WINDOW + 1);
        vm.prank(stranger);
        escrow.refund(lot);
        _assertRefunded(PRICE + BOND, CREDIT - BOND);
        assertEq(licences.termsOf(capped).issued, 0, "seat");
    }

    function test_Award_ThenProvedFraudulent() public {
        hold(sealedTerms);
        awardSealed(lot);
        deliverSale(lot, artifact);
        markFraudulent(sealedAsset, 1);
        escrow.refund(lot);
        _assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Award_ForNothingStillPaysTheBondWhenNotDelivered() public {
        hold(sealedTerms);
        venue.award(lot, buyer, 0, buyerPoint());
        vm.warp(START + DELIVERY_WINDOW + 1);
        escrow.refund(lot);
        _assertRefunded(BOND, CREDIT - BOND);
    }

    // ── terms of every kind ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Award_OfEveryKindOfTerms() public {
        TermsInput[5] memory inputs = [
            perpetual(),
            subscription(),
            metered(),
            exclusiveSubscription(),
            exclusivePerpetual()
        ];
        (inputs[0].supplyCap, inputs[1].supplyCap, inputs[2].supplyCap) = (2, 1, 2);
        uint64[5] memory quantities = [uint64(2), 1, 200, 1, 1];
        for (uint256 i = 0; i < 5; ++i) {
            // The exclusive subscription is over when the next one is sold.
            vm.warp(START + i * 100 days);
            TermsId terms = createTerms(sealedAsset, inputs[i]);
            SaleId id = venue.hold(_lotOf(terms, i < 3 && i != 1 ? 2 : 1));
            awardSealed(id);
            finish(id);
            assertEq(licences.licenceOf(terms, buyer).quantity, quantities[i], "quantity");
            assertTrue(licences.isValid(terms, buyer), "valid");
        }
        assertEq(registry.stateOf(sealedAsset).exclusiveUntil, type(uint32).max, "exclusive for ever");
    }

    function test_Award_OfASeatToWhoHasOneGivesItBack() public {
        TermsInput memory input = subscription();
        input.supplyCap = 2;
        TermsId capped = createTerms(openAsset, input);
        venue.sell(orderOf(capped), "");
        hold(capped);
        assertEq(licences.termsOf(capped).issued, 2, "one taken, one held");
        awardOpen(lot);
        assertEq(licences.termsOf(capped).issued, 1, "one taken");
        assertEq(licences.licenceOf(capped, buyer).expiresAt, START + 60 days, "prolonged");
    }

    // ── what stops it, and what does not ─────────────────────────────────────────────────────────────────────────────────────

    function test_Award_WhateverTheSellerDid() public {
        hold(sealedTerms);
        SaleId second = hold(openTerms);
        upset(sealedAsset, sealedTerms);
        vm.prank(seller);
        licences.closeTerms(openTerms);
        awardOpen(second);
        awardSealed(lot);
        finish(lot);
        assertPool(firstPool(sealedAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
        assertEq(licences.licenceOf(sealedTerms, buyer).keyVersion, 1, "the version of the lot");
        assertEq(licences.licenceOf(openTerms, buyer).quantity, 1, "closed terms");
        assertEq(vault.balanceOf(seller), BOND, "the bond is the seller's, whoever owns the asset now");
    }

    function test_Award_DuringAPauseByARetiredVenueUnderAnotherPolicy() public {
        hold(sealedTerms);
        vm.startPrank(timelock);
        escrow.retireVenue(address(venue));
        policy.set(IMarketPolicy.Parameter.PlatformFee, 1_000);
        policy.set(IMarketPolicy.Parameter.DeliveryBond, 5_000);
        policy.set(IMarketPolicy.Parameter.DeliveryWindow, 1 hours);
        policy.set(IMarketPolicy.Parameter.ContentWindow, 1 hours);
        vm.stopPrank();
        vm.prank(guardian);
        policy.pause();
        awardSealed(lot);
        Sale memory sale = escrow.saleOf(lot);
        assertEq(sale.deadline, START + DELIVERY_WINDOW, "delivery window");
        assertEq(sale.contentWindow, CONTENT_WINDOW, "content window");
        assertEq(sale.bond, BOND, "bond");
        finish(lot);
        assertPool(firstPool(sealedAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    function test_Award_AfterItsAssetWasTakenDownAndRestored() public {
        hold(openTerms);
        vm.prank(timelock);
        registry.takeDown(openAsset, "reason");
        vm.expectRevert(lotVoid());
        venue.award(lot, buyer, PRICE, "");
        vm.prank(timelock);
        registry.restore(openAsset, "appeal");
        awardOpen(lot);
    }

    function test_Award_TakedownAfterwardsChangesNothing() public {
        hold(sealedTerms);
        awardSealed(lot);
        vm.prank(timelock);
        registry.takeDown(sealedAsset, "reason");
        finish(lot);
        assertState(lot, SaleState.Settled);
    }

    function test_Award_RevertWhen_ItsVersionWasProvedFraudulent() public {
        hold(sealedTerms);
        markFraudulent(sealedAsset, 1);
        bytes memory point = buyerPoint();
        vm.expectRevert(lotVoid());
        venue.award(lot, buyer, PRICE, point);
        returnLot(lot);
        assertEq(vault.balanceOf(seller), CREDIT - BOND, "the bond is forfeited");
    }

    function test_Award_RevertWhen_CallerDoesNotHoldIt() public {
        hold(openTerms);
        TestVenue other = new TestVenue(ftns, vault, escrow);
        vm.prank(timelock);
        escrow.admitVenue(address(other));
        address[2] memory callers = [address(other), seller];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenueOfLot.selector, lot, callers[i]));
            vm.prank(callers[i]);
            escrow.award(lot, buyer, 0, "");
        }
    }

    function test_Award_RevertWhen_AwardedTwice() public {
        hold(openTerms);
        awardOpen(lot);
        bytes memory unknown = abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, lot);
        vm.expectRevert(unknown);
        venue.award(lot, buyer, PRICE, "");
        vm.expectRevert(unknown);
        returnLot(lot);
        assertTrue(SaleId.unwrap(hold(openTerms)) == SaleId.unwrap(saleNumber(2)), "never the same number");
    }

    function test_Award_RevertWhen_TheKeyDoesNotFitTheVersion() public {
        hold(openTerms);
        hold(sealedTerms);
        bytes memory point = buyerPoint();
        vm.expectRevert(IEscrow.Escrow_BuyerKeyNotNeeded.selector);
        venue.award(lot, buyer, PRICE, point);
        vm.expectRevert(IEscrow.Escrow_BuyerKeyMissing.selector);
        venue.award(saleNumber(2), buyer, PRICE, "");
    }

    function test_Award_RevertWhen_TheBuyerIsNobody() public {
        hold(openTerms);
        address[2] memory buyers = [address(0), lot.lotHolder()];
        for (uint256 i = 0; i < buyers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_BuyerIsNobody.selector, buyers[i]));
            venue.award(lot, buyers[i], 0, "");
        }
    }

    function test_Award_RevertWhen_ThePriceIsNotOnTheTable() public {
        hold(openTerms);
        address[] memory targets = new address[](2);
        bytes[] memory calls = new bytes[](2);
        (targets[0], calls[0]) = (address(venue), abi.encodeCall(venue.expectAndTransfer, (buyer, PRICE - 1)));
        (targets[1], calls[1]) = (address(escrow), abi.encodeCall(escrow.award, (lot, buyer, PRICE, "")));
        vm.expectRevert(abi.encodeWithSelector(IVault.Vault_NothingOnTheTable.selector, PRICE, PRICE - 1));
        venue.batch(targets, calls);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _cappedSubscription() private returns (TermsId) {
        TermsInput memory input = subscription();
        input.supplyCap = 1;
        return createTerms(sealedAsset, input);
    }

    function _lotOf(TermsId terms, uint32 quantity) private view returns (Lot memory offered) {
        offered = lotOf(terms);
        offered.quantity = quantity;
    }

    function _assertRefunded(uint256 toBuyer, uint256 toSeller) private view {
        assertState(lot, SaleState.Refunded);
        assertPool(firstPool(sealedAsset), 0, 0);
        assertCompartment(address(escrow), 0);
        assertEq(vault.balanceOf(buyer), toBuyer, "buyer");
        assertEq(vault.balanceOf(seller), toSeller, "seller");
        assertEq(licences.licenceOf(escrow.saleOf(lot).terms, buyer).quantity, 0, "no licence");
    }
}
