// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {IReputation, News} from "../../../../contracts/trust/IReputation.sol";
import {Conduct, Standing} from "../../../../contracts/trust/Standings.sol";
import {TrustTest} from "../../TrustTest.sol";

/// @notice What each kind of news does to a reputation.
contract ReputationTest is TrustTest {
    uint256 private constant NEWCOMER = 0.625e18;

    address private reporter = makeAddr("reporter");

    function setUp() public override {
        super.setUp();
        vm.prank(timelock);
        reputation.setReporter(reporter, true);
    }

    function record(News news) private {
        vm.prank(reporter);
        reputation.record(seller, news);
    }

    function find(uint16 quality) private {
        vm.prank(reporter);
        reputation.recordQuality(seller, quality);
    }

    function review(uint64 weight, uint8 previous, uint8 rating) private {
        vm.prank(reporter);
        reputation.recordReview(seller, weight, previous, rating);
    }

    function assertScore(uint256 expected) private view {
        assertEq(reputation.reputationOf(seller), expected, "score");
    }

    function conduct() private view returns (Conduct memory) {
        return reputation.standingOf(seller).conduct;
    }

    // ── deals ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ReputationOf_ANewcomerHasFiveEighths() public view {
        assertEq(reputation.reputationOf(stranger), NEWCOMER, "a stranger");
        assertEq(reputation.reputationOf(address(0)), NEWCOMER, "nobody");
    }

    function test_Record_ASuccessCountsAndIsActivity() public {
        record(News.Delivered);
        assertEq(conduct().succeeded, 1, "succeeded");
        assertEq(conduct().activeAt, START, "active");
        assertScore((0.4e18 * 8) / 10 + 0.175e18 + 0.25e18);
        record(News.AuditDone);
        assertEq(conduct().succeeded, 2, "an audit is a deal");
    }

    function test_Record_AMissedDeliveryIsAFailureAndAPenalty() public {
        record(News.Delivered);
        skip(10 days);
        record(News.NotDelivered);
        assertEq(conduct().failed, 1, "failed");
        assertEq(conduct().penalty, 0.2e18, "penalty");
        assertEq(conduct().activeAt, START, "bad news is no activity");
    }

    function test_Record_EachFaultHasItsPenalty() public {
        News[5] memory faults = [News.NotDelivered, News.Fraud, News.DisputeLost, News.BidForfeited, News.Slashed];
        uint64[5] memory penalties = [uint64(0.2e18), 1e18, 0.5e18, 0.1e18, 0.3e18];
        uint32[5] memory failures = [uint32(1), 1, 0, 0, 0];
        for (uint256 i = 0; i < faults.length; ++i) {
            uint256 before = vm.snapshotState();
            record(faults[i]);
            assertEq(conduct().penalty, penalties[i], "penalty");
            assertEq(conduct().failed, failures[i], "failed");
            vm.revertToState(before);
        }
        record(News.AuditMissed);
        assertEq(conduct().failed, 1, "a missed audit fails");
        assertEq(conduct().penalty, 0, "its slash is reported beside it");
    }

    function test_Record_PenaltiesDecayAndAddUp() public {
        record(News.Fraud);
        assertScore((0.4e18 * 2) / 10 + 0.175e18);
        skip(180 days);
        assertScore((0.4e18 * 2) / 10 + 0.175e18 + 0.125e18);
        record(News.NotDelivered);
        assertEq(conduct().penalty, 0.7e18, "half of the first, and the second");
    }

    function test_Record_APenaltyStopsAtTheWidthOfItsField() public {
        for (uint256 i = 0; i < 25; ++i) record(News.Fraud);
        assertEq(conduct().penalty, type(uint64).max, "full");
        assertEq(conduct().failed, 25, "failed");
        assertScore((0.4e18 * 2) / 10 + 0.175e18);
    }

    function test_Record_AStruckSaleCountsZero() public {
        record(News.Delivered);
        record(News.Struck);
        assertEq(conduct().succeeded, 0, "succeeded");
        assertScore(NEWCOMER);
        record(News.Struck);
        assertEq(conduct().succeeded, 0, "never below");
    }

    function test_Record_SaysWhatIsCountedNow() public {
        vm.expectEmit(address(reputation));
        emit IReputation.ConductChanged(seller, News.Delivered, 1 | (START << 64));
        record(News.Delivered);
    }

    // ── recency ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Recency_HalvesAndStopsAtATenth() public {
        record(News.Delivered);
        uint256 fresh = reputation.reputationOf(seller);
        skip(180 days);
        assertScore(fresh / 2);
        skip(10_000 days);
        assertScore(fresh / 10);
        record(News.Delivered);
        assertScore(fresh);
    }

    function test_Recency_FollowsThePolicy() public {
        record(News.Delivered);
        uint256 fresh = reputation.reputationOf(seller);
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.ReputationHalfLife, 30 days);
        skip(30 days);
        assertScore(fresh / 2);
    }

    function test_Recency_NothingDecaysBeforeTheFirstSuccess() public {
        record(News.AuditMissed);
        uint256 before = reputation.reputationOf(seller);
        skip(3_650 days);
        assertScore(before);
    }

    // ── quality ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RecordQuality_IsTheOtherPartOfDeals() public {
        record(News.Delivered);
        vm.expectEmit(address(reputation));
        emit IReputation.QualityFound(seller, 9_000, 1 | (START << 64) | (9_000 << 208) | (1 << 240));
        find(9_000);
        assertScore(((0.6e18 + (0.4e18 * 9) / 10) * 40) / 100 + 0.175e18 + 0.25e18);
        find(7_000);
        assertScore(((0.6e18 + (0.4e18 * 8) / 10) * 40) / 100 + 0.175e18 + 0.25e18);
    }

    function test_RecordQuality_OnlyWhatIsNotBelowTheMeanIsActivity() public {
        find(4_999);
        find(4_999);
        assertEq(conduct().activeAt, 0, "below a newcomer's half, though not below the mean");
        find(5_000);
        assertEq(conduct().activeAt, START, "better");
        skip(1 days);
        find(10_000);
        assertEq(conduct().activeAt, START + 1 days, "better still");
        skip(1 days);
        find(6_000);
        assertEq(conduct().activeAt, START + 1 days, "below the mean");
    }

    // ── reviews ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RecordReview_IsAMeanByWeight() public {
        vm.expectEmit(address(reputation));
        emit IReputation.FeedbackChanged(seller, 12, 3);
        review(3, 0, 5);
        assertScore(0.2e18 + 0.35e18 + 0.25e18);
        review(1, 0, 1);
        assertScore(0.2e18 + (0.35e18 * 3) / 4 + 0.25e18);
    }

    function test_RecordReview_AnEditReplacesTheRating() public {
        review(3, 0, 5);
        review(1, 0, 1);
        review(1, 1, 4);
        Standing memory standing = reputation.standingOf(seller);
        assertEq(standing.feedback.ratingSum, 15, "sum");
        assertEq(standing.feedback.weight, 4, "weight");
        review(3, 5, 1);
        assertEq(reputation.standingOf(seller).feedback.ratingSum, 3, "down");
        review(1, 4, 0);
        review(3, 1, 0);
        standing = reputation.standingOf(seller);
        assertEq(standing.feedback.ratingSum, 0, "taken back");
        assertEq(standing.feedback.weight, 0, "as if there had been none");
    }

    // ── authority ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_SetReporter_AdmitsAndRetires() public {
        vm.expectEmit(address(reputation));
        emit IReputation.ReporterChanged(reporter, false);
        vm.prank(timelock);
        reputation.setReporter(reporter, false);
        assertFalse(reputation.isReporter(reporter), "retired");
        record(News.Delivered);
        find(9_000);
        review(1, 0, 5);
        assertScore(NEWCOMER);
    }

    /// @dev Sales and audits end, whether anybody listens to them or not.
    function test_Record_FromNoReporterIsIgnored() public {
        record(News.Delivered);
        find(9_000);
        review(2, 0, 5);
        bytes32 before = keccak256(abi.encode(reputation.standingOf(seller)));
        vm.startPrank(stranger);
        expectIgnored();
        reputation.record(seller, News.Fraud);
        expectIgnored();
        reputation.recordQuality(seller, 0);
        expectIgnored();
        reputation.recordReview(seller, 1, 5, 1);
        vm.stopPrank();
        assertEq(keccak256(abi.encode(reputation.standingOf(seller))), before, "as it was");
    }

    function expectIgnored() private {
        vm.expectEmit(address(reputation));
        emit IReputation.NewsIgnored(stranger, seller);
    }

    function test_SetReporter_RevertWhen_CallerIsNotTheTimelock() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, seller));
        vm.prank(seller);
        reputation.setReporter(seller, true);
    }

    /// @dev A record in a settlement writes one slot.
    function test_Layout_NewsOfADealWritesOneSlot() public {
        record(News.Delivered);
        vm.record();
        record(News.NotDelivered);
        (, bytes32[] memory writes) = vm.accesses(address(reputation));
        assertEq(writes.length, 1, "writes");
    }
}
