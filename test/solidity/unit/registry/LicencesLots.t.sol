// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {ILicences, LicenceKind} from "../../../../contracts/registry/ILicences.sol";
import {RegistryTest, TermsInput} from "../../RegistryTest.sol";

/// @notice Reservations for a lot, which has no buyer yet, and what becomes of them. Also: a locked asset gives no licences away.
contract LicencesLotsTest is RegistryTest {
    SaleId private constant LOT = SaleId.wrap((uint64(1) << 48) | 1);

    AssetId private asset;
    address private holder = LOT.lotHolder();

    function setUp() public override {
        super.setUp();
        asset = publishAs(seller);
    }

    // ── supply ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lot_OfCopiesGoesToTheBuyer() public {
        TermsId terms = _capped(perpetual(), 3);
        _reserve(terms, 2);
        assertEq(licences.termsOf(terms).issued, 2, "held");
        _issueTo(terms, buyer, 2, 4, START);
        assertEq(licences.termsOf(terms).issued, 2, "issued");
        assertEq(licences.licenceOf(terms, buyer).quantity, 2, "copies");
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 4, "key version");
        assertEq(licences.licenceOf(terms, holder).quantity, 0, "the lot has nothing");
    }

    function test_Lot_OfPacksGoesToTheBuyer() public {
        TermsId terms = _capped(metered(), 3);
        _reserve(terms, 2);
        _issueTo(terms, buyer, 2, 0, START);
        assertEq(licences.licenceOf(terms, buyer).quantity, 200, "units");
        assertEq(licences.termsOf(terms).issued, 2, "packs");
    }

    function test_Lot_WithoutACapIsNotWritten() public {
        TermsId terms = createTerms(asset, subscription());
        vm.record();
        _reserve(terms, 2);
        (, bytes32[] memory writes) = vm.accesses(address(licences));
        assertEq(writes.length, 0, "writes");
        _issueTo(terms, buyer, 2, 0, START + 1 days);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 61 days, "expires at");
    }

    function test_Lot_GivenBackFreesTheSupply() public {
        TermsId copies = _capped(perpetual(), 1);
        TermsId seats = _capped(subscription(), 1);
        _reserve(copies, 1);
        _reserve(seats, 1);
        _release(copies, 1);
        _release(seats, 1);
        assertEq(licences.termsOf(copies).issued, 0, "copies");
        assertEq(licences.termsOf(seats).issued, 0, "seats");
        _issue(seats, buyer);
    }

    // ── seats ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Seat_PassesToABuyerWithoutOne() public {
        TermsId terms = _capped(subscription(), 1);
        _reserve(terms, 2);
        assertEq(licences.termsOf(terms).issued, 1, "held");
        _issueTo(terms, buyer, 2, 1, START);
        assertEq(licences.termsOf(terms).issued, 1, "taken");
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 60 days, "expires at");
        _expectExhausted(terms);
        _issue(terms, stranger);
        // Nothing is left behind that would keep the buyer from handing it on.
        _transfer(terms, buyer, stranger);
    }

    function test_Seat_GoesBackWhenTheBuyerHasALiveSubscription() public {
        TermsId terms = _capped(subscription(), 2);
        _issue(terms, buyer);
        _reserve(terms, 1);
        assertEq(licences.termsOf(terms).issued, 2, "one taken, one held");
        _issueTo(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 1, "one taken");
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 60 days, "prolonged");
    }

    function test_Seat_GoesBackWhenTheBuyerHasAnExpiredSubscription() public {
        TermsId terms = _capped(subscription(), 2);
        _issue(terms, buyer);
        _reserve(terms, 1);
        vm.warp(START + 90 days);
        _issueTo(terms, buyer, 1, 0, START + 90 days);
        assertEq(licences.termsOf(terms).issued, 1, "one taken");
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 120 days, "renewed");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "one");
    }

    function test_Seat_GoesBackWhenTheBuyerHasOneHeld() public {
        TermsId terms = _capped(subscription(), 2);
        _reserveFor(terms, buyer);
        _reserve(terms, 1);
        assertEq(licences.termsOf(terms).issued, 2, "two held");
        _issueTo(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 1, "one taken");
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_RenewalPending.selector, terms, buyer));
        _transfer(terms, buyer, stranger);
        // The buyer's own order comes to its end as ever.
        vm.prank(issuer);
        licences.issueReserved(terms, buyer, buyer, 1, 0, uint40(START), 1);
        assertEq(licences.termsOf(terms).issued, 1, "still one");
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 60 days, "both periods");
        _transfer(terms, buyer, stranger);
    }

    function test_Seat_OfTheBuyersOwnOrderStaysWhenThatIsReleased() public {
        TermsId terms = _capped(subscription(), 2);
        _reserveFor(terms, buyer);
        _reserve(terms, 1);
        _issueTo(terms, buyer, 1, 0, START);
        vm.prank(issuer);
        licences.release(terms, buyer, 1);
        assertEq(licences.termsOf(terms).issued, 1, "the subscription keeps its seat");
        _issue(terms, stranger);
        _expectExhausted(terms);
        _issue(terms, seller);
    }

    function test_Seat_GoesBackWhenTheBuyerReceivedASubscriptionBesidesItsOrder() public {
        TermsId terms = _capped(subscription(), 3);
        _issue(terms, stranger);
        _reserveFor(terms, buyer);
        _reserve(terms, 1);
        _transfer(terms, stranger, buyer);
        assertEq(licences.termsOf(terms).issued, 3, "one taken, two held");
        _issueTo(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 2, "one taken, one held by the order");
        vm.prank(issuer);
        licences.issueReserved(terms, buyer, buyer, 1, 0, uint40(START), 1);
        assertEq(licences.termsOf(terms).issued, 1, "one taken");
    }

    function test_Seat_PassesWhenTheBuyerHandedItsSubscriptionOn() public {
        TermsId terms = _capped(subscription(), 2);
        _issue(terms, buyer);
        _reserve(terms, 1);
        _transfer(terms, buyer, stranger);
        _issueTo(terms, buyer, 1, 0, START);
        assertEq(licences.termsOf(terms).issued, 2, "two holders");
    }

    // ── exclusivity ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Exclusive_SubscriptionHoldsTheAssetFromTheLotToItsEnd() public {
        TermsId exclusive = createTerms(asset, exclusiveSubscription());
        TermsId open = createTerms(asset, perpetual());
        _reserve(exclusive, 1);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "held");
        _expectExclusive(type(uint32).max);
        _issue(open, stranger);
        _issueTo(exclusive, buyer, 1, 0, START + 2 days);
        assertEq(registry.stateOf(asset).exclusiveUntil, START + 32 days, "until its end");
    }

    function test_Exclusive_CappedSubscriptionReturnsSeatAndAsset() public {
        TermsInput memory input = exclusiveSubscription();
        input.supplyCap = 1;
        TermsId exclusive = createTerms(asset, input);
        _reserve(exclusive, 1);
        _release(exclusive, 1);
        assertEq(licences.termsOf(exclusive).issued, 0, "seat");
        assertEq(registry.stateOf(asset).exclusiveUntil, 0, "free again");
    }

    function test_Exclusive_PerpetualHoldsForEver() public {
        TermsId exclusive = createTerms(asset, exclusivePerpetual());
        _reserve(exclusive, 1);
        _issueTo(exclusive, buyer, 1, 0, START);
        assertEq(registry.stateOf(asset).exclusiveUntil, type(uint32).max, "for ever");
        assertEq(licences.licenceOf(exclusive, buyer).quantity, 1, "licence");
    }

    // ── it never reverts ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lot_SurvivesWhateverCameUp() public {
        TermsId terms = _capped(subscription(), 1);
        _reserve(terms, 1);
        vm.startPrank(seller);
        licences.closeTerms(terms);
        registry.publishVersion(asset, openVersion(2));
        registry.transferFrom(seller, stranger, AssetId.unwrap(asset));
        vm.stopPrank();
        vm.startPrank(timelock);
        registry.takeDown(asset, "reason");
        licences.setIssuer(issuer, false);
        vm.stopPrank();
        vm.prank(guardian);
        policy.pause();
        _issueTo(terms, buyer, 1, 1, START);
        assertTrue(licences.isValid(terms, buyer), "valid");
    }

    // ── who only stands for a lot ────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_ALicenceWouldGoToWhoStandsForALot() public {
        TermsId terms = _capped(subscription(), 2);
        _issue(terms, buyer);
        bytes memory reason = abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, holder);
        vm.expectRevert(reason);
        _transfer(terms, buyer, holder);
        vm.expectRevert(reason);
        vm.prank(seller);
        licences.grant(terms, holder, 1);
        vm.expectRevert(reason);
        _issue(terms, holder);
    }

    function test_Transfer_ToTheFirstAccountThatIsNoLot() public {
        TermsId terms = createTerms(asset, perpetual());
        _issue(terms, buyer);
        _transfer(terms, buyer, address(uint160(type(uint64).max) + 1));
        assertEq(licences.licenceOf(terms, buyer).quantity, 0, "handed on");
    }

    // ── locked assets ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Grant_RevertWhen_TheAssetIsLocked() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.prank(keeper);
        registry.lock(asset);
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_AssetLocked.selector, asset));
        vm.prank(seller);
        licences.grant(terms, buyer, 1);
        vm.prank(keeper);
        registry.unlock(asset, seller);
        vm.prank(seller);
        licences.grant(terms, buyer, 1);
    }

    /// @dev The buyer of an asset gets it with the terms that it was offered with.
    function test_Terms_RevertWhen_TheAssetIsLocked() public {
        TermsId terms = createTerms(asset, perpetual());
        vm.prank(keeper);
        registry.lock(asset);
        bytes memory reason = abi.encodeWithSelector(ILicences.Licences_AssetLocked.selector, asset);
        vm.startPrank(seller);
        vm.expectRevert(reason);
        licences.closeTerms(terms);
        vm.expectRevert(reason);
        licences.createTerms(asset, LicenceKind.Perpetual, true, false, 0, 0, 0, true, LICENCE_TEXT);
        vm.stopPrank();
        assertEq(licences.termsCount(asset), 1, "terms");
        vm.prank(keeper);
        registry.unlock(asset, seller);
        vm.prank(seller);
        licences.closeTerms(terms);
        assertFalse(licences.isOpen(terms), "closed after the lock");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _capped(TermsInput memory input, uint32 cap) private returns (TermsId) {
        input.supplyCap = cap;
        return createTerms(asset, input);
    }

    function _issue(TermsId terms, address account) private {
        vm.prank(issuer);
        licences.issueAtOnce(terms, account, 1, 0, 1);
    }

    function _reserveFor(TermsId terms, address account) private {
        vm.prank(issuer);
        licences.reserve(terms, account, 1);
    }

    function _reserve(TermsId terms, uint32 quantity) private {
        vm.prank(issuer);
        licences.reserve(terms, holder, quantity);
    }

    function _issueTo(TermsId terms, address account, uint32 quantity, uint16 keyVersion, uint256 start) private {
        vm.prank(issuer);
        licences.issueReserved(terms, holder, account, quantity, keyVersion, uint40(start), 1);
    }

    function _release(TermsId terms, uint32 quantity) private {
        vm.prank(issuer);
        licences.release(terms, holder, quantity);
    }

    function _transfer(TermsId terms, address from, address to) private {
        vm.prank(from);
        licences.safeTransferFrom(from, to, TermsId.unwrap(terms), 1, "");
    }

    function _expectExhausted(TermsId terms) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_SupplyExhausted.selector, terms, 1, 0));
    }

    function _expectExclusive(uint32 until) private {
        vm.expectRevert(abi.encodeWithSelector(ILicences.Licences_AssetUnderExclusiveLicence.selector, asset, until));
    }
}
