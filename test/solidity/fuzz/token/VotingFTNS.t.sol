// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {GovernanceTest} from "../../GovernanceTest.sol";

contract VotingFTNSFuzzTest is GovernanceTest {
    function testFuzz_LockAndUnlock_AreOneToOneAtAnyTime(uint256 locked, uint256 unlocked, uint256 wait) public {
        locked = bound(locked, 0, WALLET);
        unlocked = bound(unlocked, 0, locked);
        lock(alice, locked);
        skip(bound(wait, 0, 1000 days));
        vm.prank(alice);
        votes.withdrawTo(alice, unlocked);
        assertEq(ftns.balanceOf(alice), WALLET - locked + unlocked, "wallet");
        assertEq(ftns.balanceOf(address(votes)), locked - unlocked, "held");
        assertEq(votes.totalSupply(), locked - unlocked, "supply");
        assertEq(votes.getVotes(alice), locked - unlocked, "votes");
    }

    function testFuzz_RevertWhen_UnlockedBeyondTheOwnLock(uint256 locked, uint256 beyond) public {
        locked = bound(locked, 0, WALLET);
        beyond = bound(beyond, 1, WALLET);
        lock(alice, locked);
        lock(bob, WALLET);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, locked, locked + beyond)
        );
        vm.prank(alice);
        votes.withdrawTo(alice, locked + beyond);
    }

    function testFuzz_Transfer_MovesVotesAndMakesNone(
        uint256 locked,
        uint256 moved,
        address first,
        address second
    ) public {
        vm.assume(first != address(0) && second != address(0));
        locked = bound(locked, 0, WALLET);
        moved = bound(moved, 0, locked);
        vm.prank(alice);
        votes.lock(locked, first);
        vm.prank(bob);
        votes.lock(WALLET, second);
        vm.prank(alice);
        votes.transfer(bob, moved);
        if (first == second) {
            assertEq(votes.getVotes(first), locked + WALLET, "both");
        } else {
            assertEq(votes.getVotes(first), locked - moved, "sender's delegate");
            assertEq(votes.getVotes(second), WALLET + moved, "receiver's delegate");
        }
    }

    function testFuzz_PastVotes_AreDeafToWhatComesLater(uint256 first, uint256 later, uint256 gap, bool leaves) public {
        first = bound(first, 0, WALLET);
        later = bound(later, 0, WALLET - first);
        lock(alice, first);
        skip(1);
        uint256 then_ = block.timestamp - 1;
        skip(bound(gap, 0, 365 days));
        lock(alice, later);
        if (leaves) {
            vm.prank(alice);
            votes.withdrawTo(alice, first + later);
        }
        skip(1);
        assertEq(votes.getPastVotes(alice, then_), first, "votes");
        assertEq(votes.getPastTotalSupply(then_), first, "supply");
    }
}
