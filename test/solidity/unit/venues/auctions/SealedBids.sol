// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../../contracts/governance/IMarketPolicy.sol";
import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionOutcome, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {
    CommitRevealState,
    CommittedBid,
    ICommitRevealAuction
} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {SealedAuctionsTest} from "./SealedAuctions.sol";

/// @notice Sealed bids from the creation of the auction to their opening: commitments, keys, the order of bids.
abstract contract SealedBidsTest is SealedAuctionsTest {
    // ── creation ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Create_SaysAllThereIs() public {
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.UnrevealedForfeit, 25);
        Offer memory offer = offerOf(terms);
        (offer.reserve, offer.duration) = (RESERVE, 1 hours);
        SaleId expected = SaleId.wrap(SaleId.unwrap(id) + 1);
        uint40 commitEndsAt = uint40(START + 1 hours);
        vm.expectEmit(address(house()));
        emit IAuction.AuctionCreated(
            expected,
            terms,
            seller,
            expectedKind(),
            1,
            1,
            START_PRICE,
            RESERVE,
            0,
            0,
            commitEndsAt,
            commitEndsAt + 2 hours,
            0,
            0,
            25
        );
        vm.prank(seller);
        house().create(offer, 2 hours);
        CommitRevealState memory state = house().auctionOf(expected);
        assertEq(state.startingPrice, START_PRICE, "start");
        assertEq(state.reserve, RESERVE, "reserve");
        assertEq(state.commitEndsAt, commitEndsAt, "commit end");
        assertEq(state.revealEndsAt, commitEndsAt + 2 hours, "reveal end");
        assertEq(state.forfeitPercent, 25, "forfeit");
        assertFalse(state.reserveHidden || state.ended, "flags");
    }

    function test_Create_RevealWindowHasBounds() public {
        uint32[2] memory good = [uint32(10 minutes), 14 days];
        uint32[2] memory bad = [uint32(10 minutes) - 1, 14 days + 1];
        vm.startPrank(seller);
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    ICommitRevealAuction.CommitReveal_InvalidRevealWindow.selector,
                    bad[i],
                    10 minutes,
                    14 days
                )
            );
            house().create(offerOf(terms), bad[i]);
            house().create(offerOf(terms), good[i]);
        }
    }

    function test_Create_RevertWhen_TheReserveDoesNotFit() public {
        Offer memory offer = offerOf(terms);
        offer.reserve = START_PRICE - 1;
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        create(offer);
        (offer.reserve, offer.reserveHash) = (START_PRICE, "hash");
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        create(offer);
    }

    // ── commit ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Commit_CountsAndLocks() public {
        bytes32 commitment = house().commitmentOf(id, buyer, 200e18, SALT);
        bytes memory preimage = abi.encode(block.chainid, house(), id, buyer, uint96(200e18), SALT);
        assertEq(commitment, keccak256(preimage), "commitment");
        vm.expectEmit(address(house()));
        emit ICommitRevealAuction.BidCommitted(id, buyer, commitment, COLLATERAL, 1, "memo");
        vm.prank(buyer);
        assertEq(house().commit(id, commitment, COLLATERAL, 0, "memo", split()), 1, "ordinal");
        commit(stranger, 300e18);
        assertEq(house().auctionOf(id).commitments, 2, "commitments");
        assertCompartment(address(house()), 2 * COLLATERAL);
        assertTrue(house().isOpen(id, CommittedBid(buyer, commitment, COLLATERAL, 1)), "open");
        assertFalse(house().isOpen(id, CommittedBid(buyer, commitment, COLLATERAL, 2)), "another ordinal");
    }

    function test_Commit_TheEndIsTheLastSecond() public {
        vm.warp(COMMIT_END);
        commit(buyer, 200e18);
        vm.warp(COMMIT_END + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_BiddingOver.selector, id, COMMIT_END));
        vm.prank(stranger);
        house().commit(id, "commitment", COLLATERAL, 0, 0, split());
    }

    function test_Commit_RevertWhen_Empty() public {
        vm.expectRevert(ICommitRevealAuction.CommitReveal_EmptyCommitment.selector);
        vm.prank(buyer);
        house().commit(id, 0, COLLATERAL, 0, 0, split());
    }

    function test_Commit_RevertWhen_TheCollateralCoversNoBid() public {
        vm.prank(buyer);
        house().commit(id, "commitment", START_PRICE, 0, 0, split());
        vm.expectRevert(
            abi.encodeWithSelector(
                ICommitRevealAuction.CommitReveal_CollateralTooLow.selector,
                id,
                START_PRICE - 1,
                START_PRICE
            )
        );
        vm.prank(stranger);
        house().commit(id, "commitment", START_PRICE - 1, 0, 0, split());
    }

    function test_Commit_RevertWhen_CommittedBefore() public {
        commit(buyer, 200e18);
        vm.expectRevert(abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_AlreadyCommitted.selector, id, buyer));
        vm.prank(buyer);
        house().commit(id, "commitment", COLLATERAL, 0, 0, split());
    }

    // ── reveal ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Reveal_InItsWindowOnly() public {
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        CommittedBid memory third = commit(rival, 400e18);
        bytes memory closed = abi.encodeWithSelector(
            ICommitRevealAuction.CommitReveal_NotRevealing.selector,
            id,
            COMMIT_END + 1,
            REVEAL_END
        );
        vm.warp(COMMIT_END);
        vm.expectRevert(closed);
        open(first, 200e18);
        vm.warp(COMMIT_END + 1);
        open(first, 200e18);
        vm.warp(REVEAL_END);
        open(second, 300e18);
        vm.warp(REVEAL_END + 1);
        vm.expectRevert(closed);
        open(third, 400e18);
    }

    /// @dev By a stranger: whoever has the opening.
    function test_Reveal_RefundsWhoeverCannotWin() public {
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        CommittedBid memory third = commit(rival, 250e18);
        revealing();
        vm.expectEmit(address(house()));
        emit ICommitRevealAuction.BidRevealed(id, buyer, 200e18, true, "");
        open(first, 200e18);
        assertEq(vault.balanceOf(buyer), 0, "it leads");
        open(second, 300e18);
        assertEq(vault.balanceOf(buyer), COLLATERAL, "the former leader, all of it");
        vm.expectEmit(address(house()));
        emit ICommitRevealAuction.BidRevealed(id, rival, 250e18, false, "");
        open(third, 250e18);
        assertEq(vault.balanceOf(rival), COLLATERAL, "a loser, all of it");
        CommitRevealState memory state = house().auctionOf(id);
        assertEq(state.leader, stranger, "leader");
        assertEq(state.leadingBid, 300e18, "leading");
        assertEq(state.secondBid, 250e18, "second");
        assertEq(state.leaderCollateral, COLLATERAL, "collateral");
        assertCompartment(address(house()), COLLATERAL);
    }

    function test_Reveal_RevertWhen_RevealedBefore() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        open(committed, 200e18);
        vm.expectRevert(unknown(buyer));
        open(committed, 200e18);
    }

    function test_Reveal_RevertWhen_OneFieldIsAnother() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        committed.collateral += 1;
        vm.expectRevert(unknown(buyer));
        open(committed, 200e18);
        (committed.collateral, committed.ordinal) = (COLLATERAL, 2);
        vm.expectRevert(unknown(buyer));
        open(committed, 200e18);
        (committed.ordinal, committed.commitment) = (1, "another");
        vm.expectRevert(unknown(buyer));
        open(committed, 200e18);
    }

    function test_Reveal_RevertWhen_TheOpeningIsWrong() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        bytes memory wrong = abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, buyer);
        vm.expectRevert(wrong);
        open(committed, 200e18 + 1);
        vm.expectRevert(wrong);
        house().reveal(id, committed, 200e18, "another seed", "");
    }

    /// @dev Copied from the pool of waiting transactions: the copier has the commitment, and even the opening later, and can do nothing.
    function test_Reveal_RevertWhen_TheCommitmentIsCopied() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.prank(rival);
        house().commit(id, committed.commitment, COLLATERAL, 0, 0, split());
        revealing();
        open(committed, 200e18);
        CommittedBid memory copy = CommittedBid(rival, committed.commitment, COLLATERAL, 2);
        vm.expectRevert(abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, rival));
        house().reveal(id, copy, 200e18, seedOf(buyer), "");
    }

    /// @dev The same opening in another auction, of this or the other contract.
    function test_Reveal_RevertWhen_TheCommitmentIsOfAnotherAuction() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        SaleId first = id;
        id = create(offerOf(terms));
        vm.prank(buyer);
        house().commit(id, committed.commitment, COLLATERAL, 0, 0, split());
        revealing();
        vm.expectRevert(abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, buyer));
        open(committed, 200e18);
        id = first;
        open(committed, 200e18);
    }

    function test_Reveal_RevertWhen_TheBidExceedsItsCollateral() public {
        CommittedBid memory committed = commit(buyer, COLLATERAL + 1);
        revealing();
        vm.expectRevert(
            abi.encodeWithSelector(
                ICommitRevealAuction.CommitReveal_BidAboveCollateral.selector,
                id,
                COLLATERAL + 1,
                COLLATERAL
            )
        );
        open(committed, COLLATERAL + 1);
    }

    function test_Reveal_ABidBelowTheStartDoesNotWin() public {
        CommittedBid memory committed = commit(buyer, START_PRICE - 1);
        revealing();
        open(committed, START_PRICE - 1);
        assertEq(vault.balanceOf(buyer), COLLATERAL, "all of it");
        assertEq(house().auctionOf(id).leader, address(0), "no leader");
        settle(AuctionOutcome.Unsold, address(0), 0);
    }

    function test_Reveal_ATieGoesToTheEarlierCommitment() public {
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 200e18);
        CommittedBid memory third = commit(rival, 200e18);
        revealing();
        open(second, 200e18);
        open(third, 200e18);
        assertEq(house().auctionOf(id).leader, stranger, "second before third");
        open(first, 200e18);
        assertEq(house().auctionOf(id).leader, buyer, "first before second");
        settle(AuctionOutcome.Sold, buyer, 200e18);
    }

    // ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Who reveals for a bidder cannot have the lot delivered to another key.
    function test_Reveal_RevertWhen_TheKeyIsSwapped() public {
        asset = publishSealed(sealArtifact(2));
        backBonds(seller, 100e18);
        id = create(offerOf(createTerms(asset, perpetual())));
        bytes32 commitment = house().commitmentOf(id, buyer, 200e18, saltOf(buyer, buyerPoint()));
        vm.prank(buyer);
        house().commit(id, commitment, COLLATERAL, 0, 0, split());
        CommittedBid memory committed = CommittedBid(buyer, commitment, COLLATERAL, 1);
        revealing();
        bytes memory other = artifactKey();
        vm.expectRevert(abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, buyer));
        house().reveal(id, committed, 200e18, seedOf(buyer), other);
        house().reveal(id, committed, 200e18, seedOf(buyer), buyerPoint());
        assertEq(house().auctionOf(id).leaderKeyHash, keccak256(buyerPoint()), "key");
        revealed();
        auction().settle(id, buyerPoint());
        assertState(id, SaleState.AwaitingKey);
        assertEq(house().auctionOf(id).leaderKeyHash, 0, "forgotten");
    }

    /// @dev Another valid point.
    function artifactKey() internal view returns (bytes memory) {
        return sealArtifact(2).keys.h;
    }
}
