// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {VotingRules} from "../../../../contracts/governance/MarketGovernor.sol";
import {GovernanceTest} from "../../GovernanceTest.sol";

contract MarketGovernorFuzzTest is GovernanceTest {
    function testFuzz_Quorum_IsThePercentageButNeverBelowTheFloor(
        uint256 locked,
        uint256 percent,
        uint256 floor
    ) public {
        VotingRules memory given = rules();
        given.quorumPercent = bound(percent, 1, 20);
        given.quorumFloor = bound(floor, 1_000_000e18, 50_000_000e18);
        governor = deployGovernor(given);
        locked = bound(locked, 0, WALLET);
        lock(alice, locked);
        skip(1);
        uint256 share = (locked * given.quorumPercent) / 100;
        assertEq(governor.quorum(block.timestamp - 1), share > given.quorumFloor ? share : given.quorumFloor, "quorum");
    }

    function testFuzz_Outcome_IsMoreForThanAgainstWithAQuorum(uint256 against, uint256 for_, uint256 abstain) public {
        against = bound(against, 1, 2 * FLOOR);
        for_ = bound(for_, THRESHOLD, 2 * FLOOR);
        abstain = bound(abstain, 1, 2 * FLOOR);
        lock(alice, for_);
        lock(bob, against);
        lock(carol, abstain);
        uint256 id = proposeActive(feeDraft());
        vote(alice, id, FOR);
        vote(bob, id, AGAINST);
        vote(carol, id, ABSTAIN);
        vm.warp(governor.proposalDeadline(id) + 1);
        bool passed = for_ > against && for_ + abstain >= FLOOR;
        assertState(id, passed ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Defeated);
    }

    /// @dev Whenever the quorum is reached, `EXTENSION` or the rest of the period is left to answer; never more than one extension.
    function testFuzz_End_LeavesTimeToAnswerTheVoteThatMakesTheQuorum(uint256 at, uint256 secondAt) public {
        lock(bob, FLOOR);
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        at = bound(at, block.timestamp, end);
        vm.warp(at);
        vote(alice, id, FOR);
        uint256 afterFirst = governor.proposalDeadline(id);
        assertEq(afterFirst, at + EXTENSION > end ? at + EXTENSION : end, "after the first");
        vm.warp(bound(secondAt, at, afterFirst));
        vote(bob, id, FOR);
        assertLe(governor.proposalDeadline(id), end + EXTENSION, "bounded");
        assertGe(governor.proposalDeadline(id), afterFirst, "never sooner");
    }
}
