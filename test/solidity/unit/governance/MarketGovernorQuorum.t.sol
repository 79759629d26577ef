// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";

import {Draft, GovernanceTest} from "../../GovernanceTest.sol";

/// @notice How many votes it takes, and how long they can be answered.
contract MarketGovernorQuorumTest is GovernanceTest {
    // ── the quorum ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Quorum_IsTheFloorWhileLittleIsLocked() public {
        lock(alice, FLOOR);
        skip(1);
        assertEq(governor.quorum(block.timestamp - 1), FLOOR, "quorum");
    }

    function test_Quorum_IsThePercentageOnceThatIsMore() public {
        lock(alice, 25 * FLOOR);
        skip(1);
        assertEq(governor.quorum(block.timestamp - 1), FLOOR, "at the crossing");
        lock(bob, 25);
        skip(1);
        assertEq(governor.quorum(block.timestamp - 1), FLOOR + 1, "beyond");
    }

    function test_Quorum_OfAProposalIsReckonedAtItsSnapshot() public {
        lock(alice, 50 * FLOOR);
        uint256 id = proposeActive(feeDraft());
        uint256 before = governor.quorum(governor.proposalSnapshot(id));
        lock(bob, 50 * FLOOR);
        vm.prank(alice);
        votes.withdrawTo(alice, 50 * FLOOR);
        skip(1);
        assertEq(governor.quorum(governor.proposalSnapshot(id)), before, "quorum");
        assertEq(before, 2 * FLOOR, "four percent of fifty");
    }

    function test_Quorum_ChangedByVoteLeavesEarlierProposalsAlone() public {
        lock(alice, 50 * FLOOR);
        Draft memory raise = draftOf(
            address(governor),
            abi.encodeCall(GovernorVotesQuorumFraction.updateQuorumNumerator, (20)),
            "# Quorum"
        );
        proposeReady(raise);
        uint256 earlier = block.timestamp - 1;
        execute(raise);
        skip(1);
        assertEq(governor.quorum(earlier), 2 * FLOOR, "earlier");
        assertEq(governor.quorum(block.timestamp - 1), 10 * FLOOR, "later");
    }

    function test_Defeated_WhenTheQuorumIsMissedByOne() public {
        lock(alice, FLOOR - 1);
        uint256 id = proposeActive(feeDraft());
        vote(alice, id, FOR);
        _endsAs(id, IGovernor.ProposalState.Defeated);
    }

    function test_Succeeded_WhenAbstentionsFillTheQuorum() public {
        lock(alice, 1);
        lock(bob, FLOOR - 1);
        lock(carol, THRESHOLD);
        skip(1);
        uint256 id = propose(carol, feeDraft());
        skip(VOTING_DELAY + 1);
        vote(alice, id, FOR);
        vote(bob, id, ABSTAIN);
        _endsAs(id, IGovernor.ProposalState.Succeeded);
    }

    function test_Defeated_WhenVotesAgainstAloneFillTheQuorum() public {
        lock(alice, THRESHOLD);
        lock(bob, THRESHOLD - 1);
        uint256 id = proposeActive(feeDraft());
        vote(alice, id, FOR);
        vote(bob, id, AGAINST);
        _endsAs(id, IGovernor.ProposalState.Defeated);
    }

    function test_Defeated_WhenVotesAreEqual() public {
        lock(bob, FLOOR);
        uint256 id = proposeActive(feeDraft());
        vote(alice, id, FOR);
        vote(bob, id, AGAINST);
        _endsAs(id, IGovernor.ProposalState.Defeated);
    }

    function test_RevertWhen_QueuedThoughDefeated() public {
        Draft memory draft = feeDraft();
        uint256 id = proposeActive(draft);
        vote(alice, id, AGAINST);
        vm.warp(governor.proposalDeadline(id) + 1);
        vm.expectRevert(unexpectedState(id, IGovernor.ProposalState.Succeeded));
        queue(draft);
    }

    // ── late quorum ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Extension_WhenTheQuorumIsReachedInTheLastSecond() public {
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        vm.warp(end);
        vm.expectEmit(address(governor));
        emit GovernorPreventLateQuorum.ProposalExtended(id, uint64(end + EXTENSION));
        vote(alice, id, FOR);
        assertEq(governor.proposalDeadline(id), end + EXTENSION, "deadline");
    }

    function test_Extension_LetsTheOthersAnswer() public {
        lock(bob, 2 * FLOOR);
        uint256 id = proposeActive(feeDraft());
        vm.warp(governor.proposalDeadline(id));
        vote(alice, id, FOR);
        skip(EXTENSION);
        vote(bob, id, AGAINST);
        _endsAs(id, IGovernor.ProposalState.Defeated);
    }

    function test_Extension_ComesOnce() public {
        lock(bob, FLOOR);
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        vm.warp(end);
        vote(alice, id, FOR);
        vm.warp(end + EXTENSION);
        vote(bob, id, FOR);
        assertEq(governor.proposalDeadline(id), end + EXTENSION, "deadline");
    }

    function test_Extension_NotForAVoteAtTheEndThatLeavesTheQuorumOpen() public {
        lock(carol, THRESHOLD);
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        vm.warp(end);
        vote(carol, id, FOR);
        assertEq(governor.proposalDeadline(id), end, "deadline");
    }

    function test_Extension_NotForAQuorumBeforeTheLastPart() public {
        lock(bob, FLOOR);
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        vm.warp(end - EXTENSION);
        vote(alice, id, FOR);
        assertEq(governor.proposalDeadline(id), end, "deadline");
        skip(1);
        vote(bob, id, FOR);
        assertEq(governor.proposalDeadline(id), end + 1, "one second later the last part has begun");
    }

    /// @dev Our own rule: the quorum is only reckoned in the last part, so an early quorum extends at the first late vote.
    function test_Extension_ByTheFirstLateVoteThoughTheQuorumWasThereBefore() public {
        lock(bob, FLOOR);
        lock(carol, FLOOR);
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        vote(alice, id, FOR);
        assertEq(governor.proposalDeadline(id), end, "early votes do not move the end");
        vm.warp(end - 1 hours);
        vote(bob, id, AGAINST);
        assertEq(governor.proposalDeadline(id), end - 1 hours + EXTENSION, "the first late vote does");
        vm.warp(end);
        vote(carol, id, FOR);
        assertEq(governor.proposalDeadline(id), end - 1 hours + EXTENSION, "the next does not");
    }

    function test_Extension_CanBeVotedToNothing() public {
        Draft memory none = draftOf(
            address(governor),
            abi.encodeCall(GovernorPreventLateQuorum.setLateQuorumVoteExtension, (0)),
            "# No extension"
        );
        decide(none);
        uint256 id = proposeActive(feeDraft());
        uint256 end = governor.proposalDeadline(id);
        vm.warp(end);
        vote(alice, id, FOR);
        assertEq(governor.proposalDeadline(id), end, "deadline");
        _endsAs(id, IGovernor.ProposalState.Succeeded);
    }

    function _endsAs(uint256 id, IGovernor.ProposalState expected) private {
        vm.warp(governor.proposalDeadline(id) + 1);
        assertState(id, expected);
    }
}
