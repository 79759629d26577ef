// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketGovernor} from "../../../../contracts/governance/MarketGovernor.sol";
import {IMarketPolicy, MarketPolicy} from "../../../../contracts/governance/MarketPolicy.sol";
import {Timelock} from "../../../../contracts/governance/Timelock.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {FTNS} from "../../../../contracts/token/FTNS.sol";
import {VotingFTNS} from "../../../../contracts/token/VotingFTNS.sol";
import {Test} from "../../Test.sol";

/// @notice What the handlers play with.
struct Government {
    FTNS ftns;
    VotingFTNS votes;
    MarketGovernor governor;
    Timelock timelock;
    MarketPolicy policy;
    Vault vault;
    address guardian;
}

/// @notice Holders lock, unlock, delegate, propose fees, vote, queue and execute in any order, the guardian pauses, strangers try to
/// rule, time jumps. Remembers what must be true.
contract GovernanceHandler is Test {
    struct Proposal {
        uint256 id;
        uint256 fee; // basis points, at times out of bounds
        uint256 queuedAt; // timestamp (seconds), 0 = not queued
        bool executed;
    }

    Government private _market;
    address[4] private _actors;

    Proposal[] public proposals;
    uint256 public fee = 500; // basis points that the policy must show
    uint256 public executions;
    uint256 public lastPausableFrom; // timestamp (seconds)
    /// @notice What somebody could do or could not do, against the rules; empty while all is well.
    string public broken;

    constructor(Government memory market, address[4] memory actors) {
        (_market, _actors) = (market, actors);
    }

    // ── votes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function lock(uint256 holder, uint256 amount, uint256 delegatee) external {
        amount = bound(amount, 0, _market.ftns.balanceOf(_actor(holder)));
        vm.prank(_actor(holder));
        _market.votes.lock(amount, _actor(delegatee));
    }

    function unlock(uint256 holder, uint256 amount) external {
        amount = bound(amount, 0, _market.votes.balanceOf(_actor(holder)) / 4);
        vm.prank(_actor(holder));
        try _market.votes.withdrawTo(_actor(holder), amount) {} catch {
            broken = "cannot unlock";
        }
    }

    function delegate(uint256 holder, uint256 delegatee) external {
        vm.prank(_actor(holder));
        _market.votes.delegate(_actor(delegatee));
    }

    // ── proposals ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function propose(uint256 proposer, uint256 feeBps) external {
        feeBps = bound(feeBps, 0, 1_100);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _calls(feeBps);
        address account = _actor(proposer);
        uint256 had = _market.governor.getVotes(account, block.timestamp - 1);
        string memory description = vm.toString(proposals.length);
        vm.prank(account);
        try _market.governor.propose(targets, values, calls, description) returns (uint256 id) {
            if (had < _market.governor.proposalThreshold()) broken = "proposed below the threshold";
            proposals.push(Proposal(id, feeBps, 0, false));
        } catch {
            if (had >= _market.governor.proposalThreshold()) broken = "cannot propose";
        }
    }

    function vote(uint256 voter, uint256 index, uint256 support) external {
        if (proposals.length == 0) return;
        // Two of three votes are for: else hardly anything would ever be executed.
        uint8 kind =
            support % 6 == 0
                ? 0
                : support % 6 == 1
                    ? 2
                    : 1;
        uint256 id = proposals[index % proposals.length].id;
        vm.prank(_actor(voter));
        try _market.governor.castVote(id, kind) {} catch {}
    }

    function queue(uint256 index) external {
        if (proposals.length == 0) return;
        index %= proposals.length;
        uint256 id = proposals[index].id;
        bool passed = _passed(id);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _calls(proposals[index].fee);
        try _market.governor.queue(targets, values, calls, _hash(index)) {
            if (!passed) broken = "queued without having passed";
            if (proposals[index].queuedAt != 0) broken = "queued twice";
            proposals[index].queuedAt = block.timestamp;
        } catch {
            if (passed && proposals[index].queuedAt == 0) broken = "cannot queue";
        }
    }

    function execute(uint256 index) external {
        if (proposals.length == 0) return;
        index %= proposals.length;
        Proposal storage proposal = proposals[index];
        bool due =
            proposal.queuedAt != 0 &&
                block.timestamp >= proposal.queuedAt + _market.timelock.MIN_DELAY() &&
                block.timestamp >= _market.governor.proposalEta(proposal.id);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _calls(proposal.fee);
        try _market.governor.execute(targets, values, calls, _hash(index)) {
            if (!due || !_passed(proposal.id)) broken = "executed without having passed and waited";
            if (proposal.executed) broken = "executed twice";
            if (proposal.fee > 1_000) broken = "policy left its bounds";
            proposal.executed = true;
            fee = proposal.fee;
            ++executions;
        } catch {
            if (due && !proposal.executed && proposal.fee <= 1_000) broken = "cannot execute";
        }
    }

    // ── pause, power, money ──────────────────────────────────────────────────────────────────────────────────────────────────

    function pause(uint256 caller) external {
        address account = caller % 2 == 0 ? _market.guardian : _actor(caller);
        vm.prank(account);
        try _market.policy.pause() {
            if (account != _market.guardian) broken = "paused by a stranger";
            if (block.timestamp < lastPausableFrom) broken = "pauses chained";
            lastPausableFrom = _market.policy.salePolicy().pausableFrom;
        } catch {}
    }

    function usurp(uint256 caller, uint256 feeBps) external {
        address[4] memory callers = [_actor(caller), _market.guardian, address(_market.governor), address(this)];
        address account = callers[caller % 4];
        vm.prank(account);
        try _market.policy.set(IMarketPolicy.Parameter.PlatformFee, bound(feeBps, 0, 1_000)) {
            broken = "policy set without a vote";
        } catch {}
        vm.prank(account);
        try _market.timelock.schedule(address(_market.policy), 0, "", 0, 0, 30 days) {
            if (account != address(_market.governor)) broken = "scheduled without a vote";
        } catch {}
    }

    /// @dev An exit; it must work whether or not new business is paused.
    function depositAndWithdraw(uint256 holder, uint256 amount) external {
        address account = _actor(holder);
        uint256 wallet = _market.ftns.balanceOf(account);
        if (wallet == 0) return;
        amount = bound(amount, 1, wallet);
        vm.startPrank(account);
        _market.vault.deposit(account, amount);
        try _market.vault.withdraw(account, amount) {} catch {
            broken = "cannot withdraw";
        }
        vm.stopPrank();
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 1, 3 days));
    }

    /// @dev To the next moment that matters to a proposal.
    function follow(uint256 index) external {
        if (proposals.length == 0) return;
        Proposal storage proposal = proposals[index % proposals.length];
        uint256[3] memory moments = [
            _market.governor.proposalSnapshot(proposal.id) + 1,
            _market.governor.proposalDeadline(proposal.id) + 1,
            _market.governor.proposalEta(proposal.id)
        ];
        for (uint256 i = 0; i < moments.length; ++i) {
            if (moments[i] > block.timestamp) {
                vm.warp(moments[i]);
                return;
            }
        }
    }

    // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function proposalCount() external view returns (uint256) {
        return proposals.length;
    }

    /// @dev Reckoned anew from the tally and the numbers at the snapshot.
    function _passed(uint256 id) private view returns (bool) {
        uint256 snapshot = _market.governor.proposalSnapshot(id);
        if (block.timestamp <= _market.governor.proposalDeadline(id)) return false;
        (uint256 against, uint256 for_, uint256 abstain) = _market.governor.proposalVotes(id);
        uint256 share = (_market.votes.getPastTotalSupply(snapshot) * 4) / 100;
        uint256 floor = _market.governor.QUORUM_FLOOR();
        return for_ > against && for_ + abstain >= (share > floor ? share : floor);
    }

    function _calls(uint256 feeBps) private view returns (address[] memory, uint256[] memory, bytes[] memory) {
        (address[] memory targets, bytes[] memory calls) = (new address[](1), new bytes[](1));
        targets[0] = address(_market.policy);
        calls[0] = abi.encodeCall(MarketPolicy.set, (IMarketPolicy.Parameter.PlatformFee, feeBps));
        return (targets, new uint256[](1), calls);
    }

    function _hash(uint256 index) private pure returns (bytes32) {
        return keccak256(bytes(vm.toString(index)));
    }

    function _actor(uint256 seed) private view returns (address) {
        return _actors[seed % 4];
    }
}
