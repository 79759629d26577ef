// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {FixedPointMathLib} from "solady/src/utils/FixedPointMathLib.sol";

/// @notice What is counted of an account's deals. Every counter stops at its largest value instead of overflowing.
struct Conduct {
    // slot 0
    uint32 succeeded; // deals that could have failed and did not
    uint32 failed;
    uint40 activeAt; // timestamp (seconds) of the last success; 0 = none yet
    uint64 penalty; // as of `penalizedAt`, WAD
    uint40 penalizedAt; // timestamp (seconds)
    uint32 qualitySum; // of audits, basis points
    uint16 qualityCount;
}

/// @notice What is counted of an account's reviews.
struct Feedback {
    // slot 0
    uint128 ratingSum; // sum of weight * (rating - 1), ratings from 1 to 5
    uint128 weight; // sum of weights
}

/// @notice All that a reputation is made of.
struct Standing {
    Conduct conduct;
    Feedback feedback;
}

/// @title Standings
/// @notice The arithmetic of reputation (docs/trust.md). The same, to the last unit, is in sdk/src/reputation.
///     reputation  = (0.40 deals + 0.35 feedback + 0.25 behaviour) * recency
///     deals       = 0.6 * succeeded / (succeeded + failed) + 0.4 * mean quality of audits; 0.5 without a deal
///     feedback    = weighted mean of (rating - 1) / 4; 0.5 without a review
///     behaviour   = 1 - penalty, where each penalty halves with the half-life
///     recency     = max(0.1, 2^-((now - last success) / half-life)); 1 before the first success
/// A newcomer has 0.625. Good news never lowers the score and bad news never raises it: only a success renews recency.
/// @dev All divisions round down, so each part is monotone in what it is made of. 2^-x is Solady's `expWad(-x * ln 2)`, which is monotone.
library Standings {
    using Math for uint256;

    /// @notice The score of a standing in which nothing was counted.
    uint256 internal constant NEWCOMER = 0.625e18;

    uint256 private constant WAD = 1e18;
    uint256 private constant HALF = 0.5e18;
    uint256 private constant LN_2 = 693147180559945309; // WAD
    uint256 private constant LEAST_RECENCY = 0.1e18;
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant TOP_RATING = 4; // of rating - 1

    // ── one word ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice From the lowest bit, in the order of the struct.
    function pack(Conduct memory self) internal pure returns (uint256) {
        return
            uint256(self.succeeded) |
            (uint256(self.failed) << 32) |
            (uint256(self.activeAt) << 64) |
            (uint256(self.penalty) << 104) |
            (uint256(self.penalizedAt) << 168) |
            (uint256(self.qualitySum) << 208) |
            (uint256(self.qualityCount) << 240);
    }

    function unpack(uint256 word) internal pure returns (Conduct memory) {
        return
            Conduct({
                succeeded: uint32(word),
                failed: uint32(word >> 32),
                activeAt: uint40(word >> 64),
                penalty: uint64(word >> 104),
                penalizedAt: uint40(word >> 168),
                qualitySum: uint32(word >> 208),
                qualityCount: uint16(word >> 240)
            });
    }

    // ── news ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice A deal that could have failed went well.
    function succeed(Conduct memory self, uint40 time) internal pure {
        if (self.succeeded != type(uint32).max) ++self.succeeded;
        self.activeAt = time;
    }

    /// @notice A success turned out to be none.
    function strike(Conduct memory self) internal pure {
        if (self.succeeded != 0) --self.succeeded;
    }

    /// @notice A deal failed by this account's fault.
    function fail(Conduct memory self) internal pure {
        if (self.failed != type(uint32).max) ++self.failed;
    }

    /// @notice Adds to what is left of the penalty now.
    /// @param amount WAD
    /// @param halfLife seconds, not zero
    function penalize(Conduct memory self, uint256 amount, uint40 time, uint32 halfLife) internal pure {
        uint256 penalty = penaltyAt(self, time, halfLife) + amount;
        self.penalty = penalty > type(uint64).max ? type(uint64).max : uint64(penalty);
        self.penalizedAt = time;
    }

    /// @notice An audit found this quality. It renews recency when it is neither below the mean so far nor below a newcomer's.
    /// @param quality basis points, at most 10,000
    function audit(Conduct memory self, uint16 quality, uint40 time) internal pure {
        if (self.qualityCount == type(uint16).max) return;
        uint256 found = (quality * WAD) / BASIS_POINTS;
        if (found >= HALF && found >= meanQuality(self)) self.activeAt = time;
        self.qualitySum += quality;
        ++self.qualityCount;
    }

    /// @notice Takes one rating out and puts another in its place. What was never counted, because its reporter was retired at the time, takes
    /// nothing else with it: sums stop at zero, and the mean stays one of ratings.
    /// @param weight of both
    /// @param previous 1 to 5; 0 = none
    /// @param rating 1 to 5; 0 = none
    function replace(
        Feedback memory self,
        uint64 weight,
        uint8 previous,
        uint8 rating
    ) internal pure returns (Feedback memory) {
        (uint256 sum, uint256 total) = (self.ratingSum, self.weight);
        if (rating != 0) {
            sum += uint256(weight) * (rating - 1);
            total += weight;
        }
        if (previous != 0) {
            sum = sum.saturatingSub(uint256(weight) * (previous - 1));
            total = total.saturatingSub(weight);
        }
        return Feedback({ratingSum: uint128(sum.min(total * TOP_RATING)), weight: uint128(total)});
    }

    // ── score ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @param time timestamp (seconds)
    /// @param halfLife seconds, not zero
    /// @return WAD, in [0, 1]
    function score(Standing memory self, uint40 time, uint32 halfLife) internal pure returns (uint256) {
        Conduct memory conduct = self.conduct;
        uint256 sum = 40 * deals(conduct) + 35 * feedbackScore(self.feedback) + 25 * behaviour(conduct, time, halfLife);
        return ((sum / 100) * recency(conduct, time, halfLife)) / WAD;
    }

    /// @return WAD
    function deals(Conduct memory self) internal pure returns (uint256) {
        uint256 count = uint256(self.succeeded) + self.failed;
        if (count == 0) return HALF;
        uint256 rate = (self.succeeded * WAD) / count;
        return (6 * rate + 4 * meanQuality(self)) / 10;
    }

    /// @return WAD
    function meanQuality(Conduct memory self) internal pure returns (uint256) {
        if (self.qualityCount == 0) return HALF;
        return (self.qualitySum * WAD) / (self.qualityCount * BASIS_POINTS);
    }

    /// @return WAD
    function feedbackScore(Feedback memory self) internal pure returns (uint256) {
        if (self.weight == 0) return HALF;
        return (self.ratingSum * WAD) / (self.weight * TOP_RATING);
    }

    /// @return WAD
    function behaviour(Conduct memory self, uint40 time, uint32 halfLife) internal pure returns (uint256) {
        uint256 penalty = penaltyAt(self, time, halfLife);
        return penalty < WAD ? WAD - penalty : 0;
    }

    /// @return WAD
    function recency(Conduct memory self, uint40 time, uint32 halfLife) internal pure returns (uint256) {
        if (self.activeAt == 0) return WAD;
        uint256 decay = _decayed(WAD, self.activeAt, time, halfLife);
        return decay > LEAST_RECENCY ? decay : LEAST_RECENCY;
    }

    /// @notice What is left of the penalty.
    /// @return WAD
    function penaltyAt(Conduct memory self, uint40 time, uint32 halfLife) internal pure returns (uint256) {
        return _decayed(self.penalty, self.penalizedAt, time, halfLife);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev amount * 2^-((time - since) / halfLife), rounded down. `amount` in WAD, below 2^64.
    function _decayed(uint256 amount, uint40 since, uint40 time, uint32 halfLife) private pure returns (uint256) {
        if (amount == 0 || time <= since) return amount;
        uint256 elapsed = time - since;
        int256 power = FixedPointMathLib.expWad(-int256((elapsed * LN_2) / halfLife));
        return (amount * uint256(power)) / WAD;
    }
}
