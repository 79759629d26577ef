// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, SaleId, TermsId, titleOf} from "../../../../contracts/libraries/Ids.sol";
import {AssetState, IAssetRegistry} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, Lot, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {Purchase} from "../../../../contracts/venues/listings/IListings.sol";
import {LotTest} from "../../LotTest.sol";

/// @notice Assets themselves as lots: who owns them when, and who is paid.
contract EscrowTitleTest is LotTest {
    function ownerOf(AssetId asset) private view returns (address) {
        return registry.ownerOf(AssetId.unwrap(asset));
    }

    // ── sold ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Title_OfAnOpenAssetGoesToTheBuyerAtOnce() public {
        holdAsset(openAsset);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleOpened(lot, titleOf(openAsset), buyer, seller, 1, 1, 1, PRICE, feeOf(PRICE));
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleSettled(lot, firstPool(openAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
        vm.expectEmit(address(registry));
        emit IAssetRegistry.AssetUnlocked(openAsset, buyer);
        awardOpen(lot);
        AssetState memory state = registry.stateOf(openAsset);
        assertEq(state.owner, buyer, "owner");
        assertEq(state.epoch, 1, "a new epoch");
        assertFalse(state.locked, "free");
        assertForgotten(lot);
        assertPool(firstPool(openAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
        assertCompartment(address(escrow), 0);
    }

    function test_Title_OfAnEncryptedAssetStaysWithTheSellerUntilTheKeyIsAccepted() public {
        holdAsset(sealedAsset);
        awardSealed(lot);
        assertEq(ownerOf(sealedAsset), seller, "waiting for the key");
        deliverSale(lot, artifact);
        assertEq(ownerOf(sealedAsset), seller, "in the content window");
        assertTrue(registry.stateOf(sealedAsset).locked, "locked");
        vm.warp(block.timestamp + CONTENT_WINDOW + 1);
        escrow.settle(lot);
        assertEq(ownerOf(sealedAsset), buyer, "settled");
        assertEq(vault.balanceOf(seller), CREDIT, "bond");
        assertPool(firstPool(sealedAsset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    function test_Title_PriceIsTheContributorsAndNotTheBuyers() public {
        holdAsset(openAsset);
        awardOpen(lot);
        splitter.distribute(firstPool(openAsset), contributorsOf(2), noParents());
        uint256 net = PRICE - feeOf(PRICE);
        assertEq(vault.balanceOf(contributorsOf(2)[1].account), (net * 2) / 3, "second contributor");
        assertEq(vault.balanceOf(buyer), 0, "buyer");
    }

    function test_Title_NewOwnerGoesOnWithTheAsset() public {
        TermsId terms = createTerms(openAsset, perpetual());
        vm.prank(seller);
        listings.list(terms, PRICE, UNLIMITED, type(uint40).max);
        holdAsset(openAsset);
        awardOpen(lot);
        vm.prank(seller);
        vm.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_CallerIsNotOwner.selector, openAsset, seller)
        );
        registry.publishVersion(openAsset, openVersion(2));
        vm.startPrank(buyer);
        registry.setContributors(openAsset, contributorsOf(2), contributorsOf(0), noParents());
        registry.publishVersion(openAsset, openVersion(2));
        licences.grant(terms, buyer, 1);
        vm.stopPrank();
        // The seller's offer is of another epoch.
        Purchase memory purchase = purchaseOf(terms);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_OfferOutdated.selector, openAsset, 0, 1));
        vm.prank(stranger);
        listings.buy(purchase);
    }

    // ── resale royalty ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Title_ResalePaysThePublisherBeforeTheSplit() public {
        transferAsset(openAsset, seller, stranger);
        _holdAs(stranger);
        uint256 royalty = royaltyOf(PRICE);
        vm.expectEmit(address(escrow));
        emit IEscrow.SaleSettled(lot, firstPool(openAsset), PRICE - feeOf(PRICE) - royalty, feeOf(PRICE));
        vm.expectEmit(address(escrow));
        emit IEscrow.ResaleRoyaltyPaid(lot, seller, royalty);
        awardOpen(lot);
        assertEq(vault.balanceOf(seller), CREDIT + royalty, "publisher");
        assertPool(firstPool(openAsset), PRICE - feeOf(PRICE) - royalty, feeOf(PRICE));
        assertCompartment(address(escrow), 0);
    }

    function test_Title_ResaleOfAnEncryptedAssetPaysThePublisherAtTheSettlement() public {
        transferAsset(sealedAsset, seller, stranger);
        backBonds(stranger, CREDIT);
        Lot memory offered = lotOf(titleOf(sealedAsset));
        offered.seller = stranger;
        venue.hold(offered);
        awardSealed(lot);
        assertEq(vault.balanceOf(seller), CREDIT, "nothing yet");
        finish(lot);
        assertEq(vault.balanceOf(seller), CREDIT + royaltyOf(PRICE), "publisher");
        assertEq(vault.balanceOf(stranger), CREDIT, "bond");
        assertPool(firstPool(sealedAsset), PRICE - feeOf(PRICE) - royaltyOf(PRICE), feeOf(PRICE));
        assertCompartment(address(escrow), 0);
    }

    function test_Title_ResaleForNothingPaysNoRoyalty() public {
        transferAsset(openAsset, seller, stranger);
        _holdAs(stranger);
        venue.award(lot, buyer, 0, "");
        assertEq(ownerOf(openAsset), buyer, "owner");
        assertEq(vault.balanceOf(seller), CREDIT, "publisher");
    }

    function test_Title_ResaleWithoutARoyalty() public {
        AssetId asset = publishOpen(contributorsOf(1), noParents());
        transferAsset(asset, seller, stranger);
        Lot memory offered = lotOf(titleOf(asset));
        offered.seller = stranger;
        venue.hold(offered);
        awardOpen(lot);
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    function test_Title_PublisherBuysBackAndIsPaidItsRoyalty() public {
        transferAsset(openAsset, seller, stranger);
        _holdAs(stranger);
        venue.award(lot, seller, PRICE, "");
        assertEq(ownerOf(openAsset), seller, "owner");
        assertEq(vault.balanceOf(seller), CREDIT + royaltyOf(PRICE), "royalty");
    }

    // ── not sold ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Title_StaysWithTheSellerWhenDeclined() public {
        holdAsset(sealedAsset);
        awardSealed(lot);
        vm.prank(seller);
        escrow.decline(lot);
        _assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Title_StaysWithTheSellerWhenNotDelivered() public {
        holdAsset(sealedAsset);
        awardSealed(lot);
        vm.warp(START + DELIVERY_WINDOW + 1);
        escrow.refund(lot);
        _assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Title_StaysWithTheSellerWhenProvedFraudulent() public {
        holdAsset(sealedAsset);
        awardSealed(lot);
        deliverSale(lot, artifact);
        markFraudulent(sealedAsset, 1);
        escrow.refund(lot);
        _assertRefunded(PRICE + BOND, CREDIT - BOND);
    }

    function test_Title_IsOfferedAgainAfterARefund() public {
        holdAsset(sealedAsset);
        awardSealed(lot);
        vm.prank(seller);
        escrow.decline(lot);
        lot = holdAsset(sealedAsset);
        awardSealed(lot);
        finish(lot);
        assertEq(ownerOf(sealedAsset), buyer, "owner");
    }

    // ── the seller while it is held ──────────────────────────────────────────────────────────────────────────────────────────

    function test_Title_WhateverTheSellerDid() public {
        holdAsset(sealedAsset);
        uint256 id = AssetId.unwrap(sealedAsset);
        bytes memory reason = abi.encodeWithSelector(IAssetRegistry.AssetRegistry_Locked.selector, sealedAsset);
        upset(sealedAsset, titleOf(sealedAsset));
        vm.startPrank(seller);
        registry.approve(stranger, id);
        registry.setApprovalForAll(stranger, true);
        vm.expectRevert(reason);
        registry.transferFrom(seller, stranger, id);
        vm.expectRevert(reason);
        registry.publishVersion(sealedAsset, openVersion(2));
        vm.expectRevert(reason);
        registry.setContributors(sealedAsset, contributorsOf(2), contributorsOf(1), noParents());
        vm.stopPrank();
        awardSealed(lot);
        finish(lot);
        assertEq(ownerOf(sealedAsset), buyer, "owner");
        vm.prank(stranger);
        vm.expectRevert();
        registry.transferFrom(buyer, stranger, id);
    }

    function test_Title_DuringAPauseByARetiredVenueAndATakedownAfterwards() public {
        holdAsset(sealedAsset);
        vm.prank(timelock);
        escrow.retireVenue(address(venue));
        vm.prank(guardian);
        policy.pause();
        awardSealed(lot);
        vm.prank(timelock);
        registry.takeDown(sealedAsset, "reason");
        finish(lot);
        assertEq(ownerOf(sealedAsset), buyer, "owner");
    }

    function test_Title_SalesOfLicencesThatWaitedFinish() public {
        TermsId terms = createTerms(sealedAsset, perpetual());
        SaleId waiting = openSealedSale(terms);
        lot = holdAsset(sealedAsset);
        awardSealed(lot);
        finish(lot);
        finish(waiting);
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertPool(firstPool(sealedAsset), 2 * (PRICE - feeOf(PRICE)), 2 * feeOf(PRICE));
    }

    function test_Title_RevertWhen_VoidedByATakedown() public {
        holdAsset(openAsset);
        vm.prank(timelock);
        registry.takeDown(openAsset, "reason");
        vm.expectRevert(lotVoid());
        venue.award(lot, buyer, PRICE, "");
        returnLot(lot);
        assertFalse(registry.stateOf(openAsset).locked, "free");
        assertEq(ownerOf(openAsset), seller, "owner");
    }

    function test_Title_IsTermsThatNeverExist() public {
        TermsId title = titleOf(openAsset);
        assertFalse(licences.isOpen(title), "no terms");
        assertTrue(title.isTitle(), "title");
        assertFalse(createTerms(openAsset, perpetual()).isTitle(), "terms");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _holdAs(address owner) private {
        Lot memory offered = lotOf(titleOf(openAsset));
        offered.seller = owner;
        venue.hold(offered);
    }

    function _assertRefunded(uint256 toBuyer, uint256 toSeller) private view {
        assertState(lot, SaleState.Refunded);
        assertEq(ownerOf(sealedAsset), seller, "owner");
        assertFalse(registry.stateOf(sealedAsset).locked, "free");
        assertEq(registry.stateOf(sealedAsset).epoch, 0, "the same epoch");
        assertPool(firstPool(sealedAsset), 0, 0);
        assertCompartment(address(escrow), 0);
        assertEq(vault.balanceOf(buyer), toBuyer, "buyer");
        assertEq(vault.balanceOf(seller), toSeller, "seller");
    }
}
