// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice Sealed auctions of up to eight bidders: any values, collaterals and reserves, revealed or not, in any order.
contract SealedAuctionsFuzzTest is AuctionTest {
    struct Hidden {
        CommittedBid committed;
        uint96 value;
        bool revealed;
    }

    uint256 private constant BIDDERS = 8;

    Hidden[] private bids;
    uint96 private reserve;

    function testFuzz_FirstPrice(uint256 seed) public {
        _play(sealedBid, seed, false);
    }

    function testFuzz_SecondPrice(uint256 seed) public {
        _play(vickrey, seed, true);
    }

    function _play(ICommitRevealAuction house, uint256 seed, bool secondPrice) private {
        Offer memory offer = offerOf(terms);
        reserve = uint96(bound(seed >> 16, START_PRICE, 3 * START_PRICE));
        if (seed % 3 != 0) offer.reserve = reserve;
        else reserve = START_PRICE;
        vm.prank(seller);
        SaleId id = house.create(offer, 0);
        _commitAll(house, id, seed);
        _revealAll(house, id, seed);

        vm.warp(START + 2 * uint256(DAY) + 1);
        (uint256 winner, uint96 price) = _expected(secondPrice);
        IAuction(address(house)).settle(id, "");
        _reclaimAll(house, id);
        _assertMoney(winner, price);
        assertOwesNothing(address(house));
    }

    /// @dev Few values, so that bids tie often; some below the starting price, some above their collateral.
    function _commitAll(ICommitRevealAuction house, SaleId id, uint256 seed) private {
        uint256 count = seed % (BIDDERS + 1);
        for (uint256 i = 0; i < count; ++i) {
            uint256 roll = uint256(keccak256(abi.encode(seed, i)));
            address bidder = makeAddr(vm.toString(i));
            ftns.transfer(bidder, 10_000e18);
            allowAuctions(bidder);
            uint96 value = uint96(START_PRICE / 2 + (roll % 8) * 50e18);
            uint96 collateral = uint96(bound(roll >> 8, START_PRICE, 5 * START_PRICE));
            if ((roll >> 120) % 3 != 0 && collateral < value) collateral = value;
            bids.push(Hidden(commitAs(house, id, bidder, value, collateral), value, (roll >> 128) % 4 != 0));
        }
    }

    /// @dev From a random one on, around the list.
    function _revealAll(ICommitRevealAuction house, SaleId id, uint256 seed) private {
        vm.warp(START + DAY + 1);
        for (uint256 i = 0; i < bids.length; ++i) {
            Hidden storage bid = bids[(i + (seed >> 200)) % bids.length];
            if (!bid.revealed) continue;
            bytes memory data = abi.encodeCall(
                house.reveal,
                (id, bid.committed, bid.value, seedOf(bid.committed.bidder), "")
            );
            (bool ok, ) = address(house).call(data);
            assertEq(ok, bid.value <= bid.committed.collateral, "a bid within its collateral can be revealed");
            bid.revealed = ok;
        }
    }

    function _reclaimAll(ICommitRevealAuction house, SaleId id) private {
        for (uint256 i = 0; i < bids.length; ++i) {
            if (!bids[i].revealed) house.reclaim(id, bids[i].committed);
        }
    }

    /// @dev Straight from the definition: highest value, then earliest; all bids in the order of commitment.
    function _expected(bool secondPrice) private view returns (uint256 winner, uint96 price) {
        winner = type(uint256).max;
        for (uint256 i = 0; i < bids.length; ++i) {
            if (!bids[i].revealed || bids[i].value < START_PRICE) continue;
            if (winner == type(uint256).max || bids[i].value > bids[winner].value) winner = i;
        }
        if (winner == type(uint256).max || bids[winner].value < reserve) return (type(uint256).max, 0);
        if (!secondPrice) return (winner, bids[winner].value);
        price = reserve;
        for (uint256 i = 0; i < bids.length; ++i) {
            if (i != winner && bids[i].revealed && bids[i].value > price) price = bids[i].value;
        }
        assertLe(price, bids[winner].value, "never more than the bid");
    }

    /// @dev Collateral = refunds + price + forfeits, for each bidder and in total.
    function _assertMoney(uint256 winner, uint96 price) private view {
        uint256 forfeits = 0;
        for (uint256 i = 0; i < bids.length; ++i) {
            uint256 lost = i == winner ? price : 0;
            if (!bids[i].revealed) {
                lost = bids[i].committed.collateral / 10;
                forfeits += lost;
            }
            assertWealth(bids[i].committed.bidder, 10_000e18 - lost, "bidder");
            uint256 licence = licences.licenceOf(terms, bids[i].committed.bidder).quantity;
            assertEq(licence, i == winner ? 1 : 0, "licence");
        }
        assertEq(vault.balanceOf(treasury), forfeits, "treasury");
        assertPool(firstPool(asset), price - feeOf(price), feeOf(price));
    }
}
