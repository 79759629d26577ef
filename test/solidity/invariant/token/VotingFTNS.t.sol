// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FTNS} from "../../../../contracts/token/FTNS.sol";
import {VotingFTNS} from "../../../../contracts/token/VotingFTNS.sol";
import {GovernanceTest} from "../../GovernanceTest.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {Test} from "../../Test.sol";

/// @notice Locks, unlocks, moves, delegates and donates in any order, keeps books of its own and takes samples of past votes.
contract VotingFTNSHandler is Test {
    struct Sample {
        address account;
        uint256 at; // timestamp (seconds)
        uint256 votes;
        uint256 supply;
    }

    FTNS private immutable TOKEN;
    VotingFTNS private immutable VOTES;

    address[4] public actors;
    mapping(address account => uint256) public locked;
    uint256 public donated;
    Sample[] public samples;

    constructor(FTNS token, VotingFTNS votes, address[4] memory actors_) {
        (TOKEN, VOTES, actors) = (token, votes, actors_);
    }

    function lock(uint256 holder, uint256 amount, uint256 delegatee) external {
        address account = _actor(holder);
        amount = bound(amount, 0, TOKEN.balanceOf(account));
        vm.prank(account);
        VOTES.lock(amount, _actor(delegatee));
        locked[account] += amount;
    }

    function depositFor(uint256 holder, uint256 receiver, uint256 amount) external {
        amount = bound(amount, 0, TOKEN.balanceOf(_actor(holder)));
        vm.prank(_actor(holder));
        VOTES.depositFor(_actor(receiver), amount);
        locked[_actor(receiver)] += amount;
    }

    function unlock(uint256 holder, uint256 receiver, uint256 amount) external {
        address account = _actor(holder);
        amount = bound(amount, 0, locked[account]);
        vm.prank(account);
        VOTES.withdrawTo(_actor(receiver), amount);
        locked[account] -= amount;
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        amount = bound(amount, 0, locked[_actor(from)]);
        vm.prank(_actor(from));
        VOTES.transfer(_actor(to), amount);
        locked[_actor(from)] -= amount;
        locked[_actor(to)] += amount;
    }

    function delegate(uint256 holder, uint256 delegatee, bool toNobody) external {
        vm.prank(_actor(holder));
        VOTES.delegate(toNobody ? address(0) : _actor(delegatee));
    }

    function donate(uint256 holder, uint256 amount) external {
        amount = bound(amount, 0, TOKEN.balanceOf(_actor(holder)) / 2);
        vm.prank(_actor(holder));
        TOKEN.transfer(address(VOTES), amount);
        donated += amount;
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 1, 30 days));
        uint256 at = block.timestamp - 1;
        for (uint256 i = 0; i < actors.length; ++i) {
            samples.push(Sample(actors[i], at, VOTES.getVotes(actors[i]), VOTES.totalSupply()));
        }
    }

    function sampleCount() external view returns (uint256) {
        return samples.length;
    }

    function _actor(uint256 seed) private view returns (address) {
        return actors[seed % 4];
    }
}

contract VotingFTNSInvariantTest is GovernanceTest, InvariantTest {
    VotingFTNSHandler private handler;
    address[4] private actors;

    function setUp() public override {
        super.setUp();
        fund(stranger);
        actors = [alice, bob, carol, stranger];
        handler = new VotingFTNSHandler(ftns, votes, actors);
        targetContract(address(handler));
    }

    function invariant_LockedFTNSIsHeldAndEveryUnitHasItsOwner() public view {
        uint256 sum;
        for (uint256 i = 0; i < actors.length; ++i) {
            assertEq(votes.balanceOf(actors[i]), handler.locked(actors[i]), "locked");
            sum += votes.balanceOf(actors[i]);
        }
        assertEq(votes.totalSupply(), sum, "supply");
        assertEq(ftns.balanceOf(address(votes)), sum + handler.donated(), "held");
        assertLe(votes.totalSupply(), ftns.totalSupply(), "never above FTNS");
    }

    function invariant_VotesAreTheDelegatedPartOfTheSupply() public view {
        uint256 sum;
        uint256 delegated;
        for (uint256 i = 0; i < actors.length; ++i) {
            sum += votes.getVotes(actors[i]);
            if (votes.delegates(actors[i]) != address(0)) delegated += votes.balanceOf(actors[i]);
        }
        assertEq(sum, delegated, "votes");
        assertLe(sum, votes.totalSupply(), "never above the supply");
    }

    function invariant_PastVotesNeverChange() public view {
        uint256 count = handler.sampleCount();
        for (uint256 i = 0; i < count; ++i) {
            (address account, uint256 at, uint256 expected, uint256 supply) = handler.samples(i);
            assertEq(votes.getPastVotes(account, at), expected, "votes");
            assertEq(votes.getPastTotalSupply(at), supply, "supply");
        }
    }
}
