// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {ContractVoter} from "../../ContractVoter.sol";
import {FlashBorrower} from "../../FlashBorrower.sol";
import {GovernanceTest} from "../../GovernanceTest.sol";

/// @notice Votes by signature, and votes that were only borrowed.
contract MarketGovernorBallotsTest is GovernanceTest {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    uint256 private id;

    function setUp() public override {
        super.setUp();
        lock(bob, 2 * FLOOR);
        id = proposeActive(feeDraft());
    }

    // ── by signature ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_CastVoteBySig_CountsForTheSignerWhoeverSendsIt() public {
        vm.prank(stranger);
        governor.castVoteBySig(id, FOR, bob, _ballot(bobKey, bob, FOR, 0));
        (, uint256 for_, ) = governor.proposalVotes(id);
        assertEq(for_, 2 * FLOOR, "for");
        assertTrue(governor.hasVoted(id, bob), "bob");
        assertFalse(governor.hasVoted(id, stranger), "stranger");
        assertEq(governor.nonces(bob), 1, "nonce");
    }

    function test_CastVoteBySig_TakesAReasonWithIt() public {
        bytes32 structHash = keccak256(
            abi.encode(governor.EXTENDED_BALLOT_TYPEHASH(), id, AGAINST, bob, 0, keccak256("too cheap"), keccak256(""))
        );
        bytes memory signature = _sign(bobKey, structHash);
        vm.expectRevert(_invalid(bob));
        governor.castVoteWithReasonAndParamsBySig(id, AGAINST, bob, "too dear", "", signature);
        governor.castVoteWithReasonAndParamsBySig(id, AGAINST, bob, "too cheap", "", signature);
        (uint256 against, , ) = governor.proposalVotes(id);
        assertEq(against, 2 * FLOOR, "against");
    }

    function test_CastVoteBySig_CountsForAContractAccount() public {
        ContractVoter voter = new ContractVoter(carol);
        (, uint256 carolKey) = makeAccount("carol");
        vm.prank(carol);
        votes.depositFor(address(voter), 3 * FLOOR);
        voter.delegateToItself(votes);
        skip(1);
        lock(alice, 1);
        uint256 later = propose(alice, feeDraft(300));
        skip(VOTING_DELAY + 1);
        id = later;
        bytes memory wrong = _ballot(bobKey, address(voter), FOR, 0);
        vm.expectRevert(_invalid(address(voter)));
        governor.castVoteBySig(id, FOR, address(voter), wrong);
        governor.castVoteBySig(id, FOR, address(voter), _ballot(carolKey, address(voter), FOR, 0));
        (, uint256 for_, ) = governor.proposalVotes(id);
        assertEq(for_, 3 * FLOOR, "for");
    }

    function test_RevertWhen_BallotIsReplayed() public {
        bytes memory ballot = _ballot(bobKey, bob, FOR, 0);
        governor.castVoteBySig(id, FOR, bob, ballot);
        vm.expectRevert(_invalid(bob));
        governor.castVoteBySig(id, FOR, bob, ballot);
    }

    function test_RevertWhen_BallotIsForAnotherProposal() public {
        bytes memory ballot = _ballot(bobKey, bob, FOR, 0);
        uint256 other = proposeActive(feeDraft(300));
        vm.expectRevert(_invalid(bob));
        governor.castVoteBySig(other, FOR, bob, ballot);
    }

    function test_RevertWhen_BallotIsForAnotherChainOrGovernor() public {
        bytes memory ballot = _ballot(bobKey, bob, FOR, 0);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(_invalid(bob));
        governor.castVoteBySig(id, FOR, bob, ballot);
    }

    function test_RevertWhen_BallotIsTurnedRound() public {
        bytes memory ballot = _ballot(bobKey, bob, FOR, 0);
        vm.expectRevert(_invalid(bob));
        governor.castVoteBySig(id, AGAINST, bob, ballot);
    }

    function test_RevertWhen_BallotNamesAnotherVoterThanItsSigner() public {
        bytes memory ballot = _ballot(bobKey, alice, FOR, 0);
        vm.expectRevert(_invalid(alice));
        governor.castVoteBySig(id, FOR, alice, ballot);
        ballot = _ballot(bobKey, bob, FOR, 0);
        vm.expectRevert(_invalid(alice));
        governor.castVoteBySig(id, FOR, alice, ballot);
    }

    function test_RevertWhen_SignerHasVotedAlready() public {
        vote(bob, id, AGAINST);
        bytes memory ballot = _ballot(bobKey, bob, FOR, 0);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, bob));
        governor.castVoteBySig(id, FOR, bob, ballot);
    }

    // ── borrowed votes ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_RevertWhen_ProposedWithAFlashLoan() public {
        FlashBorrower borrower = _borrower();
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, borrower, 0, THRESHOLD)
        );
        borrower.proposeWith(carol, 50 * FLOOR, feeDraft(300));
    }

    function test_FlashLoanedVotes_WeighNothingDuringTheVote() public {
        FlashBorrower borrower = _borrower();
        assertEq(borrower.voteWith(carol, 50 * FLOOR, id), 0, "weight");
        (, uint256 for_, ) = governor.proposalVotes(id);
        assertEq(for_, 0, "for");
        assertEq(ftns.balanceOf(carol), WALLET, "given back");
    }

    function test_FlashLoanedVotes_WeighNothingInTheSecondOfTheSnapshot() public {
        FlashBorrower borrower = _borrower();
        uint256 later = propose(alice, feeDraft(300));
        vm.warp(governor.proposalSnapshot(later));
        borrower.touch(carol, 50 * FLOOR);
        skip(1);
        assertEq(borrower.vote(later), 0, "weight");
        assertEq(governor.quorum(governor.proposalSnapshot(later)), FLOOR, "quorum");
    }

    function test_Votes_LockedAfterTheSnapshotWeighNothing() public {
        lock(carol, 50 * FLOOR);
        vote(carol, id, FOR);
        (, uint256 for_, ) = governor.proposalVotes(id);
        assertEq(for_, 0, "for");
    }

    /// @dev The snapshot is the end of its second: who holds on until then has votes, and bears the risk of holding.
    function test_Votes_LockedInTheSecondOfTheSnapshotCountForWhoKeepsThemBeyondIt() public {
        uint256 later = propose(alice, feeDraft(300));
        vm.warp(governor.proposalSnapshot(later));
        lock(carol, FLOOR);
        vm.expectRevert(unexpectedState(later, IGovernor.ProposalState.Active));
        vote(carol, later, FOR);
        skip(1);
        vote(carol, later, FOR);
        (, uint256 for_, ) = governor.proposalVotes(later);
        assertEq(for_, FLOOR, "for");
    }

    // ── private ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _borrower() private returns (FlashBorrower borrower) {
        borrower = new FlashBorrower(ftns, votes, governor);
        vm.prank(carol);
        ftns.approve(address(borrower), type(uint256).max);
    }

    function _ballot(uint256 key, address voter, uint8 support, uint256 nonce) private view returns (bytes memory) {
        return _sign(key, keccak256(abi.encode(governor.BALLOT_TYPEHASH(), id, support, voter, nonce)));
    }

    function _sign(uint256 key, bytes32 structHash) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256("FTNS Market Governor"), keccak256("1"), block.chainid, governor)
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, structHash)));
        return abi.encodePacked(r, s, v);
    }

    function _invalid(address voter) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, voter);
    }
}
