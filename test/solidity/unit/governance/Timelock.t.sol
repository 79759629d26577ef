// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {Timelock} from "../../../../contracts/governance/Timelock.sol";
import {Vault} from "../../../../contracts/settlement/Vault.sol";
import {Draft, GovernanceTest} from "../../GovernanceTest.sol";

contract TimelockTest is GovernanceTest {
    // ── the delay ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Constructor_TakesTheEndsOfTheBounds() public {
        assertEq(deployTimelock(1 days, 1 days).getMinDelay(), 1 days, "shortest");
        assertEq(deployTimelock(1 days, 30 days).getMinDelay(), 30 days, "longest");
        assertEq(timelock.MIN_DELAY(), MIN_TIMELOCK_DELAY, "shortest for ever");
    }

    function test_RevertWhen_DeployedOutsideTheBounds() public {
        vm.expectRevert(_outOfBounds(1 days - 1));
        this.tryDeploy(1 days - 1);
        vm.expectRevert(_outOfBounds(30 days + 1));
        this.tryDeploy(30 days + 1);
    }

    function test_UpdateDelay_ByVoteWithinTheBounds() public {
        decide(_delayDraft(30 days));
        assertEq(timelock.getMinDelay(), 30 days, "longest");
        decide(_delayDraft(1 days));
        assertEq(timelock.getMinDelay(), 1 days, "shortest");
    }

    function test_RevertWhen_AVoteWantsADelayOutsideTheBounds() public {
        Draft memory draft = _delayDraft(1 days - 1);
        proposeReady(draft);
        vm.expectRevert(_outOfBounds(1 days - 1));
        execute(draft);
        draft = _delayDraft(30 days + 1);
        proposeReady(draft);
        vm.expectRevert(_outOfBounds(30 days + 1));
        execute(draft);
    }

    function test_RevertWhen_AnybodyElseSetsTheDelay() public {
        address[4] memory callers = [alice, guardian, address(governor), address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, callers[i]));
            vm.prank(callers[i]);
            timelock.updateDelay(3 days);
        }
    }

    function test_UpdateDelay_DoesNotMoveWhatIsQueued() public {
        Draft memory draft = feeDraft();
        uint256 id = proposeWon(draft);
        queue(draft);
        uint256 eta = governor.proposalEta(id);
        vm.prank(address(timelock));
        timelock.updateDelay(30 days);
        vm.warp(eta);
        execute(draft);
        assertState(id, IGovernor.ProposalState.Executed);
    }

    // ── who schedules, cancels, rules ────────────────────────────────────────────────────────────────────────────────────────

    function test_Roles_AreTheGovernorsAndTheTimelocksOwn() public view {
        bytes32 admin = timelock.DEFAULT_ADMIN_ROLE();
        assertTrue(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)), "governor proposes");
        assertTrue(timelock.hasRole(timelock.CANCELLER_ROLE(), address(governor)), "governor cancels");
        assertTrue(timelock.hasRole(timelock.EXECUTOR_ROLE(), address(0)), "anyone executes");
        assertTrue(timelock.hasRole(admin, address(timelock)), "own admin");
        assertFalse(timelock.hasRole(admin, address(this)), "the deployer is none any more");
        assertFalse(timelock.hasRole(admin, address(governor)), "the governor is none");
    }

    function test_RevertWhen_ScheduledByAnotherThanTheGovernor() public {
        address[3] memory callers = [alice, guardian, address(timelock)];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory refusal = _missingRole(callers[i], timelock.PROPOSER_ROLE());
            vm.startPrank(callers[i]);
            vm.expectRevert(refusal);
            timelock.schedule(address(ftns), 0, "", 0, 0, 30 days);
            vm.expectRevert(refusal);
            timelock.scheduleBatch(new address[](1), new uint256[](1), new bytes[](1), 0, 0, 30 days);
            vm.stopPrank();
        }
    }

    function test_RevertWhen_CancelledByAnotherThanTheGovernor() public {
        Draft memory draft = feeDraft();
        proposeWon(draft);
        queue(draft);
        bytes32 salt = bytes20(address(governor)) ^ keccak256(bytes(draft.description));
        bytes32 operation = timelock.hashOperationBatch(draft.targets, draft.values, draft.calldatas, 0, salt);
        bytes memory refusal = _missingRole(alice, timelock.CANCELLER_ROLE());
        vm.expectRevert(refusal);
        vm.prank(alice);
        timelock.cancel(operation);
        assertTrue(timelock.isOperationPending(operation), "pending");
    }

    function test_RevertWhen_ARoleIsGrantedWithoutAVote() public {
        bytes32 proposer = timelock.PROPOSER_ROLE();
        address[3] memory callers = [alice, address(governor), address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(_missingRole(callers[i], timelock.DEFAULT_ADMIN_ROLE()));
            vm.prank(callers[i]);
            timelock.grantRole(proposer, callers[i]);
        }
    }

    /// @dev Nobody can take back what has passed, but a later vote can.
    function test_Cancel_OfAQueuedDecisionByASecondVote() public {
        Draft memory doomed = withCall(feeDraft(), address(ftns), abi.encodeCall(ftns.transfer, (carol, TREASURY + 1)));
        uint256 id = proposeWon(doomed);
        queue(doomed);
        bytes32 salt = bytes20(address(governor)) ^ keccak256(bytes(doomed.description));
        bytes32 operation = timelock.hashOperationBatch(doomed.targets, doomed.values, doomed.calldatas, 0, salt);
        bytes32 canceller = timelock.CANCELLER_ROLE();
        bytes memory grant = abi.encodeCall(timelock.grantRole, (canceller, address(timelock)));
        Draft memory second = draftOf(address(timelock), grant, "# Take it back");
        second = withCall(second, address(timelock), abi.encodeCall(timelock.cancel, (operation)));
        second = withCall(
            second,
            address(timelock),
            abi.encodeCall(timelock.revokeRole, (canceller, address(timelock)))
        );
        decide(second);
        assertState(id, IGovernor.ProposalState.Canceled);
        assertFalse(timelock.hasRole(canceller, address(timelock)), "no canceller left behind");
    }

    // ── the treasury ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Treasury_PaysFTNSByVote() public {
        decide(draftOf(address(ftns), abi.encodeCall(ftns.transfer, (carol, 1_000e18)), "# Pay"));
        assertEq(ftns.balanceOf(carol), WALLET + 1_000e18, "paid");
        assertEq(ftns.balanceOf(address(timelock)), TREASURY - 1_000e18, "left");
    }

    function test_Treasury_TakesAndPaysNativeCoinByVote() public {
        vm.deal(alice, 3 ether);
        vm.prank(alice);
        (bool paid, ) = address(timelock).call{value: 3 ether}("");
        assertTrue(paid, "taken");
        Draft memory draft = draftOf(stranger, "", "# Pay");
        draft.values[0] = 2 ether;
        decide(draft);
        assertEq(stranger.balance, 2 ether, "paid");
        assertEq(address(timelock).balance, 1 ether, "left");
    }

    function test_Treasury_PaysFromItsCreditInTheVaultByVote() public {
        Vault vault = Vault(deploy("Vault", abi.encode(manager, ftns)));
        vm.startPrank(alice);
        ftns.approve(address(vault), 500e18);
        vault.deposit(address(timelock), 500e18);
        vm.stopPrank();
        decide(draftOf(address(vault), abi.encodeCall(vault.withdraw, (carol, 200e18)), "# Pay"));
        assertEq(ftns.balanceOf(carol), WALLET + 200e18, "paid");
        assertEq(vault.balanceOf(address(timelock)), 300e18, "left");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function tryDeploy(uint256 delay) external {
        deployTimelock(1 days, delay);
    }

    function _delayDraft(uint256 delay) private view returns (Draft memory) {
        return draftOf(address(timelock), abi.encodeCall(timelock.updateDelay, (delay)), vm.toString(block.timestamp));
    }

    function _outOfBounds(uint256 delay) private pure returns (bytes memory) {
        return abi.encodeWithSelector(Timelock.Timelock_DelayOutOfBounds.selector, delay, 1 days, 30 days);
    }

    function _missingRole(address account, bytes32 role) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, account, role);
    }
}
