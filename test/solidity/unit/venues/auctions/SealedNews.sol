// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReputation, News} from "../../../../../contracts/trust/IReputation.sol";
import {AuctionOutcome} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {VmLog} from "../../../Vm.sol";
import {SealedAuctionsTest} from "./SealedAuctions.sol";

/// @notice What a bid that was not revealed does to its bidder's reputation.
abstract contract SealedNewsTest is SealedAuctionsTest {
    function _penaltyOf(address bidder) private view returns (uint256) {
        return reputation.standingOf(bidder).conduct.penalty;
    }

    /// @dev Call `vm.recordLogs` before.
    function _newsCount() private returns (uint256 count) {
        VmLog[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IReputation.ConductChanged.selector) continue;
            assertEq(uint256(logs[i].topics[2]), uint256(News.BidForfeited), "news");
            ++count;
        }
    }

    function test_News_AForfeitIsToldOnceWhoeverReclaims() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        settle(AuctionOutcome.Unsold, address(0), 0);
        assertEq(_penaltyOf(buyer), 0, "not before");
        vm.recordLogs();
        vm.prank(stranger);
        house().reclaim(id, committed);
        assertEq(_newsCount(), 1, "once");
        assertEq(_penaltyOf(buyer), 0.1e18, "a tenth");
        assertEq(_penaltyOf(stranger), 0, "not the caller's");
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
        assertEq(_penaltyOf(buyer), 0.1e18, "no second time");
    }

    function test_News_EachForfeitedBidCounts() public {
        CommittedBid memory first = commit(buyer, 200e18);
        settle(AuctionOutcome.Unsold, address(0), 0);
        house().reclaim(id, first);
        vm.warp(START);
        id = create(offerOf(terms));
        CommittedBid memory second = commit(buyer, 200e18);
        settle(AuctionOutcome.Unsold, address(0), 0);
        house().reclaim(id, second);
        assertEq(_penaltyOf(buyer), 0.2e18, "two tenths");
    }

    function test_News_NoneOfABidThatWasRevealed() public {
        CommittedBid memory winner = commit(buyer, 300e18);
        CommittedBid memory loser = commit(stranger, 200e18);
        revealing();
        vm.recordLogs();
        open(winner, 300e18);
        open(loser, 200e18);
        revealed();
        auction().settle(id, "");
        assertEq(_newsCount(), 0, "nothing to tell");
    }

    function test_News_NoneOfAVoidLot() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        markFraudulent(asset, 1);
        settle(AuctionOutcome.Void, address(0), 0);
        house().reclaim(id, committed);
        assertEq(_penaltyOf(buyer), 0, "nothing was forfeited");
        assertWealth(buyer, WALLET, "all of it");
    }

    /// @dev A vote may retire a house, or admit one and forget to let it report.
    function test_News_AHouseThatMayNotReportStopsNothing() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        settle(AuctionOutcome.Unsold, address(0), 0);
        vm.prank(timelock);
        reputation.setReporter(address(house()), false);
        vm.expectEmit(address(reputation));
        emit IReputation.NewsIgnored(address(house()), buyer);
        house().reclaim(id, committed);
        assertEq(_penaltyOf(buyer), 0, "not heard");
        assertOwesNothing(address(house()));
    }
}
