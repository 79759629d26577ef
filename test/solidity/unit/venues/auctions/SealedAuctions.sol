// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../../contracts/governance/IMarketPolicy.sol";
import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {
    CommitRevealState,
    CommittedBid,
    ICommitRevealAuction
} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice What the sealed kinds share: commitments, openings, the order of bids, forfeits. A kind says what a winner pays.
abstract contract SealedAuctionsTest is AuctionTest {
    uint96 internal constant RESERVE = 500e18;
    uint96 internal constant COLLATERAL = 1_000e18;
    uint256 internal constant COMMIT_END = START + 24 hours; // timestamp (seconds)
    uint256 internal constant REVEAL_END = START + 48 hours; // timestamp (seconds)
    bytes32 internal constant SALT = "salt";

    SaleId internal id;

    function house() internal view virtual returns (ICommitRevealAuction);

    function expectedKind() internal pure virtual returns (AuctionKind);

    function priceOf(uint96 leading, uint96 second, uint96 reserve) internal pure virtual returns (uint96);

    function setUp() public virtual override {
        super.setUp();
        id = create(offerOf(terms));
    }

    function create(Offer memory offer) internal returns (SaleId) {
        vm.prank(seller);
        return house().create(offer, split(), 0);
    }

    function auction() internal view returns (IAuction) {
        return IAuction(address(house()));
    }

    function commit(address bidder, uint96 value) internal returns (CommittedBid memory) {
        return commitAs(house(), id, bidder, value, COLLATERAL);
    }

    function revealing() internal {
        vm.warp(COMMIT_END + 1);
    }

    function revealed() internal {
        vm.warp(REVEAL_END + 1);
    }

    function open(CommittedBid memory committed, uint96 value) internal {
        reveal(house(), id, committed, value);
    }

    function settle(AuctionOutcome outcome, address winner, uint96 price) internal {
        revealed();
        vm.recordLogs();
        vm.prank(stranger);
        auction().settle(id, "");
        assertEnded(address(house()), id, outcome, winner, price);
    }

    function unknown(address bidder) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_UnknownCommitment.selector, id, bidder);
    }

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
        house().create(offer, split(), 2 hours);
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
            house().create(offerOf(terms), split(), bad[i]);
            house().create(offerOf(terms), split(), good[i]);
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
            COMMIT_END,
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
        bytes memory wrong = abi.encodeWithSelector(
            ICommitRevealAuction.CommitReveal_WrongOpening.selector,
            id,
            buyer
        );
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
        vm.expectRevert(
            abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, rival)
        );
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
        vm.expectRevert(
            abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, buyer)
        );
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

    // ── settlement ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Settle_OneBid() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        open(committed, 200e18);
        uint96 price = priceOf(200e18, 0, START_PRICE);
        vm.warp(REVEAL_END);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, REVEAL_END + 1));
        auction().settle(id, "");
        settle(AuctionOutcome.Sold, buyer, price);
        assertWealth(buyer, WALLET - price, "the rest of the collateral");
        assertOwesNothing(address(house()));
    }

    function test_Settle_TwoBids() public {
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        revealing();
        open(first, 200e18);
        open(second, 300e18);
        uint96 price = priceOf(300e18, 200e18, START_PRICE);
        settle(AuctionOutcome.Sold, stranger, price);
        assertWealth(stranger, WALLET - price, "winner");
        assertWealth(buyer, WALLET, "loser");
    }

    function test_Settle_NoneRevealed() public {
        commit(buyer, 200e18);
        settle(AuctionOutcome.Unsold, address(0), 0);
        assertState(id, SaleState.Returned);
        assertCompartment(address(house()), COLLATERAL);
    }

    function test_Settle_WithAnOpenReserve() public {
        Offer memory offer = offerOf(terms);
        offer.reserve = RESERVE;
        id = create(offer);
        CommittedBid memory first = commit(buyer, RESERVE - 1);
        CommittedBid memory second = commit(stranger, RESERVE + 7);
        revealing();
        open(first, RESERVE - 1);
        uint256 state = vm.snapshotState();
        settle(AuctionOutcome.Unsold, address(0), 0);
        assertWealth(buyer, WALLET, "all of it");
        vm.revertToState(state);
        open(second, RESERVE + 7);
        settle(AuctionOutcome.Sold, stranger, priceOf(RESERVE + 7, RESERVE - 1, RESERVE));
    }

    // ── hidden reserve ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function _hide() private {
        Offer memory offer = offerOf(terms);
        offer.reserveHash = auction().reserveHashOf(seller, RESERVE, SALT);
        id = create(offer);
    }

    function test_Hidden_CountsOnceItIsOpen() public {
        _hide();
        assertTrue(house().auctionOf(id).reserveHidden, "hidden");
        assertEq(house().auctionOf(id).reserve, START_PRICE, "shown as the starting price");
        CommittedBid memory committed = commit(buyer, RESERVE + 7);
        revealing();
        open(committed, RESERVE + 7);
        vm.warp(REVEAL_END);
        auction().openReserve(id, RESERVE, SALT);
        assertFalse(house().auctionOf(id).reserveHidden, "open");
        assertEq(house().auctionOf(id).reserve, RESERVE, "reserve");
        settle(AuctionOutcome.Sold, buyer, priceOf(RESERVE + 7, 0, RESERVE));
    }

    function test_Hidden_UnopenedCountsAsTheStartingPrice() public {
        _hide();
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        open(committed, 200e18);
        revealed();
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NoHiddenReserve.selector, id));
        auction().openReserve(id, RESERVE, SALT);
        settle(AuctionOutcome.Sold, buyer, priceOf(200e18, 0, START_PRICE));
    }

    function test_Hidden_OpenedItCanStopASale() public {
        _hide();
        CommittedBid memory committed = commit(buyer, RESERVE - 1);
        auction().openReserve(id, RESERVE, SALT);
        revealing();
        open(committed, RESERVE - 1);
        settle(AuctionOutcome.Unsold, address(0), 0);
        assertWealth(buyer, WALLET, "all of it");
    }

    function test_OpenReserve_RevertWhen_Ended() public {
        _hide();
        vm.prank(seller);
        auction().cancel(id);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NotRunning.selector, id));
        auction().openReserve(id, RESERVE, SALT);
    }

    // ── forfeits ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Reclaim_SharesTheCollateralOut() public {
        CommittedBid memory committed = commitAs(house(), id, buyer, 200e18, START_PRICE + 9);
        vm.warp(REVEAL_END);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, REVEAL_END + 1));
        house().reclaim(id, committed);
        vm.warp(REVEAL_END + 1);
        vm.expectEmit(address(house()));
        emit ICommitRevealAuction.BidForfeited(id, buyer, 10e18, 90e18 + 9);
        vm.prank(stranger);
        house().reclaim(id, committed);
        assertEq(vault.balanceOf(treasury), 10e18, "a tenth, rounded down");
        assertEq(vault.balanceOf(buyer), 90e18 + 9, "the rest");
        assertCompartment(address(house()), 0);
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
    }

    function test_Reclaim_AfterTheSettlementToo() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        settle(AuctionOutcome.Unsold, address(0), 0);
        house().reclaim(id, committed);
        assertEq(vault.balanceOf(buyer), (COLLATERAL * 9) / 10, "the rest");
        assertOwesNothing(address(house()));
    }

    function test_Reclaim_UnderThePercentOfTheCreation() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.UnrevealedForfeit, 50);
        revealed();
        house().reclaim(id, committed);
        assertEq(vault.balanceOf(buyer), (COLLATERAL * 9) / 10, "ten percent");
    }

    function test_Reclaim_RevertWhen_Revealed() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        open(committed, 200e18);
        revealed();
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
    }

    /// @dev Before and after somebody settles it as void.
    function test_Reclaim_ForfeitsNothingOfAVoidLot() public {
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        vm.prank(timelock);
        registry.takeDown(asset, "why");
        revealed();
        house().reclaim(id, first);
        assertWealth(buyer, WALLET, "all of it before");
        settle(AuctionOutcome.Void, address(0), 0);
        house().reclaim(id, second);
        assertWealth(stranger, WALLET, "all of it after");
        assertOwesNothing(address(house()));
    }

    function test_Reclaim_ForfeitsNothingOfAnUnwoundAuction() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.warp(REVEAL_END + 1 + UNWIND_DELAY);
        auction().unwind(id);
        house().reclaim(id, committed);
        assertWealth(buyer, WALLET, "all of it");
    }

    function test_Reclaim_RevertWhen_ThereIsNoSuchAuction() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        id = SaleId.wrap(SaleId.unwrap(id) + 1);
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
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
        vm.expectRevert(
            abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_WrongOpening.selector, id, buyer)
        );
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

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The mapping of auctions is slot 2 of the contract, that of commitments slot 3.
    function test_Storage_OfAnAuction() public {
        Offer memory offer = offerOf(terms);
        offer.reserve = RESERVE;
        id = create(offer);
        CommittedBid memory first = commit(buyer, 600e18);
        CommittedBid memory second = commit(stranger, 700e18);
        bytes32 stored = vm.load(address(house()), keccak256(abi.encode(buyer, keccak256(abi.encode(id, 3)))));
        assertEq(stored, keccak256(abi.encode(first.commitment, COLLATERAL, uint32(1))), "commitment");
        revealing();
        open(first, 600e18);
        open(second, 700e18);

        uint256 times = (COMMIT_END << 96) | (REVEAL_END << 136);
        uint256 flags = (uint256(2) << 176) | (uint256(10) << 208) | (uint256(2) << 224);
        assertEq(_word(0), uint256(START_PRICE) | times | flags, "slot 0");
        assertEq(_word(1), uint256(uint160(stranger)) | (uint256(700e18) << 160), "slot 1");
        assertEq(_word(2), uint256(600e18) | (uint256(COLLATERAL) << 96) | (uint256(2) << 192), "slot 2");
        assertEq(_word(3), RESERVE, "slot 3");
        revealed();
        auction().settle(id, "");
        assertEq(_word(0), uint256(START_PRICE) | times | (uint256(2) << 176) | (uint256(10) << 208) | (1 << 232), "0");
        for (uint256 i = 1; i < 4; ++i) assertEq(_word(i), 0, "forgotten");
    }

    function _word(uint256 offset) private view returns (uint256) {
        uint256 slot = uint256(keccak256(abi.encode(id, 2))) + offset;
        return uint256(vm.load(address(house()), bytes32(slot)));
    }

    // ── scale ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev 10,000 commitments cost the reveal and the settlement nothing: the same gas as with two.
    function test_Scale_TenThousandCommitments() public {
        (uint256 revealFew, uint256 settleFew) = _gasOfAnEnd(0);
        (uint256 revealMany, uint256 settleMany) = _gasOfAnEnd(10_000);
        assertApproxEqAbs(revealMany, revealFew, 100, "reveal");
        assertApproxEqAbs(settleMany, settleFew, 100, "settle");
    }

    /// @dev Gas of revealing and settling a bid that was committed after `others` real commitments.
    function _gasOfAnEnd(uint256 others) private returns (uint256 revealGas, uint256 settleGas) {
        uint256 state = vm.snapshotState();
        for (uint256 i = 0; i < others; ++i) {
            address bidder = address(uint160(0x1000000000000000000000000000000000000000 + i));
            ftns.transfer(bidder, START_PRICE);
            vm.prank(bidder);
            ftns.approve(address(house()), START_PRICE);
            vm.prank(bidder);
            house().commit(id, keccak256(abi.encode(i)), START_PRICE, 0, 0, split());
        }
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        assertEq(second.ordinal, others + 2, "ordinal");
        revealing();
        open(first, 200e18);
        _cool();
        revealGas = gasleft();
        open(second, 300e18);
        revealGas -= gasleft();
        revealed();
        _cool();
        settleGas = gasleft();
        auction().settle(id, "");
        settleGas -= gasleft();
        vm.revertToState(state);
    }

    function _cool() private {
        address[6] memory parts = [
            address(house()),
            address(escrow),
            address(vault),
            address(registry),
            address(licences),
            address(ftns)
        ];
        for (uint256 i = 0; i < parts.length; ++i) vm.cool(parts[i]);
    }
}
