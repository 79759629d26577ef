// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What an auditor found. A score is basis points from 0 to 10,000, `Findings.NOT_APPLICABLE` or `Findings.WITHHELD`.
struct Finding {
    uint16[5] scores; // model performance, data quality, code quality, documentation, peer review
    bool passed; // the verdict
    bool contentCertified; // decrypted the artifact, and found what the version committed to
    uint40 expiresAt; // timestamp (seconds)
}

/// @title Findings
/// @notice Packs findings, and makes one of those of a panel. Pure. From the lowest bit: scores 16 each | passed 1 | contentCertified 1 |
/// expiresAt 40.
library Findings {
    uint16 internal constant NOT_APPLICABLE = type(uint16).max;
    uint16 internal constant WITHHELD = type(uint16).max - 1;

    uint16 private constant BASIS_POINTS = 10_000;
    uint256 private constant METRICS = 5;
    uint256 private constant WEIGHTS = 0x0f_0a_14_19_1e; // percent of each metric, the first in the lowest byte: 30, 25, 20, 10, 15

    function pack(Finding memory self) internal pure returns (uint256 word) {
        for (uint256 i = 0; i < METRICS; ++i) {
            word |= uint256(self.scores[i]) << (16 * i);
        }
        word |= (self.passed ? 1 << 80 : 0) | (self.contentCertified ? 1 << 81 : 0) | (uint256(self.expiresAt) << 82);
    }

    function unpack(uint256 word) internal pure returns (Finding memory self) {
        for (uint256 i = 0; i < METRICS; ++i) {
            self.scores[i] = uint16(word >> (16 * i));
        }
        self.passed = (word >> 80) & 1 == 1;
        self.contentCertified = (word >> 81) & 1 == 1;
        self.expiresAt = uint40(word >> 82);
    }

    /// @notice Whether every score is one.
    function isValid(Finding memory self) internal pure returns (bool) {
        for (uint256 i = 0; i < METRICS; ++i) {
            uint16 score = self.scores[i];
            if (score > BASIS_POINTS && score < WITHHELD) return false;
        }
        return true;
    }

    /// @notice The finding of a panel. Each score is the lower median of those who gave one (withheld is below zero), not applicable when most
    /// said so. The verdict is that of most, an even vote fails. The content is certified by most of all seats. The expiry is
    /// the lower median of theirs.
    /// @param words packed findings, at least one
    /// @param seats of the panel, the silent included
    function ofPanel(uint256[] memory words, uint256 seats) internal pure returns (Finding memory joint) {
        uint256 count = words.length;
        uint16[] memory given = new uint16[](count);
        for (uint256 i = 0; i < METRICS; ++i) {
            for (uint256 j = 0; j < count; ++j) {
                given[j] = uint16(words[j] >> (16 * i));
            }
            joint.scores[i] = _median(given);
        }
        (uint256 passed, uint256 certified) = (0, 0);
        uint40[] memory expiries = new uint40[](count);
        for (uint256 j = 0; j < count; ++j) {
            Finding memory finding = unpack(words[j]);
            if (finding.passed) ++passed;
            if (finding.contentCertified) ++certified;
            uint256 place = j;
            for (; place > 0 && expiries[place - 1] > finding.expiresAt; --place) {
                expiries[place] = expiries[place - 1];
            }
            expiries[place] = finding.expiresAt;
        }
        joint.expiresAt = expiries[(count - 1) / 2];
        joint.passed = 2 * passed > count;
        joint.contentCertified = 2 * certified > seats;
    }

    /// @notice Weighted mean of the scores: what is not applicable takes its weight out, what is withheld counts 0. A half when nothing
    /// is applicable.
    /// @return basis points
    function overall(Finding memory self) internal pure returns (uint16) {
        (uint256 sum, uint256 weights) = (0, 0);
        for (uint256 i = 0; i < METRICS; ++i) {
            uint16 score = self.scores[i];
            if (score == NOT_APPLICABLE) continue;
            uint256 weight = (WEIGHTS >> (8 * i)) & 0xff;
            weights += weight;
            if (score != WITHHELD) sum += weight * score;
        }
        return weights == 0 ? BASIS_POINTS / 2 : uint16(sum / weights);
    }

    /// @dev Sorts in place: withheld first, then by score, not applicable last.
    function _median(uint16[] memory given) private pure returns (uint16) {
        uint256 applicable = 0;
        for (uint256 i = 0; i < given.length; ++i) {
            uint16 score = given[i];
            if (score != NOT_APPLICABLE) ++applicable;
            uint256 place = i;
            for (; place > 0 && _rank(given[place - 1]) > _rank(score); --place) {
                given[place] = given[place - 1];
            }
            given[place] = score;
        }
        if (2 * applicable < given.length || applicable == 0) return NOT_APPLICABLE;
        return given[(applicable - 1) / 2];
    }

    function _rank(uint16 score) private pure returns (uint256) {
        return score == WITHHELD ? 0 : uint256(score) + 1;
    }
}
