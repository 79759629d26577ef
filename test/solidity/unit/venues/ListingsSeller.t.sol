// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IAssetRegistry} from "../../../../contracts/registry/IAssetRegistry.sol";
import {IListings, Listing, ListingState} from "../../../../contracts/venues/listings/IListings.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice What a seller does with a listing.
contract ListingsSellerTest is MarketTest {
    AssetId private asset;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        asset = publishOpen(contributorsOf(2), noParents());
        terms = createTerms(asset, perpetual());
    }

    function list() private {
        vm.prank(seller);
        listings.list(terms, PRICE, 10, type(uint40).max);
    }

    function assertListing(uint96 price, uint32 remaining, ListingState state) private view {
        Listing memory listing = listings.listingOf(terms);
        assertEq(listing.price, price, "price");
        assertEq(listing.remaining, remaining, "remaining");
        assertTrue(listing.state == state, "state");
    }

    function notOwner(address caller) private view returns (bytes memory) {
        return abi.encodeWithSelector(IListings.Listings_CallerIsNotOwner.selector, asset, caller);
    }

    // ── list ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_List_RecordsTheOfferInOneSlot() public {
        Listing memory expected = Listing({
            price: PRICE,
            remaining: 10,
            expiresAt: uint40(START + 1),
            epoch: 0,
            state: ListingState.Active
        });
        vm.expectEmit(address(listings));
        emit IListings.Listed(terms, asset, seller, expected);
        vm.record();
        vm.prank(seller);
        listings.list(terms, PRICE, 10, uint40(START + 1));
        (, bytes32[] memory writes) = vm.accesses(address(listings));
        for (uint256 i = 0; i < writes.length; ++i) assertEq(writes[i], writes[0], "one slot");
        assertEq(keccak256(abi.encode(listings.listingOf(terms))), keccak256(abi.encode(expected)), "listing");
        uint256 word = uint256(vm.load(address(listings), writes[0]));
        assertEq(uint96(word), PRICE, "bits 0 to 95: price");
        assertEq(uint32(word >> 96), 10, "bits 96 to 127: remaining");
    }

    function test_List_ReplacesWhateverWasThere() public {
        list();
        vm.prank(seller);
        listings.list(terms, 1, UNLIMITED, type(uint40).max);
        assertListing(1, UNLIMITED, ListingState.Active);
        vm.prank(seller);
        listings.end(terms);
        list();
        assertListing(PRICE, 10, ListingState.Active);
    }

    function test_List_ByTheNewOwner() public {
        list();
        transferAsset(asset, seller, stranger);
        vm.prank(stranger);
        listings.list(terms, 5, 1, type(uint40).max);
        assertEq(listings.listingOf(terms).epoch, 1, "epoch");
    }

    function test_List_RevertWhen_CallerIsNotTheOwner() public {
        vm.expectRevert(notOwner(stranger));
        vm.prank(stranger);
        listings.list(terms, PRICE, 10, type(uint40).max);
    }

    function test_List_RevertWhen_QuantityIsZero() public {
        vm.expectRevert(IListings.Listings_ZeroQuantity.selector);
        vm.prank(seller);
        listings.list(terms, PRICE, 0, type(uint40).max);
    }

    function test_List_RevertWhen_ExpiryIsPast() public {
        vm.startPrank(seller);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_ExpiryInThePast.selector, uint40(START - 1)));
        listings.list(terms, PRICE, 1, uint40(START - 1));
        listings.list(terms, PRICE, 1, uint40(START));
    }

    function test_List_RevertWhen_TermsAreClosedOrUnknown() public {
        TermsId unknown = TermsId.wrap(TermsId.unwrap(terms) + 1);
        vm.startPrank(seller);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_TermsClosed.selector, unknown));
        listings.list(unknown, PRICE, 1, type(uint40).max);
        licences.closeTerms(terms);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_TermsClosed.selector, terms));
        listings.list(terms, PRICE, 1, type(uint40).max);
    }

    function test_List_RevertWhen_AssetIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_UnknownAsset.selector, AssetId.wrap(99)));
        vm.prank(seller);
        listings.list(TermsId.wrap((99 << 16) | 1), PRICE, 1, type(uint40).max);
    }

    // ── reprice ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Reprice_ChangesNothingElse() public {
        list();
        vm.expectEmit(address(listings));
        emit IListings.Repriced(terms, PRICE, 7);
        vm.prank(seller);
        listings.reprice(terms, 7);
        assertListing(7, 10, ListingState.Active);
    }

    function test_Reprice_WhilePaused() public {
        list();
        vm.startPrank(seller);
        listings.pause(terms);
        listings.reprice(terms, 7);
        assertListing(7, 10, ListingState.Paused);
    }

    // ── pause, resume, end ───────────────────────────────────────────────────────────────────────────────────────────────────

    function test_PauseAndResume() public {
        list();
        vm.startPrank(seller);
        vm.expectEmit(address(listings));
        emit IListings.ListingStateChanged(terms, ListingState.Paused);
        listings.pause(terms);
        assertListing(PRICE, 10, ListingState.Paused);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_NotActive.selector, terms, ListingState.Paused));
        listings.pause(terms);
        vm.expectEmit(address(listings));
        emit IListings.ListingStateChanged(terms, ListingState.Active);
        listings.resume(terms);
        assertListing(PRICE, 10, ListingState.Active);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_NotPaused.selector, terms, ListingState.Active));
        listings.resume(terms);
    }

    function test_End_IsForGood() public {
        list();
        vm.startPrank(seller);
        vm.expectEmit(address(listings));
        emit IListings.ListingStateChanged(terms, ListingState.Ended);
        listings.end(terms);
        bytes memory ended = abi.encodeWithSelector(IListings.Listings_Ended.selector, terms);
        vm.expectRevert(ended);
        listings.end(terms);
        vm.expectRevert(ended);
        listings.resume(terms);
        vm.expectRevert(ended);
        listings.pause(terms);
        vm.expectRevert(ended);
        listings.reprice(terms, 1);
    }

    function test_Edit_RevertWhen_CallerIsNotTheOwner() public {
        list();
        vm.startPrank(stranger);
        vm.expectRevert(notOwner(stranger));
        listings.reprice(terms, 1);
        vm.expectRevert(notOwner(stranger));
        listings.pause(terms);
        vm.expectRevert(notOwner(stranger));
        listings.resume(terms);
        vm.expectRevert(notOwner(stranger));
        listings.end(terms);
    }

    function test_Edit_RevertWhen_NothingIsListed() public {
        bytes memory notActive = abi.encodeWithSelector(
            IListings.Listings_NotActive.selector,
            terms,
            ListingState.None
        );
        vm.startPrank(seller);
        vm.expectRevert(notActive);
        listings.reprice(terms, 1);
        vm.expectRevert(notActive);
        listings.end(terms);
    }

    function test_Edit_RevertWhen_TheAssetChangedHandsSince() public {
        list();
        transferAsset(asset, seller, stranger);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_Outdated.selector, terms, 0, 1));
        listings.reprice(terms, 1);
        vm.expectRevert(notOwner(seller));
        vm.prank(seller);
        listings.reprice(terms, 1);
    }
}
