// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

import {VotingFTNS} from "../../../../contracts/token/VotingFTNS.sol";
import {GovernanceTest} from "../../GovernanceTest.sol";

contract VotingFTNSTest is GovernanceTest {
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant DELEGATION_TYPEHASH = keccak256(
        "Delegation(address delegatee,uint256 nonce,uint256 expiry)"
    );

    struct Signature {
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    // ── what it says of itself ───────────────────────────────────────────────────────────────────────────────────────────────

    function test_Constructor_NamesTokenUnderlyingAndClock() public view {
        assertEq(votes.name(), "Voting FTNS", "name");
        assertEq(votes.symbol(), "vFTNS", "symbol");
        assertEq(uint256(votes.decimals()), 18, "decimals");
        assertEq(address(votes.underlying()), address(ftns), "underlying");
        assertEq(uint256(votes.clock()), block.timestamp, "clock");
        assertEq(votes.CLOCK_MODE(), "mode=timestamp", "clock mode");
        assertEq(votes.totalSupply(), 0, "nothing locked");
    }

    // ── lock ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Lock_TakesTheFTNSAndGivesTheDelegateTheVotes() public {
        vm.prank(alice);
        votes.lock(5e18, bob);
        assertEq(ftns.balanceOf(alice), WALLET - 5e18, "wallet");
        assertEq(ftns.balanceOf(address(votes)), 5e18, "held");
        assertEq(votes.balanceOf(alice), 5e18, "locked");
        assertEq(votes.getVotes(bob), 5e18, "votes of the delegate");
        assertEq(votes.getVotes(alice), 0, "votes of the holder");
    }

    function test_Lock_GivesTheNewDelegateWhatWasLockedBeforeToo() public {
        lock(alice, 5e18);
        vm.prank(alice);
        votes.lock(2e18, bob);
        assertEq(votes.getVotes(bob), 7e18, "new delegate");
        assertEq(votes.getVotes(alice), 0, "old delegate");
    }

    function test_Lock_DelegatesAloneWhenTheAmountIsZero() public {
        lock(alice, 5e18);
        vm.prank(alice);
        votes.lock(0, bob);
        assertEq(votes.balanceOf(alice), 5e18, "locked");
        assertEq(votes.getVotes(bob), 5e18, "votes");
    }

    function test_RevertWhen_LockNamesNoDelegate() public {
        vm.expectRevert(VotingFTNS.VotingFTNS_ZeroDelegate.selector);
        vm.prank(alice);
        votes.lock(5e18, address(0));
    }

    function test_RevertWhen_LockExceedsTheAllowance() public {
        vm.startPrank(alice);
        ftns.approve(address(votes), 5e18);
        vm.expectRevert(_noAllowance(5e18, 5e18 + 1));
        votes.lock(5e18 + 1, alice);
        vm.stopPrank();
    }

    // ── lockWithPermit ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_LockWithPermit_NeedsNoTransactionBefore() public {
        Signature memory permit = _permit(5e18, block.timestamp);
        _lockWithPermit(5e18, block.timestamp, permit);
        assertEq(votes.getVotes(alice), 5e18, "votes");
        assertEq(ftns.allowance(alice, address(votes)), 0, "allowance used up");
    }

    function test_LockWithPermit_GoesOnWhenSomebodyElseUsedThePermit() public {
        Signature memory permit = _permit(5e18, block.timestamp);
        vm.prank(stranger);
        ftns.permit(alice, address(votes), 5e18, block.timestamp, permit.v, permit.r, permit.s);
        _lockWithPermit(5e18, block.timestamp, permit);
        assertEq(votes.getVotes(alice), 5e18, "votes");
    }

    function test_LockWithPermit_GoesOnWithAnAllowanceWhenThePermitIsExpired() public {
        Signature memory permit = _permit(5e18, block.timestamp - 1);
        vm.prank(alice);
        ftns.approve(address(votes), 5e18);
        _lockWithPermit(5e18, block.timestamp - 1, permit);
        assertEq(votes.getVotes(alice), 5e18, "votes");
    }

    function test_RevertWhen_PermitIsExpiredAndNothingIsAllowed() public {
        Signature memory permit = _permit(5e18, block.timestamp - 1);
        vm.expectRevert(_noAllowance(0, 5e18));
        _lockWithPermit(5e18, block.timestamp - 1, permit);
    }

    function test_RevertWhen_PermitIsAnothersThoughItIsValid() public {
        Signature memory permit = _permit(5e18, block.timestamp);
        vm.startPrank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(votes), 0, 5e18)
        );
        votes.lockWithPermit(5e18, stranger, block.timestamp, permit.v, permit.r, permit.s);
        vm.stopPrank();
    }

    function test_RevertWhen_LockWithPermitNamesNoDelegate() public {
        Signature memory permit = _permit(5e18, block.timestamp);
        vm.expectRevert(VotingFTNS.VotingFTNS_ZeroDelegate.selector);
        vm.prank(alice);
        votes.lockWithPermit(5e18, address(0), block.timestamp, permit.v, permit.r, permit.s);
    }

    // ── depositFor, withdrawTo ───────────────────────────────────────────────────────────────────────────────────────────────

    function test_DepositFor_DoesNotDelegateForTheReceiver() public {
        vm.prank(alice);
        votes.depositFor(stranger, 5e18);
        assertEq(votes.balanceOf(stranger), 5e18, "locked");
        assertEq(votes.getVotes(stranger) + votes.getVotes(alice), 0, "votes of nobody");
    }

    function test_WithdrawTo_GivesBackInTheSameSecond() public {
        lock(alice, 5e18);
        vm.prank(alice);
        votes.withdrawTo(alice, 5e18);
        assertEq(ftns.balanceOf(alice), WALLET, "wallet");
        assertEq(votes.totalSupply(), 0, "supply");
        assertEq(votes.getVotes(alice), 0, "votes");
    }

    function test_WithdrawTo_PaysWhomTheHolderNames() public {
        lock(alice, 5e18);
        vm.prank(alice);
        votes.withdrawTo(stranger, 2e18);
        assertEq(ftns.balanceOf(stranger), 2e18, "receiver");
        assertEq(votes.getVotes(alice), 3e18, "the rest votes on");
    }

    function test_RevertWhen_MoreIsUnlockedThanTheHolderLocked() public {
        lock(alice, 5e18);
        lock(bob, 5e18);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 5e18, 5e18 + 1));
        vm.prank(alice);
        votes.withdrawTo(alice, 5e18 + 1);
    }

    function test_RevertWhen_UnlockedToItselfOrLockedForItself() public {
        lock(alice, 5e18);
        bytes memory refusal = abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(votes));
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        votes.withdrawTo(address(votes), 5e18);
        vm.expectRevert(refusal);
        votes.depositFor(address(votes), 5e18);
        vm.stopPrank();
    }

    function test_Donation_ChangesNeitherSupplyNorVotes() public {
        lock(alice, 5e18);
        vm.prank(bob);
        ftns.transfer(address(votes), 7e18);
        assertEq(votes.totalSupply(), 5e18, "supply");
        assertEq(votes.getVotes(alice), 5e18, "votes");
    }

    // ── delegation ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Delegate_IsNotPassedOn() public {
        lock(alice, 5e18);
        lock(bob, 3e18);
        vm.prank(alice);
        votes.delegate(bob);
        vm.prank(bob);
        votes.delegate(carol);
        assertEq(votes.getVotes(bob), 5e18, "alice's stay with bob");
        assertEq(votes.getVotes(carol), 3e18, "bob's own go to carol");
    }

    function test_Transfer_MovesVotesBetweenTheDelegates() public {
        lock(alice, 5e18);
        lock(bob, 3e18);
        vm.prank(bob);
        votes.delegate(carol);
        vm.prank(alice);
        votes.transfer(bob, 2e18);
        assertEq(votes.getVotes(alice), 3e18, "sender's delegate");
        assertEq(votes.getVotes(carol), 5e18, "receiver's delegate");
        assertEq(votes.getVotes(bob), 0, "receiver");
    }

    function test_DelegateBySig_IsAcceptedInTheLastSecond() public {
        lock(alice, 5e18);
        _delegateBySig(bob, 0, block.timestamp, _delegation(bob, 0, block.timestamp));
        assertEq(votes.getVotes(bob), 5e18, "votes");
        assertEq(votes.nonces(alice), 1, "nonce");
    }

    function test_RevertWhen_DelegationIsReplayed() public {
        Signature memory signature = _delegation(bob, 0, block.timestamp);
        _delegateBySig(bob, 0, block.timestamp, signature);
        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, alice, 1));
        _delegateBySig(bob, 0, block.timestamp, signature);
    }

    function test_RevertWhen_DelegationIsOneSecondLate() public {
        uint256 expiry = block.timestamp - 1;
        Signature memory signature = _delegation(bob, 0, expiry);
        vm.expectRevert(abi.encodeWithSelector(IVotes.VotesExpiredSignature.selector, expiry));
        _delegateBySig(bob, 0, expiry, signature);
    }

    function test_DelegateBySig_DoesNotMoveTheHolderWhenChangedOrFromAnotherChain() public {
        lock(alice, 5e18);
        Signature memory signature = _delegation(bob, 0, block.timestamp);
        _delegateBySig(carol, 0, block.timestamp, signature);
        vm.chainId(block.chainid + 1);
        _delegateBySig(bob, 0, block.timestamp, signature);
        assertEq(votes.delegates(alice), alice, "delegate");
        assertEq(votes.nonces(alice), 0, "nonce");
    }

    // ── past votes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_PastVotes_StayWhatTheyWereAtTheEndOfTheirSecond() public {
        lock(alice, 5e18);
        skip(1);
        vm.prank(alice);
        votes.withdrawTo(alice, 5e18);
        skip(1);
        assertEq(votes.getPastVotes(alice, START - 1), 0, "before");
        assertEq(votes.getPastVotes(alice, START), 5e18, "locked");
        assertEq(votes.getPastVotes(alice, START + 1), 0, "unlocked");
        assertEq(votes.getPastTotalSupply(START), 5e18, "supply then");
        assertEq(votes.getPastTotalSupply(START + 1), 0, "supply after");
    }

    function test_PastVotes_OfALockThatIsUndoneInItsSecondAreNothing() public {
        lock(alice, 5e18);
        vm.prank(alice);
        votes.withdrawTo(alice, 5e18);
        skip(1);
        assertEq(votes.getPastVotes(alice, START), 0, "votes");
        assertEq(votes.getPastTotalSupply(START), 0, "supply");
    }

    function test_RevertWhen_TheSecondIsNotOver() public {
        vm.expectRevert(abi.encodeWithSelector(Votes.ERC5805FutureLookup.selector, START, uint48(START)));
        votes.getPastVotes(alice, START);
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _noAllowance(uint256 allowance, uint256 needed) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(votes), allowance, needed);
    }

    /// @dev Alice's permit for the locked token, who has no other allowance then.
    function _permit(uint256 value, uint256 deadline) private returns (Signature memory) {
        vm.prank(alice);
        ftns.approve(address(votes), 0);
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, alice, votes, value, 0, deadline));
        return _sign(ftns.DOMAIN_SEPARATOR(), structHash);
    }

    function _lockWithPermit(uint256 value, uint256 deadline, Signature memory permit) private {
        vm.prank(alice);
        votes.lockWithPermit(value, alice, deadline, permit.v, permit.r, permit.s);
    }

    function _delegation(address delegatee, uint256 nonce, uint256 expiry) private view returns (Signature memory) {
        return _sign(votes.DOMAIN_SEPARATOR(), keccak256(abi.encode(DELEGATION_TYPEHASH, delegatee, nonce, expiry)));
    }

    function _delegateBySig(address delegatee, uint256 nonce, uint256 expiry, Signature memory signature) private {
        vm.prank(stranger);
        votes.delegateBySig(delegatee, nonce, expiry, signature.v, signature.r, signature.s);
    }

    function _sign(bytes32 domain, bytes32 structHash) private view returns (Signature memory signature) {
        (signature.v, signature.r, signature.s) = vm.sign(
            aliceKey,
            keccak256(abi.encodePacked(hex"1901", domain, structHash))
        );
    }
}
