// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {ILicences} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";

/// @notice Branches of `reserve`, `issueReserved` and `release`.
contract LicencesReserveTest is RegistryTest {
    AssetId private asset;

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
    }

    // ── supply ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Reserve_HoldsCopiesUntilIssueOrRelease() public {
        TermsId terms = _capped(perpetual(), 3);
        _reserve(terms, buyer, 2);
        assertEq(licences.termsOf(terms).issued, 2, "held");
        assertFalse(licences.isValid(terms, buyer), "not issued yet");
        _expectExhausted(terms, 2, 1);
        _reserve(terms, stranger, 2);
        _release(terms, buyer, 2);
        assertEq(licences.termsOf(terms).issued, 0, "given back");
        _reserve(terms, stranger, 3);
        _issueReserved(terms, stranger, 3, 4, START);
        assertEq(licences.termsOf(terms).issued, 3, "issued");
        assertEq(licences.licenceOf(terms, stranger).quantity, 3, "copies");
        assertEq(licences.licenceOf(terms, stranger).keyVersion, 4, "key version");
    }

    function test_Reserve_WritesNothingWithoutACap() public {
        TermsId terms = createTerms(asset, subscription());
        vm.record();
        _reserve(terms, buyer, 1);
        _release(terms, buyer, 1);
        (, bytes32[] memory writes) = vm.accesses(address(licences));
        assertEq(writes.length, 0, "writes");
    }

    function test_Reserve_HoldsOneSeatPerHolder() public {
        TermsId terms = _capped(subscription(), 1);
        _reserve(terms, buyer, 5);
        _reserve(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 1, "one seat");
        _expectExhausted(terms, 1, 0);
        _reserve(terms, stranger, 1);
        _release(terms, buyer, 5);
        assertEq(licences.termsOf(terms).issued, 1, "still needed");
        _issueReserved(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 1, "taken");
    }

    function test_Reserve_OfARenewalNeedsNoSeat() public {
        TermsId terms = _capped(subscription(), 1);
        _issue(terms, buyer, 1);
        _reserve(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 1, "held");
        _issueReserved(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 1, "issued");
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 60 days, "prolonged");
        _reserve(terms, buyer, 1);
        _release(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 1, "released");
    }

    function test_Reserve_GivesTheSeatBackWhenTheHolderGotTheLicenceOtherwise() public {
        TermsId terms = _capped(subscription(), 2);
        _reserve(terms, buyer, 1);
        _issue(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 2, "one held, one issued");
        _issueReserved(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 1, "one holder");
        _issue(terms, stranger, 1);
    }

    function test_Reserve_GivesTheSeatBackOnRelease() public {
        TermsId terms = _capped(subscription(), 1);
        _reserve(terms, buyer, 1);
        _release(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 0, "given back");
        _issue(terms, stranger, 1);
    }

    // ── the clock ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_IssueReserved_RunsFromTheDelivery() public {
        TermsId terms = createTerms(asset, subscription());
        _reserve(terms, buyer, 1);
        vm.warp(START + 5 days);
        _issueReserved(terms, buyer, 1, 0, START + 4 days);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 34 days, "expires at");
    }

    function test_IssueReserved_ProlongsARunningSubscription() public {
        TermsId terms = createTerms(asset, subscription());
        _issue(terms, buyer, 1);
        _reserve(terms, buyer, 1);
        _issueReserved(terms, buyer, 1, 0, START + 4 days);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 60 days, "expires at");
    }

    // ── it never reverts ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_IssueReserved_SurvivesWhateverCameUp() public {
        TermsId terms = _capped(perpetual(), 1);
        _reserve(terms, buyer, 1);
        vm.startPrank(seller);
        licences.closeTerms(terms);
        registry.publishVersion(asset, openVersion(2));
        registry.transferFrom(seller, stranger, AssetId.unwrap(asset));
        vm.stopPrank();
        vm.prank(prover);
        registry.markFraudulent(asset, 2);
        vm.startPrank(timelock);
        registry.takeDown(asset, "reason");
        licences.setIssuer(issuer, false);
        vm.stopPrank();
        vm.prank(guardian);
        policy.pause();
        _issueReserved(terms, buyer, 1, 1, START);
        assertTrue(licences.isValid(terms, buyer), "valid");
    }

    function test_IssueReserved_SurvivesALaterExclusiveLicence() public {
        TermsId open = createTerms(asset, perpetual());
        _reserve(open, buyer, 1);
        _issue(createTerms(asset, exclusivePerpetual()), stranger, 1);
        _issueReserved(open, buyer, 1, 0, START);
        assertTrue(licences.isValid(open, buyer), "valid");
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "exclusivity stays");
    }

    function test_IssueReserved_CutsWhatDoesNotFit() public {
        TermsInput memory input = metered();
        input.unitsPerPack = type(uint32).max;
        TermsId terms = createTerms(asset, input);
        _reserve(terms, buyer, type(uint32).max);
        _issue(terms, buyer, type(uint32).max);
        _issueReserved(terms, buyer, type(uint32).max, 0, START);
        assertEq(licences.licenceOf(terms, buyer).quantity, type(uint64).max, "units");

        input = subscription();
        input.period = type(uint32).max;
        terms = createTerms(asset, input);
        _reserve(terms, buyer, 250);
        _issue(terms, buyer, 250);
        _issueReserved(terms, buyer, 250, 0, START);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, type(uint40).max, "expires at");
    }

    function test_IssueReserved_CutsAnExclusiveSubscriptionBelowForEver() public {
        TermsInput memory input = exclusiveSubscription();
        input.period = uint32(type(uint32).max - 1 - START);
        TermsId terms = createTerms(asset, input);
        _reserve(terms, buyer, 1);
        _issueReserved(terms, buyer, 1, 0, START + 1 days);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, type(uint32).max - 1, "expires at");
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max - 1, "until");
    }

    function test_Release_WorksForARetiredIssuer() public {
        TermsId terms = _capped(perpetual(), 1);
        _reserve(terms, buyer, 1);
        vm.prank(timelock);
        licences.setIssuer(issuer, false);
        _release(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 0, "given back");
    }

    // ── exclusivity ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Reserve_OfExclusiveTermsHoldsTheAssetForEver() public {
        TermsId open = createTerms(asset, perpetual());
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        _reserve(exclusive, buyer, 1);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "held");
        vm.warp(START + 10_000 days);
        _expectExclusive(type(uint32).max);
        _issue(open, stranger, 1);
        _expectExclusive(type(uint32).max);
        _reserve(exclusive, stranger, 1);
        _expectExclusive(type(uint32).max);
        _reserve(exclusive, buyer, 1);
        _release(exclusive, buyer, 1);
        assertEq(registry.stateOf(asset).exclusiveUntil, 0, "given back");
        _issue(open, stranger, 1);
    }

    function test_IssueReserved_OfExclusiveSubscriptionHoldsUntilItsEnd() public {
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        _reserve(exclusive, buyer, 1);
        _issueReserved(exclusive, buyer, 1, 0, START + 1 days);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 31 days, "until");
    }

    function test_IssueReserved_OfExclusivePerpetualHoldsForEver() public {
        TermsId exclusive = createTerms(asset, exclusivePerpetual());
        _reserve(exclusive, buyer, 1);
        assertEq(licences.termsOf(exclusive).issued, 1, "held");
        _issueReserved(exclusive, buyer, 1, 0, START);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "until");
        assertTrue(licences.isValid(exclusive, buyer), "valid");
    }

    function test_Release_OfExclusivePerpetualGivesTheSupplyBack() public {
        TermsId exclusive = createTerms(asset, exclusivePerpetual());
        _reserve(exclusive, buyer, 1);
        _release(exclusive, buyer, 1);
        assertEq(licences.termsOf(exclusive).issued, 0, "issued");
        assertEq(registry.stateOf(asset).exclusiveUntil, 0, "until");
        _issue(exclusive, stranger, 1);
    }

    function test_Release_OfAnExclusiveRenewalKeepsTheRunningLicence() public {
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        _issue(exclusive, buyer, 1);
        _reserve(exclusive, buyer, 1);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "held");
        _release(exclusive, buyer, 1);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 30 days, "as before");
    }

    function test_RevertWhen_AStrangerReservesDuringAnExclusiveLicence() public {
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        _issue(exclusive, buyer, 1);
        _expectExclusive(uint32(START + 30 days));
        _reserve(exclusive, stranger, 1);
    }

    function test_RevertWhen_AHolderPassesOnWhatHeIsRenewing() public {
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        _issue(exclusive, buyer, 1);
        _reserve(exclusive, buyer, 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_RenewalPending.selector, exclusive, buyer));
        vm.prank(buyer);
        licences.safeTransferFrom(buyer, stranger, TermsId.unwrap(exclusive), 1, "");
        _issueReserved(exclusive, buyer, 1, 0, START);
        vm.prank(buyer);
        licences.safeTransferFrom(buyer, stranger, TermsId.unwrap(exclusive), 1, "");
        assertEq(licences.licenceOf(exclusive, stranger).expiresAt, START + 60 days, "travelled");
    }

    // ── callers and limits ───────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_CallerHasNeverBeenIssuer() public {
        TermsId terms = createTerms(asset, perpetual());
        bytes memory reason = abi.encodeWithSelector(ILicences.Licences_CallerIsNotIssuer.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        licences.reserve(terms, buyer, 1);
        vm.expectRevert(reason);
        licences.issueReserved(terms, buyer, buyer, 1, 0, 0, 1);
        vm.expectRevert(reason);
        licences.release(terms, buyer, 1);
    }

    function test_RevertWhen_ARetiredIssuerReserves() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.prank(timelock);
        licences.setIssuer(issuer, false);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_CallerIsNotIssuer.selector, issuer));
        _reserve(terms, buyer, 1);
    }

    function test_RevertWhen_ReservedTermsAreClosedOrEmpty() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.expectRevert(ILicences.Licences_ZeroQuantity.selector);
        _reserve(terms, buyer, 0);
        vm.prank(seller);
        licences.closeTerms(terms);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_TermsClosed.selector, terms));
        _reserve(terms, buyer, 1);
    }

    function test_RevertWhen_MoreIsReleasedThanReserved() public {
        TermsId seats = _capped(subscription(), 1);
        vm.expectRevert();
        _release(seats, buyer, 1);
        TermsId copies = _capped(perpetual(), 1);
        vm.expectRevert();
        _release(copies, buyer, 1);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _capped(TermsInput memory input, uint32 cap) private returns (TermsId) {
        input.supplyCap = cap;
        return createTerms(asset, input);
    }

    function _issue(TermsId terms, address holder, uint32 quantity) private {
        vm.prank(issuer);
        licences.issueAtOnce(terms, holder, quantity, 0, 1);
    }

    function _reserve(TermsId terms, address holder, uint32 quantity) private {
        vm.prank(issuer);
        licences.reserve(terms, holder, quantity);
    }

    function _issueReserved(TermsId terms, address holder, uint32 quantity, uint16 keyVersion, uint256 start) private {
        vm.prank(issuer);
        licences.issueReserved(terms, holder, holder, quantity, keyVersion, uint40(start), 1);
    }

    function _release(TermsId terms, address holder, uint32 quantity) private {
        vm.prank(issuer);
        licences.release(terms, holder, quantity);
    }

    function _expectExhausted(TermsId terms, uint256 requested, uint256 left) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_SupplyExhausted.selector, terms, requested, left));
    }

    function _expectExclusive(uint32 until) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_AssetUnderExclusiveLicence.selector, asset, until));
    }
}
