// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId} from "../../../../contracts/libraries/Ids.sol";
import {IListings, Purchase} from "../../../../contracts/venues/listings/IListings.sol";
import {MarketTest} from "../../MarketTest.sol";

/// @notice Prices, quantities and deadlines of every size.
contract ListingsFuzzTest is MarketTest {
    AssetId private asset;
    TermsId private terms;

    function setUp() public override {
        super.setUp();
        asset = publishOpen(contributorsOf(2), noParents());
        terms = createTerms(asset, perpetual());
    }

    function list(uint96 price, uint32 quantity, uint40 expiresAt) private {
        vm.prank(seller);
        listings.list(terms, price, quantity, expiresAt);
    }

    /// @dev The buyer pays price * quantity if that is at most maxPrice, else nothing at all.
    function testFuzz_TheBuyerNeverPaysMoreThanTheMax(
        uint96 price,
        uint32 quantity,
        uint96 maxPrice,
        uint96 rise
    ) public {
        quantity = uint32(bound(quantity, 1, 1_000));
        price = uint96(bound(price, 0, WALLET / quantity));
        rise = uint96(bound(rise, 0, 10e18));
        list(price, UNLIMITED, type(uint40).max);
        Purchase memory purchase = purchaseOf(terms);
        (purchase.quantity, purchase.maxPrice) = (quantity, maxPrice);
        vm.prank(seller);
        listings.reprice(terms, price + rise);

        uint256 amount = (uint256(price) + rise) * quantity;
        vm.assume(amount <= WALLET);
        if (amount > maxPrice) {
            vm.expectRevert(abi.encodeWithSelector(IListings.Listings_PriceAboveMax.selector, terms, amount, maxPrice));
        }
        vm.prank(buyer);
        listings.buy(purchase);
        uint256 paid = amount > maxPrice ? 0 : amount;
        assertEq(ftns.balanceOf(buyer), WALLET - paid, "wallet");
        assertEq(licences.licenceOf(terms, buyer).quantity, amount > maxPrice ? 0 : quantity, "licence");
    }

    /// @dev Sold + remaining = offered.
    function testFuzz_NeverSellsMoreThanOffered(uint32 offered, uint32[8] memory wanted) public {
        offered = uint32(bound(offered, 1, 100));
        list(1e18, offered, type(uint40).max);
        uint256 sold = 0;
        for (uint256 i = 0; i < wanted.length; ++i) {
            Purchase memory purchase = purchaseOf(terms);
            purchase.quantity = uint32(bound(wanted[i], 1, 40));
            purchase.maxPrice = type(uint96).max;
            vm.prank(buyer);
            try listings.buy(purchase) {
                sold += purchase.quantity;
            } catch {
                assertGt(sold + purchase.quantity, offered, "refused only for lack of supply");
            }
        }
        assertEq(listings.listingOf(terms).remaining, offered - sold, "remaining");
        assertEq(licences.licenceOf(terms, buyer).quantity, sold, "sold");
    }

    function testFuzz_DeadlinesAndExpiryAreTheLastValidSecond(uint40 deadline, uint40 expiresAt, uint40 time) public {
        time = uint40(bound(time, START, START + 1_000));
        deadline = uint40(bound(deadline, START, START + 1_000));
        expiresAt = uint40(bound(expiresAt, START, START + 1_000));
        list(PRICE, UNLIMITED, expiresAt);
        Purchase memory purchase = purchaseOf(terms);
        purchase.deadline = deadline;
        vm.warp(time);
        if (time > deadline) {
            vm.expectRevert(abi.encodeWithSelector(IListings.Listings_DeadlinePassed.selector, deadline));
        } else if (time > expiresAt) {
            vm.expectRevert(abi.encodeWithSelector(IListings.Listings_Expired.selector, terms, expiresAt));
        }
        vm.prank(buyer);
        listings.buy(purchase);
    }
}
