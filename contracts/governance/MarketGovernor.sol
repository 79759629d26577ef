// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/// @notice The numbers of a vote. A vote can change all but the last two, inside the bounds of `MarketGovernor`.
struct VotingRules {
    uint48 votingDelay; // seconds between a proposal and the moment at which votes are weighed
    uint32 votingPeriod; // seconds in which votes are cast
    uint48 voteExtension; // seconds that are left at least once the quorum is reached
    uint256 proposalThreshold; // votes needed to propose, base units
    uint256 quorumPercent; // percent of all locked FTNS that must vote for or abstain
    uint256 quorumFloor; // votes needed at least, however little is locked, base units
    uint48 minWindow; // seconds below which neither the delay nor the period can be set
}

/// @title MarketGovernor
/// @notice Holders of locked FTNS decide: propose, vote (for, against, abstain), queue, execute by the timelock. OpenZeppelin's Governor,
/// with two additions: hard bounds for its own numbers, and a floor of the quorum, so that nobody takes the market over while
/// little is locked.
/// A description that ends with `#proposer=0x…` can be proposed by that account alone: nobody can get ahead of it.
contract MarketGovernor is
    Governor,
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorVotesQuorumFraction,
    GovernorPreventLateQuorum,
    GovernorTimelockControl
{
    uint256 public constant MAX_VOTING_DELAY = 14 days;
    uint256 public constant MAX_VOTING_PERIOD = 30 days;
    uint256 public constant MAX_VOTE_EXTENSION = 7 days;
    /// @notice One percent of the supply of FTNS, base units.
    uint256 public constant MAX_PROPOSAL_THRESHOLD = 10_000_000e18;
    /// @notice The floor of the quorum lies between a thousandth and a twentieth of the supply of FTNS, base units: without one a handful
    /// of votes would take the market over, and one out of reach would let nothing be decided ever again.
    uint256 public constant MIN_QUORUM_FLOOR = 1_000_000e18;
    uint256 public constant MAX_QUORUM_FLOOR = 50_000_000e18;
    uint256 public constant MIN_QUORUM_PERCENT = 1;
    uint256 public constant MAX_QUORUM_PERCENT = 20;

    /// @notice Votes that a quorum needs at least, base units. Fixed: a lower one would let past votes pass.
    uint256 public immutable QUORUM_FLOOR;
    /// @notice Shortest voting delay and shortest voting period, seconds.
    uint256 public immutable MIN_WINDOW;

    /// @notice A number of the governor leaves its bounds; in the number's own unit.
    error MarketGovernor_OutOfBounds(uint256 value, uint256 min, uint256 max);

    constructor(
        IVotes votes,
        TimelockController timelock,
        VotingRules memory rules
    )
        Governor("FTNS Market Governor")
        GovernorSettings(rules.votingDelay, rules.votingPeriod, rules.proposalThreshold)
        GovernorVotes(votes)
        GovernorVotesQuorumFraction(rules.quorumPercent)
        GovernorPreventLateQuorum(rules.voteExtension)
        GovernorTimelockControl(timelock)
    {
        QUORUM_FLOOR = rules.quorumFloor;
        MIN_WINDOW = rules.minWindow;
        _checkBounds(rules.votingDelay, rules.minWindow, MAX_VOTING_DELAY);
        _checkBounds(rules.votingPeriod, rules.minWindow, MAX_VOTING_PERIOD);
        _checkBounds(rules.quorumFloor, MIN_QUORUM_FLOOR, MAX_QUORUM_FLOOR);
    }

    // ── own rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice Votes for and abstentions that a proposal needs whose votes are weighed at `timepoint` (seconds), base units.
    function quorum(uint256 timepoint) public view override(Governor, GovernorVotesQuorumFraction) returns (uint256) {
        return Math.max(super.quorum(timepoint), QUORUM_FLOOR);
    }

    /// @notice The clock of `VotingFTNS`: timestamps in seconds (ERC-6372).
    function clock() public view override(Governor, GovernorVotes) returns (uint48) {
        return Time.timestamp();
    }

    /// @notice The clock's kind, as ERC-6372 writes it.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Governor, GovernorVotes) returns (string memory) {
        return "mode=timestamp";
    }

    /// @dev The quorum is reckoned only in the last `voteExtension` seconds, where alone it can move the end; earlier votes are spared the
    /// gas. So the first of the late votes that finds a quorum extends, once, even if the quorum was there before.
    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        if (clock() + lateQuorumVoteExtension() > super.proposalDeadline(proposalId)) super._tallyUpdated(proposalId);
    }

    function _setVotingDelay(uint48 value) internal override {
        _checkBounds(value, MIN_WINDOW, MAX_VOTING_DELAY);
        super._setVotingDelay(value);
    }

    function _setVotingPeriod(uint32 value) internal override {
        _checkBounds(value, MIN_WINDOW, MAX_VOTING_PERIOD);
        super._setVotingPeriod(value);
    }

    function _setProposalThreshold(uint256 value) internal override {
        _checkBounds(value, 0, MAX_PROPOSAL_THRESHOLD);
        super._setProposalThreshold(value);
    }

    function _setLateQuorumVoteExtension(uint48 value) internal override {
        _checkBounds(value, 0, MAX_VOTE_EXTENSION);
        super._setLateQuorumVoteExtension(value);
    }

    function _updateQuorumNumerator(uint256 percent) internal override {
        _checkBounds(percent, MIN_QUORUM_PERCENT, MAX_QUORUM_PERCENT);
        super._updateQuorumNumerator(percent);
    }

    function _checkBounds(uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert MarketGovernor_OutOfBounds(value, min, max);
    }

    // ── which parent answers ─────────────────────────────────────────────────────────────────────────────────────────────────

    function proposalDeadline(
        uint256 proposalId
    ) public view override(Governor, GovernorPreventLateQuorum) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
