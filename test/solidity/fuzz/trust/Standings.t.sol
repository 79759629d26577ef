// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Conduct, Feedback, Standing, Standings} from "../../../../contracts/trust/Standings.sol";
import {TrustTest} from "../../TrustTest.sol";

/// @notice Reputations of any standing whatsoever.
contract StandingsFuzzTest is TrustTest {
    using Standings for Conduct;
    using Standings for Standing;

    uint256 private constant WAD = 1e18;

    /// @dev What the contracts can have counted by `time`.
    function reachable(Standing memory standing, uint40 time) private pure {
        Conduct memory conduct = standing.conduct;
        conduct.activeAt = uint40(bound(conduct.activeAt, 0, time));
        conduct.penalizedAt = uint40(bound(conduct.penalizedAt, 0, time));
        conduct.qualitySum = uint32(bound(conduct.qualitySum, 0, uint256(conduct.qualityCount) * 10_000));
        standing.feedback.weight = uint128(bound(standing.feedback.weight, 0, type(uint96).max));
        standing.feedback.ratingSum = uint128(
            bound(standing.feedback.ratingSum, 0, uint256(standing.feedback.weight) * 4)
        );
    }

    function copyOf(Standing memory standing) private pure returns (Standing memory) {
        return abi.decode(abi.encode(standing), (Standing));
    }

    function testFuzz_ScoreIsInUnitRangeAndNeverReverts(Standing memory s, uint40 time, uint32 halfLife) public pure {
        halfLife = uint32(bound(halfLife, 1, type(uint32).max));
        reachable(s, type(uint40).max);
        assertLe(s.score(time, halfLife), WAD, "score");
        assertGe(s.conduct.recency(time, halfLife), WAD / 10, "recency");
    }

    function testFuzz_GoodNewsNeverLowers(Standing memory s, uint40 time, uint32 halfLife, uint256 news) public pure {
        halfLife = uint32(bound(halfLife, 30 days, 1_825 days));
        reachable(s, time);
        uint256 before = s.score(time, halfLife);
        if (news % 3 == 0) s.conduct.succeed(time);
        else if (news % 3 == 1) s.conduct.audit(uint16(bound(news, _atLeastTheMean(s.conduct), 10_000)), time);
        else _review(s.feedback, news, true);
        assertGe(s.score(time, halfLife), before, "good news");
    }

    function testFuzz_BadNewsNeverRaises(
        Standing memory s,
        uint40 time,
        uint32 halfLife,
        uint256 news,
        uint40 later
    ) public pure {
        halfLife = uint32(bound(halfLife, 30 days, 1_825 days));
        reachable(s, time);
        later = uint40(bound(later, time, type(uint40).max));
        Standing memory without = copyOf(s);
        if (news % 5 == 0) s.conduct.fail();
        else if (news % 5 == 1) s.conduct.strike();
        else if (news % 5 == 2) s.conduct.penalize(bound(news, 1, 1e18), time, halfLife);
        else if (news % 5 == 3) s.conduct.audit(uint16(bound(news, 0, _atLeastTheMean(s.conduct) - 1)), time);
        else _review(s.feedback, news, false);
        assertLe(s.score(time, halfLife), without.score(time, halfLife), "at once");
        // Two decays of a part are each rounded down: four units at most.
        assertLe(s.score(later, halfLife), without.score(later, halfLife) + 4, "later");
    }

    function testFuzz_NothingCountedIsANewcomer(uint40 time, uint32 halfLife) public pure {
        halfLife = uint32(bound(halfLife, 1, type(uint32).max));
        Standing memory nothing;
        assertEq(nothing.score(time, halfLife), Standings.NEWCOMER, "newcomer");
    }

    function testFuzz_PackIsItsInverse(uint256 word, Conduct memory conduct) public pure {
        assertEq(Standings.unpack(word).pack(), word, "of a word");
        assertEq(abi.encode(Standings.unpack(conduct.pack())), abi.encode(conduct), "of a record");
    }

    function testFuzz_DecayNeverGrowsWithTime(uint64 penalty, uint40 first, uint40 second) public pure {
        second = uint40(bound(second, first, type(uint40).max));
        Conduct memory conduct;
        conduct.penalty = penalty;
        assertLe(conduct.penaltyAt(second, 180 days), conduct.penaltyAt(first, 180 days), "penalty");
        assertLe(conduct.penaltyAt(first, 180 days), penalty, "never more than it was");
    }

    /// @dev The lowest quality in basis points that does not lower the mean; at least 1.
    function _atLeastTheMean(Conduct memory conduct) private pure returns (uint256) {
        if (conduct.qualityCount == 0) return 5_000;
        uint256 least = (uint256(conduct.qualitySum) + conduct.qualityCount - 1) / conduct.qualityCount;
        return least == 0 ? 1 : least;
    }

    /// @dev A review of any weight that is not below (or not above) the mean of the others.
    function _review(Feedback memory feedback, uint256 seed, bool good) private pure {
        uint64 weight = uint64(bound(seed >> 8, 1, 255));
        uint256 rating = bound(seed >> 16, 0, 4);
        uint256 sum = feedback.weight == 0 ? 2 : feedback.ratingSum;
        uint256 total = feedback.weight == 0 ? 1 : feedback.weight;
        if (good ? rating * total < sum : rating * total > sum) rating = good ? 4 : 0;
        feedback.ratingSum += uint128(weight * rating);
        feedback.weight += weight;
    }
}
