// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {MarketGovernor, VotingRules} from "../../contracts/governance/MarketGovernor.sol";
import {IMarketPolicy, MarketPolicy} from "../../contracts/governance/MarketPolicy.sol";
import {Roles} from "../../contracts/governance/Roles.sol";
import {Timelock} from "../../contracts/governance/Timelock.sol";
import {Allocation, FTNS} from "../../contracts/token/FTNS.sol";
import {VotingFTNS} from "../../contracts/token/VotingFTNS.sol";
import {Test} from "./Test.sol";

/// @notice What `MarketGovernor.propose` takes.
struct Draft {
    address[] targets;
    uint256[] values;
    bytes[] calldatas;
    string description;
}

/// @notice Base of the tests of votes: token, locked token, governor, timelock and policy, wired as the deployment wires them. Three
/// holders have FTNS and have allowed it to be locked; nothing is locked yet.
abstract contract GovernanceTest is Test {
    uint256 internal constant START = 1_800_000_000; // timestamp (seconds)
    uint256 internal constant WALLET = 60_000_000e18; // FTNS base units of each holder
    uint256 internal constant TREASURY = 500_000_000e18; // FTNS base units of the timelock
    uint256 internal constant FLOOR = 1_000_000e18; // FTNS base units
    uint256 internal constant THRESHOLD = 10_000e18; // FTNS base units
    uint48 internal constant VOTING_DELAY = 1 days;
    uint32 internal constant VOTING_PERIOD = 5 days;
    uint48 internal constant EXTENSION = 1 days;
    uint256 internal constant MIN_WINDOW = 1 hours;
    uint256 internal constant TIMELOCK_DELAY = 2 days;
    uint256 internal constant MIN_TIMELOCK_DELAY = 1 days;
    uint256 internal constant NEW_FEE = 400; // basis points

    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;

    address internal guardian = makeAddr("guardian");
    address internal alice;
    uint256 internal aliceKey;
    address internal bob;
    uint256 internal bobKey;
    address internal carol = makeAddr("carol");
    address internal stranger = makeAddr("stranger");

    FTNS internal ftns;
    VotingFTNS internal votes;
    Timelock internal timelock;
    MarketGovernor internal governor;
    AccessManager internal manager;
    MarketPolicy internal policy;

    function setUp() public virtual {
        vm.warp(START);
        (alice, aliceKey) = makeAccount("alice");
        (bob, bobKey) = makeAccount("bob");
        timelock = deployTimelock(MIN_TIMELOCK_DELAY, TIMELOCK_DELAY);
        Allocation[] memory allocation = new Allocation[](2);
        allocation[0] = Allocation(address(timelock), TREASURY);
        allocation[1] = Allocation(address(this), 1_000_000_000e18 - TREASURY);
        ftns = FTNS(deploy("FTNS", abi.encode(allocation)));
        votes = VotingFTNS(deploy("VotingFTNS", abi.encode(ftns)));
        governor = deployGovernor(rules());
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(governor));
        timelock.grantRole(timelock.CANCELLER_ROLE(), address(governor));
        timelock.renounceRole(timelock.DEFAULT_ADMIN_ROLE(), address(this));
        _deployPolicy();
        fund(alice);
        fund(bob);
        fund(carol);
    }

    function rules() internal pure returns (VotingRules memory) {
        return
            VotingRules({
                votingDelay: VOTING_DELAY,
                votingPeriod: VOTING_PERIOD,
                voteExtension: EXTENSION,
                proposalThreshold: THRESHOLD,
                quorumPercent: 4,
                quorumFloor: FLOOR,
                minWindow: uint48(MIN_WINDOW)
            });
    }

    function deployTimelock(uint256 minDelay, uint256 delay) internal returns (Timelock) {
        return Timelock(payable(deploy("Timelock", abi.encode(minDelay, delay, address(this)))));
    }

    function deployGovernor(VotingRules memory rules_) internal returns (MarketGovernor) {
        return MarketGovernor(payable(deploy("MarketGovernor", abi.encode(votes, timelock, rules_))));
    }

    function _deployPolicy() private {
        manager = AccessManager(deploy("AccessManager", abi.encode(address(this))));
        policy = MarketPolicy(deploy("MarketPolicy", abi.encode(manager)));
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (MarketPolicy.pause.selector, MarketPolicy.resume.selector);
        manager.setTargetFunctionRole(address(policy), selectors, Roles.GUARDIAN);
        manager.grantRole(Roles.GUARDIAN, guardian, 0);
        manager.grantRole(Roles.GUARDIAN, address(timelock), 0);
        manager.grantRole(0, address(timelock), 0);
        manager.renounceRole(0, address(this));
    }

    // ── holders ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function fund(address account) internal {
        ftns.transfer(account, WALLET);
        vm.prank(account);
        ftns.approve(address(votes), type(uint256).max);
    }

    /// @dev Locks for the account's own votes; they count from the next second on.
    function lock(address account, uint256 amount) internal {
        vm.prank(account);
        votes.lock(amount, account);
    }

    // ── proposals ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function draftOf(
        address target,
        bytes memory data,
        string memory description
    ) internal pure returns (Draft memory draft) {
        draft = Draft(new address[](1), new uint256[](1), new bytes[](1), description);
        draft.targets[0] = target;
        draft.calldatas[0] = data;
    }

    function withCall(
        Draft memory draft,
        address target,
        bytes memory data
    ) internal pure returns (Draft memory longer) {
        uint256 count = draft.targets.length;
        longer = Draft(new address[](count + 1), new uint256[](count + 1), new bytes[](count + 1), draft.description);
        for (uint256 i = 0; i < count; ++i) {
            (longer.targets[i], longer.values[i], longer.calldatas[i]) = (
                draft.targets[i],
                draft.values[i],
                draft.calldatas[i]
            );
        }
        (longer.targets[count], longer.calldatas[count]) = (target, data);
    }

    /// @dev The platform fee shall be `NEW_FEE`.
    function feeDraft() internal view returns (Draft memory) {
        return feeDraft(NEW_FEE);
    }

    function feeDraft(uint256 feeBps) internal view returns (Draft memory) {
        return
            draftOf(
                address(policy),
                abi.encodeCall(policy.set, (IMarketPolicy.Parameter.PlatformFee, feeBps)),
                "# Fee"
            );
    }

    function idOf(Draft memory draft) internal view returns (uint256) {
        return
            governor.getProposalId(draft.targets, draft.values, draft.calldatas, keccak256(bytes(draft.description)));
    }

    function propose(address proposer, Draft memory draft) internal returns (uint256) {
        vm.prank(proposer);
        return governor.propose(draft.targets, draft.values, draft.calldatas, draft.description);
    }

    /// @dev Locks for alice what wins alone, proposes as alice and goes to the first second in which votes are cast.
    function proposeActive(Draft memory draft) internal returns (uint256 id) {
        if (votes.getVotes(alice) == 0) lock(alice, FLOOR);
        skip(1);
        id = propose(alice, draft);
        skip(VOTING_DELAY + 1);
    }

    /// @dev The same, won and over.
    function proposeWon(Draft memory draft) internal returns (uint256 id) {
        id = proposeActive(draft);
        vote(alice, id, FOR);
        vm.warp(governor.proposalDeadline(id) + 1);
    }

    /// @dev The same, queued; the delay is over.
    function proposeReady(Draft memory draft) internal returns (uint256 id) {
        id = proposeWon(draft);
        queue(draft);
        vm.warp(governor.proposalEta(id));
    }

    /// @dev The same, executed.
    function decide(Draft memory draft) internal returns (uint256 id) {
        id = proposeReady(draft);
        execute(draft);
    }

    function vote(address voter, uint256 id, uint8 support) internal {
        vm.prank(voter);
        governor.castVote(id, support);
    }

    function queue(Draft memory draft) internal {
        governor.queue(draft.targets, draft.values, draft.calldatas, keccak256(bytes(draft.description)));
    }

    function execute(Draft memory draft) internal {
        governor.execute(draft.targets, draft.values, draft.calldatas, keccak256(bytes(draft.description)));
    }

    function cancel(address caller, Draft memory draft) internal {
        vm.prank(caller);
        governor.cancel(draft.targets, draft.values, draft.calldatas, keccak256(bytes(draft.description)));
    }

    function assertState(uint256 id, IGovernor.ProposalState expected) internal view {
        assertEq(uint256(governor.state(id)), uint256(expected), "state");
    }

    /// @dev The error with which the governor refuses what the proposal's state does not allow.
    function unexpectedState(uint256 id, IGovernor.ProposalState expected) internal view returns (bytes memory) {
        bytes32 allowed = bytes32(1 << uint8(expected));
        return
            abi.encodeWithSelector(IGovernor.GovernorUnexpectedProposalState.selector, id, governor.state(id), allowed);
    }
}
