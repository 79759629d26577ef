// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Finding, Findings} from "../../../../contracts/libraries/Findings.sol";
import {Test} from "../../Test.sol";

contract FindingsFuzzTest is Test {
    using Findings for Finding;

    /// @dev Valid scores of every kind from any bits.
    function validOf(Finding memory finding) private pure returns (Finding memory) {
        for (uint256 i = 0; i < 5; ++i) {
            uint16 raw = finding.scores[i];
            if (raw % 7 == 0) finding.scores[i] = Findings.NOT_APPLICABLE;
            else if (raw % 7 == 1) finding.scores[i] = Findings.WITHHELD;
            else finding.scores[i] = raw % 10_001;
        }
        return finding;
    }

    function testFuzz_PackIsItsInverse(Finding memory finding) public pure {
        assertEq(abi.encode(Findings.unpack(finding.pack())), abi.encode(finding), "finding");
    }

    function testFuzz_ValidIsAScoreOrAWord(Finding memory finding, uint16 score) public pure {
        assertTrue(validOf(finding).isValid(), "valid");
        finding.scores[score % 5] = score;
        assertEq(finding.isValid(), score <= 10_000 || score >= type(uint16).max - 1, "one of them");
    }

    function testFuzz_OverallIsBetweenTheScores(Finding memory finding) public pure {
        validOf(finding);
        (uint256 least, uint256 most, bool any) = (10_000, 0, false);
        for (uint256 i = 0; i < 5; ++i) {
            uint16 score = finding.scores[i];
            if (score == Findings.NOT_APPLICABLE) continue;
            uint256 counted = score == Findings.WITHHELD ? 0 : score;
            any = true;
            if (counted < least) least = counted;
            if (counted > most) most = counted;
        }
        uint256 overall = finding.overall();
        if (!any) assertEq(overall, 5_000, "nothing applies");
        else assertTrue(overall >= least && overall <= most, "between");
    }

    /// @dev Hiding a bad score never beats showing it.
    function testFuzz_WithholdingNeverHelps(Finding memory finding, uint8 metric) public pure {
        validOf(finding);
        uint256 i = metric % 5;
        if (finding.scores[i] == Findings.NOT_APPLICABLE) return;
        uint256 shown = finding.overall();
        finding.scores[i] = Findings.WITHHELD;
        assertLe(finding.overall(), shown, "withheld");
    }

    /// @dev A minority cannot carry a median beyond what an honest majority said.
    function testFuzz_AMinorityMovesAMedianOnlyBetweenHonestScores(
        uint16[4] memory honest,
        uint16[3] memory others,
        uint256 seats
    ) public pure {
        uint256[] memory words = new uint256[](7);
        (uint16 least, uint16 most) = (10_000, 0);
        for (uint256 i = 0; i < 7; ++i) {
            uint16 score = i < 4 ? honest[i] % 10_001 : others[i - 4];
            if (i >= 4 && score > 10_000 && score < Findings.WITHHELD) score = Findings.NOT_APPLICABLE;
            if (i < 4 && score < least) least = score;
            if (i < 4 && score > most) most = score;
            // Places in any order.
            words[(i * 3 + (seats % 7)) % 7] = _word(score);
        }
        Finding memory joint = Findings.ofPanel(words, 7);
        for (uint256 i = 0; i < 5; ++i) {
            assertTrue(joint.scores[i] >= least && joint.scores[i] <= most, "between honest scores");
        }
    }

    /// @dev Neither can three of seven end a certificate before the others would, or keep it longer.
    function testFuzz_AMinorityMovesTheExpiryOnlyBetweenThoseOfTheOthers(
        uint40[4] memory honest,
        uint40[3] memory others,
        uint256 turn
    ) public pure {
        uint256[] memory words = new uint256[](7);
        (uint40 least, uint40 most) = (type(uint40).max, 0);
        for (uint256 i = 0; i < 7; ++i) {
            uint40 expiry = i < 4 ? honest[i] : others[i - 4];
            if (i < 4 && expiry < least) least = expiry;
            if (i < 4 && expiry > most) most = expiry;
            words[(i * 3 + (turn % 7)) % 7] = uint256(expiry) << 82;
        }
        uint40 joint = Findings.ofPanel(words, 7).expiresAt;
        assertTrue(joint >= least && joint <= most, "between honest expiries");
    }

    function testFuzz_OneFindingIsThePanels(Finding memory finding) public pure {
        validOf(finding);
        uint256[] memory words = new uint256[](1);
        words[0] = finding.pack();
        assertEq(abi.encode(Findings.ofPanel(words, 1)), abi.encode(finding), "alone");
    }

    function test_OfPanel_TheCornersOfTheRules() public pure {
        uint256[] memory words = new uint256[](4);
        words[0] = _word(Findings.NOT_APPLICABLE);
        words[1] = _word(Findings.NOT_APPLICABLE);
        words[2] = _word(8_000);
        words[3] = _word(Findings.WITHHELD);
        Finding memory joint = Findings.ofPanel(words, 4);
        assertEq(joint.scores[0], Findings.WITHHELD, "half apply: the lower of withheld and 8,000");
        assertTrue(joint.passed, "all pass");
        assertFalse(joint.contentCertified, "nobody certified");
        words[3] = _word(Findings.NOT_APPLICABLE);
        assertEq(Findings.ofPanel(words, 4).scores[0], Findings.NOT_APPLICABLE, "most say so");

        // Two of four is no majority; certified by two of the three that spoke, of seven seats, neither.
        words = new uint256[](2);
        words[0] = _word(5_000) & ~uint256(1 << 80);
        words[1] = _word(5_000) | (1 << 81);
        joint = Findings.ofPanel(words, 2);
        assertFalse(joint.passed, "an even vote fails");
        assertFalse(joint.contentCertified, "one of two seats");
        words[0] |= 1 << 81;
        assertTrue(Findings.ofPanel(words, 3).contentCertified, "two of three seats");
        assertFalse(Findings.ofPanel(words, 4).contentCertified, "two of four seats");
    }

    function test_Overall_Weighs() public pure {
        Finding memory finding;
        uint16[5] memory weights = [uint16(3_000), 2_500, 2_000, 1_000, 1_500];
        for (uint256 i = 0; i < 5; ++i) {
            finding.scores[i] = 10_000;
            assertEq(finding.overall(), weights[i], "weight");
            finding.scores[i] = 0;
        }
        for (uint256 i = 0; i < 5; ++i) finding.scores[i] = Findings.NOT_APPLICABLE;
        finding.scores[3] = 6_000;
        assertEq(finding.overall(), 6_000, "the only one that applies");
    }

    /// @dev All five scores the same; passed, and expires.
    function _word(uint16 score) private pure returns (uint256) {
        Finding memory finding;
        for (uint256 i = 0; i < 5; ++i) finding.scores[i] = score;
        (finding.passed, finding.expiresAt) = (true, 1);
        return finding.pack();
    }
}
