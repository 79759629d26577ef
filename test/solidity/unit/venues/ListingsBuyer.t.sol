// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

import {AssetId, SaleId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IEscrow, SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {IVault} from "../../../../contracts/settlement/IVault.sol";
import {IListings, ListingState, Purchase} from "../../../../contracts/venues/listings/IListings.sol";
import {MarketTest} from "../../MarketTest.sol";
import {Sealed} from "../../SealedArtifact.sol";

/// @notice What a buyer can rely on when buying from a listing.
contract ListingsBuyerTest is MarketTest {
    AssetId private asset;
    TermsId private terms;
    address private signer;
    uint256 private signerKey;

    function setUp() public override {
        super.setUp();
        asset = publishOpen(contributorsOf(2), noParents());
        terms = createTerms(asset, perpetual());
        list(PRICE, 10, type(uint40).max);
        (signer, signerKey) = makeAccount("buyer with a key");
        ftns.transfer(signer, WALLET);
    }

    function list(uint96 price, uint32 quantity, uint40 expiresAt) private {
        vm.prank(seller);
        listings.list(terms, price, quantity, expiresAt);
    }

    function assertRefused(bytes memory reason, Purchase memory purchase) private {
        vm.expectRevert(reason);
        vm.prank(buyer);
        listings.buy(purchase);
    }

    // ── buy ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Buy_PaysAndReceives() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(buyer);
        SaleId sale = listings.buy(purchase);
        assertEq(SaleId.unwrap(sale), 0, "settled at once: no number");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertEq(ftns.balanceOf(buyer), WALLET - PRICE, "wallet");
        assertEq(ftns.balanceOf(address(listings)), 0, "the venue holds nothing");
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    function test_Buy_SeveralUnits() public {
        Purchase memory purchase = purchaseOf(terms);
        (purchase.quantity, purchase.maxPrice) = (3, 3 * PRICE);
        vm.expectEmit(address(listings));
        emit IListings.QuantityTaken(terms, 7);
        vm.prank(buyer);
        listings.buy(purchase);
        assertEq(listings.listingOf(terms).remaining, 7, "remaining");
        assertEq(licences.licenceOf(terms, buyer).quantity, 3, "licence");
        assertEq(ftns.balanceOf(buyer), WALLET - 3 * PRICE, "wallet");
    }

    function test_Buy_WithoutLimitWritesNothing() public {
        list(PRICE, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        vm.record();
        vm.prank(buyer);
        listings.buy(purchase);
        (, bytes32[] memory writes) = vm.accesses(address(listings));
        assertEq(writes.length, 0, "no write");
        assertEq(listings.listingOf(terms).remaining, UNLIMITED, "remaining");
    }

    function test_Buy_FreeOfChargeNeedsNoFtns() public {
        list(0, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        purchase.maxPrice = 0;
        address pauper = makeAddr("owns nothing");
        vm.prank(pauper);
        listings.buy(purchase);
        assertEq(licences.licenceOf(terms, pauper).quantity, 1, "licence");
    }

    function test_Buy_PaysTheLowerPriceWhenItFell() public {
        vm.prank(seller);
        listings.reprice(terms, PRICE / 2);
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(buyer);
        listings.buy(purchase);
        assertEq(ftns.balanceOf(buyer), WALLET - PRICE / 2, "wallet");
    }

    function test_Buy_AnEncryptedArtifact() public {
        Sealed memory artifact = sealArtifact(2);
        terms = createTerms(publishSealed(artifact), perpetual());
        backBonds(seller, 500e18);
        list(PRICE, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        purchase.buyerKey = buyerPoint();
        vm.prank(buyer);
        SaleId sale = listings.buy(purchase);
        assertState(sale, SaleState.AwaitingKey);
        deliverSale(sale, artifact);
        assertState(sale, SaleState.Delivered);
    }

    function test_Buy_RenewsASubscription() public {
        terms = createTerms(asset, subscription());
        list(PRICE, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        vm.startPrank(buyer);
        listings.buy(purchase);
        listings.buy(purchase);
        assertEq(licences.licenceOf(terms, buyer).expiresAt, START + 60 days, "two periods");
    }

    // ── guards of the buyer ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Buy_RevertWhen_ThePriceRoseAboveTheMax() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(seller);
        listings.reprice(terms, PRICE + 1);
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_PriceAboveMax.selector, terms, PRICE + 1, PRICE),
            purchase
        );
    }

    /// @dev uint96 prices times uint32 quantities do not wrap around.
    function test_Buy_RevertWhen_TheProductIsHuge() public {
        list(type(uint96).max, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        (purchase.quantity, purchase.maxPrice) = (UNLIMITED, type(uint96).max);
        uint256 product = uint256(type(uint96).max) * UNLIMITED;
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_PriceAboveMax.selector, terms, product, type(uint96).max),
            purchase
        );
    }

    function test_Buy_RevertWhen_TheDeadlineHasPassed() public {
        Purchase memory purchase = purchaseOf(terms);
        purchase.deadline = uint40(START);
        vm.prank(buyer);
        listings.buy(purchase); // in the last second
        vm.warp(START + 1);
        assertRefused(abi.encodeWithSelector(IListings.Listings_DeadlinePassed.selector, uint40(START)), purchase);
    }

    function test_Buy_RevertWhen_TheVersionChanged() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(seller);
        registry.publishVersion(asset, openVersion(2));
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_VersionChanged.selector, asset, 1, 2), purchase);
    }

    function test_Buy_RevertWhen_TheAssetChangedHands() public {
        Purchase memory purchase = purchaseOf(terms);
        transferAsset(asset, seller, stranger);
        assertRefused(abi.encodeWithSelector(IEscrow.Escrow_OfferOutdated.selector, asset, 0, 1), purchase);
    }

    function test_Buy_RevertWhen_TheOwnerBuysItsOwn() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Escrow_BuyerIsSeller.selector, seller));
        vm.prank(seller);
        listings.buy(purchase);
    }

    // ── state of the listing ─────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Buy_RevertWhen_NotActive() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(seller);
        listings.pause(terms);
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_NotActive.selector, terms, ListingState.Paused),
            purchase
        );
        vm.prank(seller);
        listings.end(terms);
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_NotActive.selector, terms, ListingState.Ended),
            purchase
        );
        purchase.terms = TermsId.wrap(TermsId.unwrap(terms) + 1);
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_NotActive.selector, purchase.terms, ListingState.None),
            purchase
        );
    }

    function test_Buy_RevertWhen_TheListingExpired() public {
        list(PRICE, 10, uint40(START + 5));
        Purchase memory purchase = purchaseOf(terms);
        vm.warp(START + 5);
        vm.prank(buyer);
        listings.buy(purchase); // in the last second
        vm.warp(START + 6);
        assertRefused(abi.encodeWithSelector(IListings.Listings_Expired.selector, terms, uint40(START + 5)), purchase);
    }

    function test_Buy_RevertWhen_QuantityIsZero() public {
        Purchase memory purchase = purchaseOf(terms);
        purchase.quantity = 0;
        assertRefused(abi.encodeWithSelector(IListings.Listings_ZeroQuantity.selector), purchase);
    }

    function test_Buy_RevertWhen_MoreThanRemains() public {
        Purchase memory purchase = purchaseOf(terms);
        (purchase.quantity, purchase.maxPrice) = (11, 11 * PRICE);
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_QuantityExceedsRemaining.selector, terms, 11, 10),
            purchase
        );
    }

    function test_Buy_TheLastUnit() public {
        list(PRICE, 1, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(buyer);
        listings.buy(purchase);
        assertRefused(
            abi.encodeWithSelector(IListings.Listings_QuantityExceedsRemaining.selector, terms, 1, 0),
            purchase
        );
    }

    function test_Buy_RevertWhen_TheAllowanceIsTooSmall() public {
        vm.prank(buyer);
        ftns.approve(address(listings), PRICE - 1);
        assertRefused(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(listings),
                PRICE - 1,
                PRICE
            ),
            purchaseOf(terms)
        );
    }

    // ── buyWithPermit ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function signPermit(uint256 value, uint256 deadline) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 typehash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 structHash = keccak256(
            abi.encode(typehash, signer, address(listings), value, ftns.nonces(signer), deadline)
        );
        return vm.sign(signerKey, keccak256(abi.encodePacked(hex"1901", ftns.DOMAIN_SEPARATOR(), structHash)));
    }

    function test_BuyWithPermit_InOneTransaction() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(PRICE, START);
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(signer);
        listings.buyWithPermit(purchase, PRICE, START, v, r, s);
        assertEq(licences.licenceOf(terms, signer).quantity, 1, "licence");
        assertEq(ftns.allowance(signer, address(listings)), 0, "nothing is left of the allowance");
    }

    function test_BuyWithPermit_SurvivesAFrontRunPermit() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(PRICE, START);
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(stranger);
        ftns.permit(signer, address(listings), PRICE, START, v, r, s);
        vm.prank(signer);
        listings.buyWithPermit(purchase, PRICE, START, v, r, s);
        assertEq(licences.licenceOf(terms, signer).quantity, 1, "licence");
    }

    function test_BuyWithPermit_IgnoresABadPermitWhenTheAllowanceIsThere() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.startPrank(signer);
        ftns.approve(address(listings), PRICE);
        listings.buyWithPermit(purchase, PRICE, START, 27, bytes32(uint256(1)), bytes32(uint256(1)));
        assertEq(licences.licenceOf(terms, signer).quantity, 1, "licence");
    }

    function test_BuyWithPermit_RevertWhen_ThePermitIsBadAndNothingAllowed() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(PRICE, START - 1);
        Purchase memory purchase = purchaseOf(terms);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START - 1));
        vm.prank(signer);
        listings.buyWithPermit(purchase, PRICE, START - 1, v, r, s);
    }

    function test_BuyWithPermit_RevertWhen_ThePermitIsForLess() public {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(PRICE - 1, START);
        Purchase memory purchase = purchaseOf(terms);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(signer);
        listings.buyWithPermit(purchase, PRICE - 1, START, v, r, s);
    }

    // ── buyFromVault ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_BuyFromVault_SpendsCredit() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.startPrank(buyer);
        vault.deposit(buyer, PRICE);
        vault.approve(address(listings), PRICE);
        listings.buyFromVault(purchase);
        assertEq(vault.balanceOf(buyer), 0, "credit");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertPool(firstPool(asset), PRICE - feeOf(PRICE), feeOf(PRICE));
    }

    function test_BuyFromVault_FreeOfChargeNeedsNoApproval() public {
        list(0, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        vm.prank(buyer);
        listings.buyFromVault(purchase);
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
    }

    function test_BuyFromVault_RevertWhen_NotApproved() public {
        Purchase memory purchase = purchaseOf(terms);
        vm.startPrank(buyer);
        vault.deposit(buyer, PRICE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVault.Vault_InsufficientAllowance.selector,
                buyer,
                address(listings),
                uint256(PRICE),
                0
            )
        );
        listings.buyFromVault(purchase);
    }

    // ── priceOf ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_PriceOf_IsWhatBuyPays() public view {
        assertEq(listings.priceOf(terms, 1), PRICE, "one");
        assertEq(listings.priceOf(terms, 10), 10 * uint256(PRICE), "ten");
    }

    function test_PriceOf_RevertWhen_NotActive() public {
        vm.prank(seller);
        listings.pause(terms);
        vm.expectRevert(abi.encodeWithSelector(IListings.Listings_NotActive.selector, terms, ListingState.Paused));
        listings.priceOf(terms, 1);
    }
}
