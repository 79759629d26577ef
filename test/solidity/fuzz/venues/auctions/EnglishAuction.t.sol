// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {EnglishState} from "../../../../../contracts/venues/auctions/IEnglishAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice English auctions of every course.
contract EnglishAuctionFuzzTest is AuctionTest {
    address[3] private bidders;

    function setUp() public override {
        super.setUp();
        bidders = [buyer, stranger, rival];
    }

    /// @dev Twelve bids by anybody at any time, each a random step above or below what is needed: the model says which are taken,
    /// who leads, until when; at the end the money is where it belongs to the base unit.
    function testFuzz_TheModelHoldsToTheBaseUnit(uint256 seed, uint96 start, uint32 extension, uint96 reserve) public {
        Offer memory offer = offerOf(terms);
        offer.startingPrice = uint96(bound(start, 1, 1_000e18));
        offer.reserve = uint96(bound(reserve, offer.startingPrice, 10_000e18));
        extension = uint32(bound(extension, 0, 1 hours));
        vm.prank(seller);
        SaleId id = english.create(offer, extension);

        uint256 endsAt = START + DAY;
        uint256 left = 24;
        (address leader, uint256 leading) = (address(0), 0);
        for (uint256 i = 0; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(block.timestamp + _step(seed, endsAt));
            address bidder = bidders[(seed >> 8) % 3];
            uint256 minimum = leading == 0 ? offer.startingPrice : leading + _increment(leading);
            uint256 amount = minimum + ((seed >> 16) % 5e18);
            if ((seed >> 80) % 4 == 0) amount = minimum - 1;
            bool taken = block.timestamp <= endsAt && amount >= minimum;
            assertEq(_bid(id, bidder, uint96(amount)), taken, "taken");
            if (!taken) continue;
            (leader, leading) = (bidder, amount);
            if (block.timestamp + extension > endsAt && left > 0)
                (endsAt, left) = (block.timestamp + extension, left - 1);
            _assertState(english.auctionOf(id), leader, leading, endsAt, left);
            assertCompartment(address(english), leading);
        }
        if (block.timestamp <= endsAt) vm.warp(endsAt + 1);
        IAuction(address(english)).settle(id, "");

        uint256 price = leading >= offer.reserve ? leading : 0;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 paid = bidders[i] == leader ? price : 0;
            assertWealth(bidders[i], WALLET - paid, "wealth");
            assertEq(licences.licenceOf(terms, bidders[i]).quantity, paid == 0 ? 0 : 1, "licence");
        }
        assertPool(firstPool(asset), price - feeOf(price), feeOf(price));
        assertOwesNothing(address(english));
    }

    /// @dev Mostly somewhere in the time that is left, often in its last hour, sometimes just after it.
    function _step(uint256 seed, uint256 endsAt) private view returns (uint256) {
        if (block.timestamp > endsAt) return 0;
        uint256 rest = endsAt - block.timestamp;
        if (seed % 16 == 0) return rest + 1;
        if (seed % 3 == 0) return rest - (seed % 2 hours > rest ? 0 : seed % 2 hours);
        return rest / 8;
    }

    function _increment(uint256 leading) private pure returns (uint256) {
        uint256 share = (leading * 5 + 99) / 100;
        return share > 10e18 ? share : 10e18;
    }

    function _bid(SaleId id, address bidder, uint96 amount) private returns (bool ok) {
        bytes memory data = abi.encodeCall(english.bid, (id, amount, 0, "", split()));
        vm.prank(bidder);
        (ok, ) = address(english).call(data);
    }

    function _assertState(
        EnglishState memory state,
        address leader,
        uint256 leading,
        uint256 endsAt,
        uint256 left
    ) private pure {
        assertEq(state.leader, leader, "leader");
        assertEq(state.leadingBid, leading, "leading bid");
        assertEq(state.endsAt, endsAt, "end");
        assertEq(state.extensionsLeft, left, "extensions");
    }
}
