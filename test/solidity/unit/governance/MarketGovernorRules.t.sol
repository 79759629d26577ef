// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";

import {MarketGovernor, VotingRules} from "../../../../contracts/governance/MarketGovernor.sol";
import {Draft, GovernanceTest} from "../../GovernanceTest.sol";

/// @notice The governor's own numbers: their bounds, and who sets them.
contract MarketGovernorRulesTest is GovernanceTest {
    // ── at the deployment ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Constructor_KeepsTheRules() public view {
        assertEq(governor.name(), "FTNS Market Governor", "name");
        assertEq(governor.COUNTING_MODE(), "support=bravo&quorum=for,abstain", "counting");
        assertEq(governor.CLOCK_MODE(), "mode=timestamp", "clock mode");
        assertEq(uint256(governor.clock()), block.timestamp, "clock");
        assertEq(address(governor.token()), address(votes), "token");
        assertEq(governor.timelock(), address(timelock), "timelock");
        assertEq(governor.votingDelay(), VOTING_DELAY, "delay");
        assertEq(governor.votingPeriod(), VOTING_PERIOD, "period");
        assertEq(uint256(governor.lateQuorumVoteExtension()), EXTENSION, "extension");
        assertEq(governor.proposalThreshold(), THRESHOLD, "threshold");
        assertEq(governor.quorumNumerator(), 4, "percent");
        assertEq(governor.quorumDenominator(), 100, "of a hundred");
        assertEq(governor.QUORUM_FLOOR(), FLOOR, "floor");
        assertEq(governor.MIN_WINDOW(), MIN_WINDOW, "window");
    }

    function test_Constructor_TakesTheEndsOfEveryBound() public {
        VotingRules memory least = VotingRules({
            votingDelay: uint48(MIN_WINDOW),
            votingPeriod: uint32(MIN_WINDOW),
            voteExtension: 0,
            proposalThreshold: 0,
            quorumPercent: 1,
            quorumFloor: 1_000_000e18,
            minWindow: uint48(MIN_WINDOW)
        });
        assertEq(deployGovernor(least).votingPeriod(), MIN_WINDOW, "least");
        VotingRules memory most = VotingRules({
            votingDelay: 14 days,
            votingPeriod: 30 days,
            voteExtension: 7 days,
            proposalThreshold: 10_000_000e18,
            quorumPercent: 20,
            quorumFloor: 50_000_000e18,
            minWindow: 14 days
        });
        assertEq(deployGovernor(most).votingPeriod(), 30 days, "most");
    }

    function test_RevertWhen_DeployedOutsideTheBounds() public {
        VotingRules memory bad = rules();
        bad.votingDelay = uint48(MIN_WINDOW - 1);
        _expectRefused(bad, MIN_WINDOW - 1, MIN_WINDOW, 14 days);
        bad = rules();
        bad.votingPeriod = uint32(MIN_WINDOW - 1);
        bad.voteExtension = 0;
        _expectRefused(bad, MIN_WINDOW - 1, MIN_WINDOW, 30 days);
        bad = rules();
        bad.quorumFloor = 1_000_000e18 - 1;
        _expectRefused(bad, 1_000_000e18 - 1, 1_000_000e18, 50_000_000e18);
        bad.quorumFloor = 50_000_000e18 + 1;
        _expectRefused(bad, 50_000_000e18 + 1, 1_000_000e18, 50_000_000e18);
        bad = rules();
        bad.quorumPercent = 0;
        _expectRefused(bad, 0, 1, 20);
        bad = rules();
        bad.proposalThreshold = 10_000_000e18 + 1;
        _expectRefused(bad, 10_000_000e18 + 1, 0, 10_000_000e18);
    }

    // ── by vote ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_VotingDelay_WithinItsBounds() public {
        _expectBounds(governor.setVotingDelay.selector, MIN_WINDOW, 14 days);
        assertEq(governor.votingDelay(), 14 days, "delay");
    }

    function test_VotingPeriod_WithinItsBounds() public {
        _expectBounds(governor.setVotingPeriod.selector, MIN_WINDOW, 30 days);
        assertEq(governor.votingPeriod(), 30 days, "period");
    }

    function test_ProposalThreshold_WithinItsBounds() public {
        lock(alice, 20_000_000e18);
        _expectBounds(governor.setProposalThreshold.selector, 0, 10_000_000e18);
        assertEq(governor.proposalThreshold(), 10_000_000e18, "threshold");
    }

    function test_QuorumPercent_WithinItsBounds() public {
        _expectBounds(governor.updateQuorumNumerator.selector, 1, 20);
        assertEq(governor.quorumNumerator(), 20, "percent");
    }

    function test_VoteExtension_WithinItsBoundsAndThePeriod() public {
        _decideRule(governor.setVotingPeriod.selector, 14 days);
        _expectBounds(governor.setLateQuorumVoteExtension.selector, 0, 7 days);
        assertEq(uint256(governor.lateQuorumVoteExtension()), 7 days, "extension");
        _decideRule(governor.setVotingPeriod.selector, 3 days);
        _expectRuleRefused(
            governor.setLateQuorumVoteExtension.selector,
            3 days + 1,
            abi.encodeWithSelector(
                GovernorPreventLateQuorum.GovernorPreventLateQuorumVoteExtensionTooLarge.selector,
                3 days + 1,
                3 days
            )
        );
    }

    function test_Rules_OfAProposalAreThoseOfItsMaking() public {
        uint256 before = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(before);
        _decideRule(governor.setVotingPeriod.selector, 30 days);
        assertEq(governor.proposalDeadline(before), end, "deadline");
    }

    // ── nobody else ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_AnybodySetsARuleWithoutAVote() public {
        address[3] memory callers = [alice, guardian, address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, callers[i]));
            governor.setVotingDelay(2 days);
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, callers[i]));
            governor.relay(address(ftns), 0, "");
            vm.stopPrank();
        }
    }

    /// @dev A proposer that is not this governor could not change its rules, not even by the timelock.
    function test_RevertWhen_TheTimelockSetsARuleWithoutAProposalOfTheGovernor() public {
        vm.expectRevert();
        vm.prank(address(timelock));
        governor.setVotingDelay(2 days);
        assertEq(governor.votingDelay(), VOTING_DELAY, "delay");
    }

    function test_RevertWhen_TheGovernorIsPaid() public {
        vm.deal(alice, 1);
        vm.prank(alice);
        (bool paid, bytes memory refusal) = address(governor).call{value: 1}("");
        assertFalse(paid, "paid");
        assertEq(refusal, abi.encodePacked(IGovernor.GovernorDisabledDeposit.selector), "refusal");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _expectRefused(VotingRules memory bad, uint256 value, uint256 min, uint256 max) private {
        vm.expectRevert(_outOfBounds(value, min, max));
        this.tryDeploy(bad);
    }

    function tryDeploy(VotingRules memory bad) external {
        deployGovernor(bad);
    }

    /// @dev Both ends can be voted, one beyond either cannot. Leaves the number at its maximum.
    function _expectBounds(bytes4 setter, uint256 min, uint256 max) private {
        _decideRule(setter, min);
        if (min > 0) _expectRuleRefused(setter, min - 1, _outOfBounds(min - 1, min, max));
        _expectRuleRefused(setter, max + 1, _outOfBounds(max + 1, min, max));
        _decideRule(setter, max);
    }

    function _decideRule(bytes4 setter, uint256 value) private {
        Draft memory draft = _ruleDraft(setter, value);
        _win(draft);
        execute(draft);
    }

    function _expectRuleRefused(bytes4 setter, uint256 value, bytes memory refusal) private {
        Draft memory draft = _ruleDraft(setter, value);
        _win(draft);
        vm.expectRevert(refusal);
        execute(draft);
    }

    function _win(Draft memory draft) private {
        if (votes.getVotes(alice) == 0) lock(alice, FLOOR);
        skip(1);
        uint256 id = propose(alice, draft);
        vm.warp(governor.proposalSnapshot(id) + 1);
        vote(alice, id, FOR);
        vm.warp(governor.proposalDeadline(id) + 1);
        queue(draft);
        vm.warp(governor.proposalEta(id));
    }

    function _ruleDraft(bytes4 setter, uint256 value) private view returns (Draft memory) {
        bytes memory data = abi.encodeWithSelector(setter, value);
        return draftOf(address(governor), data, string.concat("# Rule at ", vm.toString(block.timestamp)));
    }

    function _outOfBounds(uint256 value, uint256 min, uint256 max) private pure returns (bytes memory) {
        return abi.encodeWithSelector(MarketGovernor.MarketGovernor_OutOfBounds.selector, value, min, max);
    }
}
