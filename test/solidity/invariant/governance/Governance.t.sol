// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IMarketPolicy} from "../../../../contracts/governance/IMarketPolicy.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {GovernanceTest} from "../../GovernanceTest.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {GovernanceHandler, Government} from "./GovernanceHandler.sol";

/// @notice All that happens in votes. The runner wants it in the file of the test.
contract AllGovernanceHandler is GovernanceHandler {
    constructor(Government memory market, address[4] memory actors) GovernanceHandler(market, actors) {}
}

contract GovernanceInvariantTest is GovernanceTest, InvariantTest {
    AllGovernanceHandler private handler;
    address[4] private actors;

    function setUp() public override {
        super.setUp();
        fund(stranger);
        actors = [alice, bob, carol, stranger];
        Vault vault = Vault(deploy("Vault", abi.encode(manager, ftns)));
        for (uint256 i = 0; i < actors.length; ++i) {
            vm.prank(actors[i]);
            ftns.approve(address(vault), type(uint256).max);
        }
        lock(alice, 2 * FLOOR);
        skip(1);
        handler = new AllGovernanceHandler(
            Government(ftns, votes, governor, timelock, policy, vault, guardian),
            actors
        );
        targetContract(address(handler));
    }

    /// @dev The handler gets as far as an execution: what follows is not said of nothing.
    function test_Handler_CanExecute() public {
        handler.propose(0, 400);
        handler.follow(0);
        handler.vote(0, 0, 2);
        handler.follow(0);
        handler.queue(0);
        handler.follow(0);
        handler.execute(0);
        assertEq(handler.executions(), 1, "executions");
        assertEq(handler.broken(), "", "broken");
    }

    function invariant_NothingIsDoneThatMustNotBeAndNothingIsRefusedThatMay() public view {
        assertEq(handler.broken(), "", "broken");
    }

    function invariant_PolicyIsWhatTheLastExecutedProposalSaid() public view {
        assertEq(policy.get(IMarketPolicy.Parameter.PlatformFee), handler.fee(), "fee");
        assertLe(policy.get(IMarketPolicy.Parameter.PlatformFee), 1_000, "bound");
    }

    function invariant_ExecutedIsWhatTheGovernorCallsExecuted() public view {
        uint256 count = handler.proposalCount();
        for (uint256 i = 0; i < count; ++i) {
            (uint256 id, , uint256 queuedAt, bool executed) = handler.proposals(i);
            assertEq(governor.state(id) == IGovernor.ProposalState.Executed, executed, "executed");
            if (!executed) continue;
            assertGt(queuedAt, governor.proposalDeadline(id), "queued after the vote");
            assertGe(block.timestamp, queuedAt + TIMELOCK_DELAY, "executed after the delay");
        }
    }

    function invariant_VotesNeverExceedWhatIsLockedAndHeld() public view {
        uint256 sum;
        for (uint256 i = 0; i < actors.length; ++i) sum += votes.getVotes(actors[i]);
        assertLe(sum, votes.totalSupply(), "votes");
        assertEq(votes.totalSupply(), ftns.balanceOf(address(votes)), "held");
    }

    function invariant_TreasuryAndPowersStayWhereTheyAre() public view {
        assertEq(ftns.balanceOf(address(timelock)), TREASURY, "treasury");
        assertEq(timelock.getMinDelay(), TIMELOCK_DELAY, "delay");
        assertTrue(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)), "governor");
        (bool member, ) = manager.hasRole(0, address(timelock));
        assertTrue(member, "admin");
    }
}
