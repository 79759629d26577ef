// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Draft, GovernanceTest} from "../../GovernanceTest.sol";

/// @notice The life of a proposal, from its making to its end.
contract MarketGovernorLifeTest is GovernanceTest {
    // ── the whole life ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Life_FromPendingToExecuted() public {
        Draft memory draft = feeDraft();
        lock(alice, FLOOR);
        skip(1);
        uint256 id = propose(alice, draft);
        assertState(id, IGovernor.ProposalState.Pending);
        vm.warp(governor.proposalSnapshot(id));
        assertState(id, IGovernor.ProposalState.Pending);
        skip(1);
        assertState(id, IGovernor.ProposalState.Active);
        vote(alice, id, FOR);
        vm.warp(governor.proposalDeadline(id));
        assertState(id, IGovernor.ProposalState.Active);
        skip(1);
        assertState(id, IGovernor.ProposalState.Succeeded);
        vm.prank(stranger);
        queue(draft);
        assertState(id, IGovernor.ProposalState.Queued);
        assertEq(governor.proposalEta(id), block.timestamp + TIMELOCK_DELAY, "eta");
        vm.warp(governor.proposalEta(id));
        assertEq(policy.get(IMarketPolicy.Parameter.PlatformFee), 500, "before");
        vm.prank(stranger);
        execute(draft);
        assertState(id, IGovernor.ProposalState.Executed);
        assertEq(policy.get(IMarketPolicy.Parameter.PlatformFee), NEW_FEE, "after");
    }

    function test_Propose_SetsTimesByTheRulesInForce() public {
        lock(alice, FLOOR);
        skip(1);
        uint256 id = propose(alice, feeDraft());
        assertEq(governor.proposalSnapshot(id), block.timestamp + VOTING_DELAY, "snapshot");
        assertEq(governor.proposalDeadline(id), block.timestamp + VOTING_DELAY + VOTING_PERIOD, "deadline");
        assertEq(governor.proposalProposer(id), alice, "proposer");
        assertTrue(governor.proposalNeedsQueuing(id), "needs queuing");
    }

    // ── propose ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Propose_IsAllowedAtTheThreshold() public {
        lock(alice, THRESHOLD);
        skip(1);
        assertState(propose(alice, feeDraft()), IGovernor.ProposalState.Pending);
    }

    function test_Propose_IsForDelegatesToo() public {
        vm.prank(alice);
        votes.lock(THRESHOLD, bob);
        skip(1);
        assertState(propose(bob, feeDraft()), IGovernor.ProposalState.Pending);
    }

    function test_RevertWhen_ProposerIsBelowTheThreshold() public {
        lock(alice, THRESHOLD - 1);
        skip(1);
        _expectTooFewVotes(alice, THRESHOLD - 1);
        propose(alice, feeDraft());
    }

    function test_RevertWhen_ProposerLockedInTheSameSecond() public {
        lock(alice, THRESHOLD);
        _expectTooFewVotes(alice, 0);
        propose(alice, feeDraft());
    }

    function test_RevertWhen_ProposedTwice() public {
        uint256 id = proposeActive(feeDraft());
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector,
                id,
                IGovernor.ProposalState.Active,
                bytes32(0)
            )
        );
        propose(alice, feeDraft());
    }

    function test_RevertWhen_ProposalIsEmpty() public {
        lock(alice, THRESHOLD);
        skip(1);
        Draft memory draft;
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, 0, 0, 0));
        propose(alice, draft);
    }

    function test_RevertWhen_DescriptionIsBoundToAnotherProposer() public {
        lock(alice, THRESHOLD);
        lock(bob, THRESHOLD);
        skip(1);
        Draft memory draft = feeDraft();
        draft.description = string.concat("# Fee\n\n#proposer=", Strings.toHexString(alice));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, bob));
        propose(bob, draft);
        propose(alice, draft);
        cancel(alice, draft);
    }

    function test_Propose_WithoutTheLastLineIsAnotherProposal() public {
        lock(alice, THRESHOLD);
        lock(bob, THRESHOLD);
        skip(1);
        Draft memory bound_ = feeDraft();
        bound_.description = string.concat("# Fee\n\n#proposer=", Strings.toHexString(alice));
        uint256 copied = propose(bob, feeDraft());
        uint256 own = propose(alice, bound_);
        assertNotEq(copied, own, "ids");
        cancel(bob, feeDraft());
        assertState(own, IGovernor.ProposalState.Pending);
    }

    // ── cancel ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Cancel_IsFinal() public {
        Draft memory draft = feeDraft();
        lock(alice, FLOOR);
        skip(1);
        uint256 id = propose(alice, draft);
        cancel(alice, draft);
        assertState(id, IGovernor.ProposalState.Canceled);
        skip(VOTING_DELAY + 1);
        vm.expectRevert(unexpectedState(id, IGovernor.ProposalState.Active));
        vote(alice, id, FOR);
    }

    function test_RevertWhen_CancelledByAnotherThanTheProposer() public {
        lock(alice, FLOOR);
        skip(1);
        uint256 id = propose(alice, feeDraft());
        for (uint256 i = 0; i < 2; ++i) {
            address caller = i == 0 ? guardian : stranger;
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, caller));
            cancel(caller, feeDraft());
        }
    }

    function test_RevertWhen_CancelledOnceTheVoteIsOpenOrLater() public {
        Draft memory draft = feeDraft();
        uint256 id = proposeActive(draft);
        _expectUncancellable(id, draft);
        vote(alice, id, FOR);
        vm.warp(governor.proposalDeadline(id) + 1);
        _expectUncancellable(id, draft);
        queue(draft);
        _expectUncancellable(id, draft);
        vm.warp(governor.proposalEta(id));
        execute(draft);
        _expectUncancellable(id, draft);
    }

    // ── vote ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_CastVote_WeighsWhatTheVoterHadAtTheSnapshot() public {
        lock(bob, 3 * FLOOR);
        uint256 id = proposeActive(feeDraft());
        vm.prank(bob);
        votes.withdrawTo(bob, 3 * FLOOR);
        vm.prank(bob);
        governor.castVoteWithReason(id, AGAINST, "too cheap");
        vote(alice, id, ABSTAIN);
        (uint256 against, uint256 for_, uint256 abstain) = governor.proposalVotes(id);
        assertEq(against, 3 * FLOOR, "against, though unlocked");
        assertEq(for_, 0, "for");
        assertEq(abstain, FLOOR, "abstain");
        assertTrue(governor.hasVoted(id, bob), "voted");
    }

    function test_RevertWhen_VotedTwice() public {
        uint256 id = proposeActive(feeDraft());
        vote(alice, id, FOR);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice));
        vote(alice, id, AGAINST);
    }

    function test_RevertWhen_VoteIsNoneOfTheThree() public {
        uint256 id = proposeActive(feeDraft());
        vm.expectRevert(IGovernor.GovernorInvalidVoteType.selector);
        vote(alice, id, 3);
    }

    function test_RevertWhen_VotedBeforeOrAfter() public {
        lock(alice, FLOOR);
        skip(1);
        uint256 id = propose(alice, feeDraft());
        vm.warp(governor.proposalSnapshot(id));
        vm.expectRevert(unexpectedState(id, IGovernor.ProposalState.Active));
        vote(alice, id, FOR);
        vm.warp(governor.proposalDeadline(id) + 1);
        vm.expectRevert(unexpectedState(id, IGovernor.ProposalState.Active));
        vote(alice, id, FOR);
    }

    // ── queue, execute ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_QueuedBeforeTheVoteIsWonAndOver() public {
        Draft memory draft = feeDraft();
        uint256 id = proposeActive(draft);
        vote(alice, id, FOR);
        vm.expectRevert(unexpectedState(id, IGovernor.ProposalState.Succeeded));
        queue(draft);
    }

    function test_RevertWhen_ExecutedBeforeTheDelayIsOver() public {
        Draft memory draft = feeDraft();
        uint256 id = proposeWon(draft);
        queue(draft);
        vm.warp(governor.proposalEta(id) - 1);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        execute(draft);
        assertState(id, IGovernor.ProposalState.Queued);
    }

    function test_RevertWhen_ExecutedTwice() public {
        Draft memory draft = feeDraft();
        decide(draft);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(draft);
    }

    function test_Execute_OfABatchIsAllOrNothingAndWaitsForTheNextAttempt() public {
        Draft memory draft = withCall(feeDraft(), address(ftns), abi.encodeCall(ftns.transfer, (carol, TREASURY + 1)));
        uint256 id = proposeReady(draft);
        vm.expectRevert();
        execute(draft);
        assertEq(policy.get(IMarketPolicy.Parameter.PlatformFee), 500, "first call undone");
        assertState(id, IGovernor.ProposalState.Queued);
        vm.prank(carol);
        ftns.transfer(address(timelock), 1);
        execute(draft);
        assertEq(policy.get(IMarketPolicy.Parameter.PlatformFee), NEW_FEE, "first call");
        assertEq(ftns.balanceOf(address(timelock)), 0, "second call");
    }

    function test_Execute_OnTheTimelockItselfCountsAsExecuted() public {
        Draft memory draft = feeDraft();
        uint256 id = proposeReady(draft);
        bytes32 salt = bytes20(address(governor)) ^ keccak256(bytes(draft.description));
        vm.prank(stranger);
        timelock.executeBatch(draft.targets, draft.values, draft.calldatas, 0, salt);
        assertState(id, IGovernor.ProposalState.Executed);
        assertEq(policy.get(IMarketPolicy.Parameter.PlatformFee), NEW_FEE, "fee");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _expectTooFewVotes(address proposer, uint256 had) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, proposer, had, THRESHOLD)
        );
    }

    function _expectUncancellable(uint256 id, Draft memory draft) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, alice));
        cancel(alice, draft);
    }
}
