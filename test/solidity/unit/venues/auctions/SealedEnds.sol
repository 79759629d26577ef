// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IMarketPolicy} from "../../../../../contracts/governance/IMarketPolicy.sol";
import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionOutcome, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {Sealed} from "../../../SealedArtifact.sol";
import {SealedAuctionsTest} from "./SealedAuctions.sol";

/// @notice How sealed auctions end: prices, reserves, forfeits, what is stored, and what ten thousand bids cost.
abstract contract SealedEndsTest is SealedAuctionsTest {
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

    function _notRevealingBefore(uint256 from) private {
        uint256 end = REVEAL_END + 24 hours;
        vm.expectRevert(abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_NotRevealing.selector, id, from, end));
    }

    /// @dev The seller has not seen a bid when it opens the reserve; from that second on bids are revealed.
    function test_Hidden_NoBidIsRevealedBeforeItIsOpen() public {
        _hide();
        assertTrue(house().auctionOf(id).reserveHidden, "hidden");
        assertEq(house().auctionOf(id).reserve, START_PRICE, "shown as the starting price");
        assertEq(house().auctionOf(id).revealEndsAt, REVEAL_END + 24 hours, "that much longer");
        CommittedBid memory committed = commit(buyer, RESERVE + 7);
        vm.warp(COMMIT_END + 24 hours);
        _notRevealingBefore(COMMIT_END + 24 hours + 1);
        open(committed, RESERVE + 7);
        auction().openReserve(id, RESERVE, SALT);
        assertFalse(house().auctionOf(id).reserveHidden, "open");
        assertEq(house().auctionOf(id).reserve, RESERVE, "reserve");
        open(committed, RESERVE + 7);
        _settleHidden(AuctionOutcome.Sold, buyer, priceOf(RESERVE + 7, 0, RESERVE));
    }

    function test_Hidden_UnopenedCountsAsTheStartingPrice() public {
        _hide();
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.warp(COMMIT_END + 24 hours + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NoHiddenReserve.selector, id));
        auction().openReserve(id, RESERVE, SALT);
        open(committed, 200e18);
        _settleHidden(AuctionOutcome.Sold, buyer, priceOf(200e18, 0, START_PRICE));
    }

    function test_Hidden_OpenedItCanStopASale() public {
        _hide();
        CommittedBid memory committed = commit(buyer, RESERVE - 1);
        auction().openReserve(id, RESERVE, SALT);
        vm.warp(COMMIT_END);
        _notRevealingBefore(COMMIT_END + 1);
        open(committed, RESERVE - 1);
        revealing();
        open(committed, RESERVE - 1);
        _settleHidden(AuctionOutcome.Unsold, address(0), 0);
        assertWealth(buyer, WALLET, "all of it");
    }

    function test_Hidden_TheRevealWindowEndsADayLater() public {
        _hide();
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        vm.warp(REVEAL_END + 24 hours);
        open(first, 200e18);
        vm.warp(REVEAL_END + 24 hours + 1);
        _notRevealingBefore(COMMIT_END + 24 hours + 1);
        open(second, 300e18);
    }

    function _settleHidden(AuctionOutcome outcome, address winner, uint96 price) private {
        vm.warp(REVEAL_END + 24 hours);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, REVEAL_END + 24 hours + 1));
        auction().settle(id, "");
        vm.warp(REVEAL_END + 24 hours + 1);
        vm.recordLogs();
        auction().settle(id, "");
        assertEnded(address(house()), id, outcome, winner, price);
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
        settle(AuctionOutcome.Unsold, address(0), 0);
        vm.expectEmit(address(house()));
        emit ICommitRevealAuction.BidForfeited(id, buyer, 10e18, 90e18 + 9);
        vm.prank(stranger);
        house().reclaim(id, committed);
        assertEq(vault.balanceOf(treasury), 10e18, "a tenth, rounded down");
        assertEq(vault.balanceOf(buyer), 90e18 + 9, "the rest");
        assertOwesNothing(address(house()));
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
    }

    /// @dev The lot could still turn out void, and then nothing is lost.
    function test_Reclaim_RevertWhen_TheAuctionHasNotEnded() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        bytes memory notEnded = abi.encodeWithSelector(ICommitRevealAuction.CommitReveal_NotEnded.selector, id);
        uint256[4] memory times = [START, COMMIT_END + 1, REVEAL_END + 1, REVEAL_END + 300 days];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            vm.expectRevert(notEnded);
            house().reclaim(id, committed);
        }
        assertTrue(house().isOpen(id, committed), "not used up");
    }

    /// @dev Nobody has to wait for anybody: both fit into one transaction.
    function test_Reclaim_WithTheSettlementInOneTransaction() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealed();
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(IAuction.settle, (id, ""));
        calls[1] = abi.encodeCall(ICommitRevealAuction.reclaim, (id, committed));
        vm.prank(buyer);
        Multicall(address(house())).multicall(calls);
        assertEq(vault.balanceOf(buyer), (COLLATERAL * 9) / 10, "the rest");
        assertOwesNothing(address(house()));
    }

    function test_Reclaim_UnderThePercentOfTheCreation() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.UnrevealedForfeit, 50);
        settle(AuctionOutcome.Unsold, address(0), 0);
        house().reclaim(id, committed);
        assertEq(vault.balanceOf(buyer), (COLLATERAL * 9) / 10, "ten percent");
    }

    function test_Reclaim_RevertWhen_Revealed() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        revealing();
        open(committed, 200e18);
        revealed();
        auction().settle(id, "");
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
    }

    /// @dev Also when the asset is restored after the end.
    function test_Reclaim_ForfeitsNothingOfAVoidLot() public {
        CommittedBid memory first = commit(buyer, 200e18);
        CommittedBid memory second = commit(stranger, 300e18);
        vm.prank(timelock);
        registry.takeDown(asset, "why");
        settle(AuctionOutcome.Void, address(0), 0);
        house().reclaim(id, first);
        assertWealth(buyer, WALLET, "all of it");
        vm.prank(timelock);
        registry.restore(asset, "appeal");
        house().reclaim(id, second);
        assertWealth(stranger, WALLET, "all of it");
        assertOwesNothing(address(house()));
    }

    /// @dev Else waiting for 30 days would be the way out of a bid that its bidder regrets.
    function test_Reclaim_ForfeitsOfAnUnwoundAuctionAsOfAnUnsoldOne() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.warp(REVEAL_END + 1 + UNWIND_DELAY);
        auction().unwind(id);
        house().reclaim(id, committed);
        assertWealth(buyer, WALLET - COLLATERAL / 10, "less the forfeit");
        assertEq(vault.balanceOf(treasury), COLLATERAL / 10, "treasury");
        assertOwesNothing(address(house()));
    }

    function test_Reclaim_ForfeitsNothingOfAVoidLotThatIsUnwound() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        vm.warp(REVEAL_END + 1 + UNWIND_DELAY);
        vm.prank(timelock);
        registry.takeDown(asset, "why");
        auction().unwind(id);
        house().reclaim(id, committed);
        assertWealth(buyer, WALLET, "all of it");
    }

    /// @dev The seller is not paid by the collaterals of a sale that it made void, and a leader below the reserve would not have won.
    function test_Void_TheBondIsTheTreasurysWhenTheLeaderIsBelowTheReserve() public {
        Sealed memory artifact = sealArtifact(2);
        asset = publishSealed(artifact);
        backBonds(seller, 100e18);
        Offer memory offer = offerOf(createTerms(asset, perpetual()));
        offer.reserve = RESERVE;
        id = create(offer);
        bytes memory key = buyerPoint();
        bytes32 commitment = house().commitmentOf(id, buyer, RESERVE - 1, saltOf(buyer, key));
        vm.prank(buyer);
        house().commit(id, commitment, COLLATERAL, 0, 0, split());
        revealing();
        house().reveal(id, CommittedBid(buyer, commitment, COLLATERAL, 1), RESERVE - 1, seedOf(buyer), key);
        markFraudulent(asset, 1);
        settle(AuctionOutcome.Void, address(0), 0);
        assertWealth(buyer, WALLET, "all of it");
        assertEq(vault.balanceOf(treasury), RESERVE / 20, "bond");
    }

    function test_Reclaim_RevertWhen_ThereIsNoSuchAuction() public {
        CommittedBid memory committed = commit(buyer, 200e18);
        id = SaleId.wrap(SaleId.unwrap(id) + 1);
        vm.expectRevert(unknown(buyer));
        house().reclaim(id, committed);
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
        assertEq(word(0), uint256(START_PRICE) | times | flags, "slot 0");
        assertEq(word(1), uint256(uint160(stranger)) | (uint256(700e18) << 160), "slot 1");
        assertEq(word(2), uint256(600e18) | (uint256(COLLATERAL) << 96) | (uint256(2) << 192), "slot 2");
        assertEq(word(3), RESERVE, "slot 3");
        revealed();
        auction().settle(id, "");
        assertEq(word(0), uint256(START_PRICE) | times | (uint256(2) << 176) | (uint256(10) << 208) | (1 << 232), "0");
        for (uint256 i = 1; i < 4; ++i) assertEq(word(i), 0, "forgotten");
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
        this.commitMany(others);
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

    /// @dev A call of its own, so that its memory does not cost the measurement anything.
    function commitMany(uint256 count) external {
        for (uint256 i = 0; i < count; ++i) {
            address bidder = address(uint160((uint256(1) << 152) + i));
            ftns.transfer(bidder, START_PRICE);
            vm.prank(bidder);
            ftns.approve(address(house()), START_PRICE);
            vm.prank(bidder);
            house().commit(id, keccak256(abi.encode(i)), START_PRICE, 0, 0, split());
        }
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
