// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, poolId, SaleId, TermsId, titleOf} from "../../../../contracts/libraries/Ids.sol";
import {VersionInput} from "../../../../contracts/registry/IAssetRegistry.sol";
import {ILicences} from "../../../../contracts/registry/ILicences.sol";
import {IEscrow, Lot, Order, Sale, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {LotTest} from "../../LotTest.sol";
import {TermsInput} from "../../RegistryTest.sol";
import {TestVenue} from "../../TestVenue.sol";

/// @notice What holding a lot fixes and takes in, every reason not to hold one and what goes back.
contract EscrowHoldTest is LotTest {
    TermsId private openTerms;
    TermsId private sealedTerms;

    function setUp() public override {
        super.setUp();
        openTerms = createTerms(openAsset, perpetual());
        sealedTerms = createTerms(sealedAsset, perpetual());
    }

    // ── hold ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Hold_OfAnEncryptedVersionFixesEverythingAndTakesTheBond() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.LotHeld(lot, sealedTerms, seller, 1, 1, 1, 500, BOND);
        SaleId id = hold(sealedTerms);
        assertEq(SaleId.unwrap(id), SaleId.unwrap(lot), "number");
        Sale memory expected;
        (expected.seller, expected.state, expected.feeBps) = (seller, SaleState.Held, 500);
        (expected.deadline, expected.contentWindow) = (DELIVERY_WINDOW, CONTENT_WINDOW);
        (expected.terms, expected.quantity, expected.bond) = (sealedTerms, 1, uint96(BOND));
        (expected.version, expected.split, expected.lot) = (1, 1, true);
        assertEq(abi.encode(escrow.saleOf(lot)), abi.encode(expected), "record");
        assertEq(vault.balanceOf(seller), CREDIT - BOND, "bond");
        assertCompartment(address(escrow), BOND);
    }

    function test_Hold_OfAnOpenVersionNeedsNoBondAndNoVault() public {
        vm.record();
        hold(openTerms);
        (bytes32[] memory reads, ) = vm.accesses(address(vault));
        assertEq(reads.length, 0, "vault");
        Sale memory sale = escrow.saleOf(lot);
        assertEq(sale.bond, 0, "bond");
        assertEq(sale.deadline, 0, "no key, no window");
        assertEq(sale.contentWindow, 0, "no key, no window");
    }

    function test_Hold_WithABondOfZeroNeverTouchesTheVault() public {
        Lot memory terms = lotOf(sealedTerms);
        terms.bondBase = 19; // 5 % of it is less than a base unit
        vm.record();
        venue.hold(terms);
        (bytes32[] memory reads, ) = vm.accesses(address(vault));
        assertEq(reads.length, 0, "vault");
    }

    function test_Hold_ReservesALicenceForNobodyElse() public {
        TermsInput memory input = perpetual();
        input.supplyCap = 1;
        TermsId capped = createTerms(openAsset, input);
        hold(capped);
        assertRefused(
            abi.encodeWithSelector(ILicences.Licences_SupplyExhausted.selector, capped, 1, 0),
            orderOf(capped),
            ""
        );
    }

    function test_Hold_OfExclusiveTermsStopsOtherSales() public {
        hold(createTerms(openAsset, exclusiveSubscription()));
        assertRefused(
            abi.encodeWithSelector(ILicences.Licences_AssetUnderExclusiveLicence.selector, openAsset, type(uint32).max),
            orderOf(openTerms),
            ""
        );
    }

    function test_Hold_OfAnAssetLocksIt() public {
        holdAsset(openAsset);
        assertTrue(registry.stateOf(openAsset).locked, "locked");
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_AssetLocked.selector, openAsset);
        assertRefused(reason, orderOf(openTerms), "");
        Lot memory second = lotOf(openTerms);
        vm.expectRevert(reason);
        venue.hold(second);
        second = lotOf(titleOf(openAsset));
        vm.expectRevert(reason);
        venue.hold(second);
    }

    function test_Hold_OfLicencesLeavesTheAssetFree() public {
        hold(sealedTerms);
        hold(sealedTerms);
        openSealedSale(sealedTerms);
        transferAsset(sealedAsset, seller, stranger);
    }

    function test_Hold_NumbersGoOnWithTheSalesOfTheVenue() public {
        assertEq(SaleId.unwrap(openSealedSale(sealedTerms)), SaleId.unwrap(saleNumber(1)), "sale");
        assertEq(SaleId.unwrap(hold(sealedTerms)), SaleId.unwrap(saleNumber(2)), "lot");
    }

    // ── reasons not to hold ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Hold_RevertWhen_CallerIsNoVenue() public {
        Lot memory offered = lotOf(openTerms);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenue.selector, seller));
        vm.prank(seller);
        escrow.hold(offered);
        vm.prank(timelock);
        escrow.retireVenue(address(venue));
        _expectRefused(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenue.selector, address(venue)), offered);
    }

    function test_Hold_RevertWhen_NewBusinessIsPaused() public {
        vm.prank(guardian);
        policy.pause();
        uint40 until = policy.salePolicy().pausedUntil;
        vm.warp(until - 1);
        _expectRefused(abi.encodeWithSelector(IEscrow.Escrow_Paused.selector, until), lotOf(openTerms));
        vm.warp(until);
        hold(openTerms);
    }

    function test_Hold_RevertWhen_TheAssetIsNotLive() public {
        markFraudulent(sealedAsset, 1);
        vm.prank(timelock);
        registry.takeDown(openAsset, "reason");
        _expectRefused(
            abi.encodeWithSelector(IEscrow.Escrow_AssetNotForSale.selector, sealedAsset),
            lotOf(sealedTerms)
        );
        _expectRefused(abi.encodeWithSelector(IEscrow.Escrow_AssetNotForSale.selector, openAsset), lotOf(openTerms));
    }

    function test_Hold_RevertWhen_TheSellerIsNotTheOwner() public {
        transferAsset(openAsset, seller, stranger);
        _expectRefused(
            abi.encodeWithSelector(IEscrow.Escrow_SellerIsNotOwner.selector, openAsset, seller),
            lotOf(openTerms)
        );
    }

    function test_Hold_RevertWhen_TheVersionIsNotTheLatest() public {
        vm.prank(seller);
        registry.publishVersion(openAsset, openVersion(2));
        _expectRefused(
            abi.encodeWithSelector(IEscrow.Escrow_VersionChanged.selector, openAsset, 1, 2),
            lotOf(openTerms)
        );
    }

    function test_Hold_RevertWhen_TheTermsAreUnknownClosedOrSoldOut() public {
        TermsId unknown = TermsId.wrap(TermsId.unwrap(openTerms) + 7);
        _expectRefused(abi.encodeWithSelector(ILicences.Licences_UnknownTerms.selector, unknown), lotOf(unknown));
        vm.prank(seller);
        licences.closeTerms(openTerms);
        _expectRefused(abi.encodeWithSelector(ILicences.Licences_TermsClosed.selector, openTerms), lotOf(openTerms));
        TermsInput memory input = perpetual();
        input.supplyCap = 2;
        Lot memory offered = lotOf(createTerms(openAsset, input));
        offered.quantity = 3;
        _expectRefused(
            abi.encodeWithSelector(ILicences.Licences_SupplyExhausted.selector, offered.terms, 3, 2),
            offered
        );
    }

    function test_Hold_RevertWhen_TheQuantityIsZero() public {
        Lot memory offered = lotOf(openTerms);
        offered.quantity = 0;
        _expectRefused(abi.encodeWithSelector(ILicences.Licences_ZeroQuantity.selector), offered);
    }

    function test_Hold_RevertWhen_TheBondIsNotCovered() public {
        vm.startPrank(seller);
        vault.withdraw(seller, CREDIT - BOND + 1);
        vm.stopPrank();
        _expectRefused(
            abi.encodeWithSelector(IVault.Vault_InsufficientCredit.selector, seller, BOND, BOND - 1),
            lotOf(sealedTerms)
        );
        vm.prank(seller);
        vault.approve(address(escrow), BOND - 1);
        _expectRefused(
            abi.encodeWithSelector(
                IVault.Vault_InsufficientAllowance.selector,
                seller,
                address(escrow),
                BOND,
                BOND - 1
            ),
            lotOf(sealedTerms)
        );
    }

    function test_Hold_RevertWhen_AnAssetIsOfferedMoreThanOnce() public {
        Lot memory offered = lotOf(titleOf(openAsset));
        for (uint32 quantity = 0; quantity < 3; quantity += 2) {
            offered.quantity = quantity;
            vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_AssetIsOne.selector, quantity));
            venue.hold(offered);
        }
    }

    /// @dev The price would be that of whoever owns the asset when it is distributed: of licences as well, when it is sold meanwhile.
    function test_Hold_RevertWhen_TheSplitNamesNobody() public {
        AssetId asset = publishAs(seller);
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_SplitNamesNobody.selector, asset);
        TermsId terms = createTerms(asset, perpetual());
        _expectRefused(reason, lotOf(terms));
        _expectRefused(reason, lotOf(titleOf(asset)));
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(0), contributorsOf(1), noParents());
        hold(terms);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(1), contributorsOf(0), noParents());
        _expectRefused(reason, lotOf(terms));
        awardOpen(lot);
        assertPool(firstPool(asset), 0, 0);
        assertPool(poolId(asset, 2), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    // ── returnLot ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ReturnLot_GivesLicencesAndBondBack() public {
        TermsInput memory input = subscription();
        input.supplyCap = 1;
        TermsId capped = createTerms(sealedAsset, input);
        hold(capped);
        vm.expectEmit(address(escrow));
        emit IEscrow.LotReturned(lot, seller);
        returnLot(lot);
        assertState(lot, SaleState.Returned);
        assertEq(licences.termsOf(capped).issued, 0, "supply");
        assertEq(vault.balanceOf(seller), CREDIT, "bond");
        assertCompartment(address(escrow), 0);
    }

    function test_ReturnLot_ForfeitsTheBondOfAFraudulentVersion() public {
        hold(sealedTerms);
        SaleId second = holdAsset(sealedAsset);
        markFraudulent(sealedAsset, 1);
        vm.expectEmit(address(escrow));
        emit IEscrow.LotReturned(lot, buyer);
        venue.returnLot(lot, buyer);
        venue.returnLot(second, treasury);
        assertEq(vault.balanceOf(buyer), BOND, "who would have won it");
        assertEq(vault.balanceOf(treasury), BOND, "the treasury");
        assertEq(vault.balanceOf(seller), CREDIT - 2 * BOND, "seller");
        assertEq(registry.ownerOf(AssetId.unwrap(sealedAsset)), seller, "the asset is the seller's all the same");
        assertCompartment(address(escrow), 0);
    }

    /// @dev Nor does it matter whom the venue names, or who owns the asset by now.
    function test_ReturnLot_ATakedownOrTheFraudOfAnotherVersionForfeitsNothing() public {
        hold(sealedTerms);
        SaleId second = hold(sealedTerms);
        VersionInput memory version = openVersion(2);
        vm.prank(seller);
        registry.publishVersion(sealedAsset, version);
        markFraudulent(sealedAsset, 2);
        returnLot(lot);
        transferAsset(sealedAsset, seller, stranger);
        vm.prank(timelock);
        registry.takeDown(sealedAsset, "reason");
        returnLot(second);
        assertEq(vault.balanceOf(seller), CREDIT, "bonds");
        assertEq(vault.balanceOf(buyer), 0, "nobody else");
    }

    /// @dev The version of an open artifact has no bond: nothing is asked, nobody is paid.
    function test_ReturnLot_OfAnOpenArtifactHasNothingToForfeit() public {
        hold(openTerms);
        markFraudulent(openAsset, 1);
        vm.expectEmit(address(escrow));
        emit IEscrow.LotReturned(lot, seller);
        returnLot(lot);
        assertEq(vault.balanceOf(buyer), 0, "nobody");
    }

    function test_ReturnLot_UnlocksAnAsset() public {
        holdAsset(openAsset);
        returnLot(lot);
        assertFalse(registry.stateOf(openAsset).locked, "locked");
        assertEq(registry.stateOf(openAsset).epoch, 0, "the same owner, the same epoch");
        transferAsset(openAsset, seller, buyer);
    }

    function test_ReturnLot_WhateverCameUp() public {
        hold(sealedTerms);
        SaleId second = holdAsset(openAsset);
        upset(sealedAsset, sealedTerms);
        markFraudulent(sealedAsset, 1);
        vm.startPrank(timelock);
        registry.takeDown(openAsset, "reason");
        escrow.retireVenue(address(venue));
        vault.retire(address(escrow));
        licences.setIssuer(address(escrow), false);
        vm.stopPrank();
        vm.prank(guardian);
        policy.pause();
        returnLot(lot);
        returnLot(second);
        assertEq(vault.balanceOf(buyer), BOND, "forfeited");
        assertFalse(registry.stateOf(openAsset).locked, "locked");
    }

    function test_ReturnLot_RevertWhen_CallerDoesNotHoldIt() public {
        hold(openTerms);
        TestVenue other = new TestVenue(ftns, vault, escrow);
        address[3] memory callers = [address(other), seller, timelock];
        vm.prank(timelock);
        escrow.admitVenue(address(other));
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenueOfLot.selector, lot, callers[i]));
            vm.prank(callers[i]);
            escrow.returnLot(lot, callers[i]);
        }
    }

    function test_ReturnLot_RevertWhen_ItIsNotHeld() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_UnknownSale.selector, lot));
        returnLot(lot);
        hold(openTerms);
        returnLot(lot);
        vm.expectRevert(wrongState(SaleState.Returned));
        returnLot(lot);
        vm.expectRevert(wrongState(SaleState.Returned));
        venue.award(lot, buyer, PRICE, "");
    }

    function test_Held_RevertWhen_TreatedAsASale() public {
        hold(sealedTerms);
        bytes memory reason = wrongState(SaleState.Held);
        vm.warp(START + 30 days);
        vm.expectRevert(reason);
        escrow.refund(lot);
        vm.expectRevert(reason);
        escrow.settle(lot);
        vm.expectRevert(reason);
        vm.prank(seller);
        escrow.decline(lot);
        markFraudulent(sealedAsset, 1);
        vm.expectRevert(reason);
        escrow.refund(lot);
    }

    // ── what nobody can be ───────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Open_RevertWhen_TheBuyerOnlyStandsForALot() public {
        Order memory order = orderOf(sealedTerms);
        (order.buyer, order.amount) = (lot.lotHolder(), 0);
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_BuyerIsNobody.selector, order.buyer), order, buyerPoint());
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _expectRefused(bytes memory reason, Lot memory offered) private {
        vm.expectRevert(reason);
        venue.hold(offered);
    }
}
