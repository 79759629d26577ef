// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice Dutch auctions of every size, bought at every second.
contract DutchAuctionFuzzTest is AuctionTest {
    function testFuzz_TheBuyerPaysThePriceOfThatSecondOrLess(
        uint96 start,
        uint96 floor,
        uint32 duration,
        uint32 halfLife,
        uint32 quotedAt,
        uint32 waited,
        uint96 fromCredit
    ) public {
        Offer memory offer = offerOf(terms);
        offer.startingPrice = uint96(bound(start, 1, WALLET / 2));
        offer.reserve = uint96(bound(floor, 1, offer.startingPrice));
        offer.duration = uint32(bound(duration, 10 minutes, 30 days));
        vm.prank(seller);
        SaleId id = dutch.create(offer, uint32(bound(halfLife, 0, offer.duration)));
        vm.prank(buyer);
        vault.deposit(buyer, WALLET / 2);

        quotedAt = uint32(bound(quotedAt, 0, offer.duration));
        waited = uint32(bound(waited, 0, offer.duration - quotedAt));
        uint96 quoted = dutch.priceAt(id, START + quotedAt);
        vm.warp(START + quotedAt + waited);
        uint96 price = dutch.priceAt(id, block.timestamp);
        vm.prank(buyer);
        assertEq(dutch.buy(id, quoted, fromCredit, "", split()), price, "price");
        assertLe(price, quoted, "never more than was shown");
        assertGe(price, offer.reserve, "floor");
        assertWealth(buyer, WALLET - price, "paid");
        assertEq(vault.balanceOf(buyer), WALLET / 2 - (fromCredit < price ? fromCredit : price), "credit");
        assertPool(firstPool(asset), price - feeOf(price), feeOf(price));
        assertOwesNothing(address(dutch));
    }
}
