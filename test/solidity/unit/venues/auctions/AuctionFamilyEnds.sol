// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarketPolicy} from "../../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, SaleId, titleOf} from "../../../../../contracts/libraries/Ids.sol";
import {IEscrow, SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionOutcome, IAuction} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {DeliveryKeys} from "../../../DeliveryKeys.sol";
import {Sealed} from "../../../SealedArtifact.sol";
import {AuctionFamilyTest} from "./AuctionFamily.sol";

/// @notice Ends of every kind.
abstract contract AuctionFamilyEndsTest is AuctionFamilyTest {
    // ── sales ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Sold_PaysThePoolAndHandsOver() public {
        SaleId id = createDefault();
        vm.recordLogs();
        sellTo(id, buyer, "");
        assertEnded(address(auction()), id, AuctionOutcome.Sold, buyer, START_PRICE);
        assertForgotten(id);
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertWealth(buyer, WALLET - START_PRICE, "paid");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
        assertOwesNothing(address(auction()));
    }

    /// @dev The policy of the creation holds to the end.
    function test_Sold_UnderTheFeeOfTheCreation() public {
        SaleId id = createDefault();
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.PlatformFee, 1_000);
        sellTo(id, buyer, "");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
    }

    /// @dev From the creation to the last event: bond, award, delivery, confirmation.
    function test_Sold_AnEncryptedLotIsDelivered() public {
        (SaleId id, Sealed memory artifact) = createEncrypted();
        assertEq(vault.balanceOf(seller), 100e18 - BOND, "the bond is drawn at the creation");
        sellTo(id, buyer, buyerPoint());
        assertState(id, SaleState.AwaitingKey);
        deliverSale(id, artifact);
        vm.prank(buyer);
        escrow.confirm(id);
        assertState(id, SaleState.Settled);
        assertEq(vault.balanceOf(seller), 100e18, "bond");
        assertEq(licences.licenceOf(terms, buyer).keyVersion, 1, "licence with its key");
        assertOwesNothing(address(auction()));
    }

    function test_Sold_TheWinnerIsRefundedWhenNothingIsDelivered() public {
        (SaleId id, ) = createEncrypted();
        sellTo(id, buyer, buyerPoint());
        vm.warp(escrow.saleOf(id).deadline + 1);
        escrow.refund(id);
        assertWealth(buyer, WALLET + BOND, "the price and the bond");
        assertState(id, SaleState.Refunded);
    }

    /// @dev Calling an auction off after its bids costs the bond.
    function test_Sold_ADeclinedLotPaysTheBondToTheWinner() public {
        (SaleId id, ) = createEncrypted();
        sellTo(id, buyer, buyerPoint());
        vm.prank(seller);
        escrow.decline(id);
        assertWealth(buyer, WALLET + BOND, "the price and the bond");
        assertEq(vault.balanceOf(seller), 100e18 - BOND, "seller");
    }

    function test_Settle_RevertWhen_TheKeyIsNotTheWinners() public {
        (SaleId id, ) = createEncrypted();
        if (endsWithABid()) return;
        bidAs(id, buyer, buyerPoint());
        decide(id, buyerPoint());
        vm.warp(block.timestamp + 1);
        bytes memory other = DeliveryKeys.buyerPoint(0xbad);
        bytes memory reason = abi.encodeWithSelector(IAuction.Auction_BidderKeyMismatch.selector, id);
        assertRefused(stranger, abi.encodeCall(IAuction.settle, (id, other)), reason);
        reason = abi.encodeWithSelector(IEscrow.Escrow_BuyerKeyMissing.selector);
        assertRefused(stranger, abi.encodeCall(IAuction.settle, (id, "")), reason);
        auction().settle(id, buyerPoint());
        assertState(id, SaleState.AwaitingKey);
    }

    function test_Settle_RevertWhen_AnOpenLotIsSettledWithAKey() public {
        SaleId id = createDefault();
        if (endsWithABid()) return;
        bidAs(id, buyer);
        decide(id, "");
        vm.warp(block.timestamp + 1);
        bytes memory reason = abi.encodeWithSelector(IAuction.Auction_BidderKeyMismatch.selector, id);
        assertRefused(stranger, abi.encodeCall(IAuction.settle, (id, buyerPoint())), reason);
    }

    // ── nobody can stop a settlement ─────────────────────────────────────────────────────────────────────────────────────────

    function test_Settle_WhateverTheSellerDoes() public {
        SaleId id = createDefault();
        vm.startPrank(seller);
        licences.closeTerms(terms);
        registry.publishVersion(asset, openVersion(2));
        registry.setContributors(asset, contributorsOf(2), contributorsOf(1), noParents());
        registry.transferFrom(seller, stranger, AssetId.unwrap(asset));
        vm.stopPrank();
        sellTo(id, buyer, "");
        assertForgotten(id);
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
    }

    function test_Settle_DuringAPause() public {
        SaleId id = createDefault();
        vm.prank(guardian);
        policy.pause();
        sellTo(id, buyer, "");
        assertForgotten(id);
    }

    function test_Settle_WithARetiredVenue() public {
        SaleId id = createDefault();
        if (!endsWithABid()) bidAs(id, buyer);
        vm.startPrank(timelock);
        escrow.retireVenue(address(auction()));
        vault.retire(address(auction()));
        vm.stopPrank();
        if (endsWithABid()) bidAs(id, buyer);
        else decide(id, "");
        vm.warp(block.timestamp + 1);
        if (!endsWithABid()) auction().settle(id, "");
        assertForgotten(id);
        assertOwesNothing(address(auction()));
    }

    function test_Settle_ToABidderWhoseCodeFails() public {
        SaleId id = createDefault();
        vm.etch(buyer, HOSTILE);
        sellTo(id, buyer, "");
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
    }

    // ── ends without a sale ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Unsold_WithoutABid() public {
        SaleId id = create(offerOf(titleOf(asset)));
        vm.warp(undecidedUntil() + 1);
        vm.recordLogs();
        vm.prank(stranger);
        auction().settle(id, "");
        assertEnded(address(auction()), id, AuctionOutcome.Unsold, address(0), 0);
        assertState(id, SaleState.Returned);
        assertEq(registry.ownerOf(AssetId.unwrap(asset)), seller, "owner");
        assertFalse(registry.stateOf(asset).locked, "unlocked");
    }

    function test_Cancel_GivesLotAndBondBack() public {
        (SaleId id, ) = createEncrypted();
        vm.recordLogs();
        vm.prank(seller);
        auction().cancel(id);
        assertEnded(address(auction()), id, AuctionOutcome.Cancelled, address(0), 0);
        assertState(id, SaleState.Returned);
        assertEq(vault.balanceOf(seller), 100e18, "bond");
    }

    function test_Cancel_RevertWhen_NotTheSeller() public {
        SaleId id = createDefault();
        transferAsset(asset, seller, stranger);
        bytes memory reason = abi.encodeWithSelector(IAuction.Auction_CallerIsNotSeller.selector, id, stranger);
        assertRefused(stranger, abi.encodeCall(IAuction.cancel, (id)), reason);
    }

    function test_Cancel_RevertWhen_SomebodyHasBid() public {
        SaleId id = createDefault();
        bidAs(id, buyer);
        bytes memory reason =
            endsWithABid() ? notRunning(id) : abi.encodeWithSelector(IAuction.Auction_HasBids.selector, id);
        assertRefused(seller, abi.encodeCall(IAuction.cancel, (id)), reason);
    }

    function test_Ended_RevertWhen_ItIsEndedAgain() public {
        SaleId id = createDefault();
        vm.prank(seller);
        auction().cancel(id);
        vm.warp(block.timestamp + 90 days);
        assertRefused(seller, abi.encodeCall(IAuction.cancel, (id)), notRunning(id));
        assertRefused(seller, abi.encodeCall(IAuction.settle, (id, "")), notRunning(id));
        assertRefused(seller, abi.encodeCall(IAuction.unwind, (id)), notRunning(id));
        assertRefused(buyer, bidCall(id, buyer, 0, "", split()), notRunning(id));
    }

    // ── void lots ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Void_WhenTheAssetIsTakenDown() public {
        SaleId id = createDefault();
        if (!endsWithABid()) bidAs(id, buyer);
        vm.prank(timelock);
        registry.takeDown(asset, keccak256("why"));
        _assertVoid(id);
    }

    function test_Void_WhenTheVersionIsProvedFraudulent() public {
        (SaleId id, ) = createEncrypted();
        if (!endsWithABid()) bidAs(id, buyer, buyerPoint());
        markFraudulent(asset, 1);
        if (endsWithABid()) return _assertVoid(id);
        decide(id, buyerPoint());
        vm.warp(block.timestamp + 1);
        auction().settle(id, "");
        assertState(id, SaleState.Returned);
        assertWealth(buyer, WALLET + BOND, "all the money back, and the bond");
        assertEq(vault.balanceOf(seller), 100e18 - BOND, "the seller has lost it");
        assertOwesNothing(address(auction()));
    }

    /// @dev Whether by the settlement, by the seller's cancelling, or when it is unwound: there is nobody that it would be awarded to.
    function test_Void_WithoutABidTheBondOfAFraudIsTheTreasurys() public {
        (SaleId id, ) = createEncrypted();
        markFraudulent(asset, 1);
        uint256 state = vm.snapshotState();
        vm.prank(seller);
        auction().cancel(id);
        _assertForfeited(id);
        vm.revertToState(state);
        vm.warp(undecidedUntil() + 1);
        vm.recordLogs();
        auction().settle(id, "");
        assertEnded(address(auction()), id, AuctionOutcome.Void, address(0), 0);
        _assertForfeited(id);
        vm.revertToState(state);
        vm.warp(undecidedUntil() + 1 + UNWIND_DELAY);
        auction().unwind(id);
        _assertForfeited(id);
    }

    function _assertForfeited(SaleId id) private view {
        assertState(id, SaleState.Returned);
        assertEq(vault.balanceOf(treasury), BOND, "treasury");
        assertEq(vault.balanceOf(seller), 100e18 - BOND, "seller");
    }

    function test_Void_TheBondOfATakenDownLotIsTheSellers() public {
        (SaleId id, ) = createEncrypted();
        if (!endsWithABid()) bidAs(id, buyer, buyerPoint());
        vm.prank(timelock);
        registry.takeDown(asset, keccak256("why"));
        decide(id, buyerPoint());
        vm.warp(block.timestamp + 1);
        auction().settle(id, "");
        assertEq(vault.balanceOf(seller), 100e18, "bond");
        assertWealth(buyer, WALLET, "all the money back");
    }

    /// @dev A friend of the seller who leads takes the bond: together they have what they had, no more.
    function test_Void_ALeaderWhoIsTheSellersFriendGainsNothing() public {
        (SaleId id, ) = createEncrypted();
        uint256 before = _wealthOf(seller) + _wealthOf(buyer) + BOND;
        if (!endsWithABid()) bidAs(id, buyer, buyerPoint());
        markFraudulent(asset, 1);
        decide(id, buyerPoint());
        vm.warp(block.timestamp + 1);
        auction().settle(id, "");
        assertLe(_wealthOf(seller) + _wealthOf(buyer), before, "both together");
    }

    function _wealthOf(address account) private view returns (uint256) {
        return ftns.balanceOf(account) + vault.balanceOf(account);
    }

    function test_Unwind_OfAFraudPaysTheLeaderToo() public {
        (SaleId id, ) = createEncrypted();
        if (endsWithABid()) return;
        bidAs(id, buyer, buyerPoint());
        decide(id, buyerPoint());
        markFraudulent(asset, 1);
        vm.warp(block.timestamp + 1 + UNWIND_DELAY);
        auction().unwind(id);
        assertWealth(buyer, WALLET + BOND, "all the money back, and the bond");
    }

    function _assertVoid(SaleId id) private {
        decide(id, "");
        vm.warp(block.timestamp + 1);
        vm.recordLogs();
        auction().settle(id, "");
        assertEnded(address(auction()), id, AuctionOutcome.Void, address(0), 0);
        assertState(id, SaleState.Returned);
        assertWealth(buyer, WALLET, "all the money back");
        assertOwesNothing(address(auction()));
    }

    // ── unwinding ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The escrow's own compartment is retired: it can take no payment in any more.
    function test_Unwind_WhenItCannotBeSettled() public {
        SaleId id = createDefault();
        if (!endsWithABid()) bidAs(id, buyer);
        vm.prank(timelock);
        vault.retire(address(escrow));
        decide(id, "");
        uint256 from = block.timestamp + 1 + UNWIND_DELAY;
        vm.warp(from - 1);
        if (!endsWithABid()) {
            vm.expectRevert();
            auction().settle(id, "");
        }
        bytes memory tooEarly = abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, from);
        assertRefused(stranger, abi.encodeCall(IAuction.unwind, (id)), tooEarly);
        vm.warp(from);
        vm.recordLogs();
        vm.prank(stranger);
        auction().unwind(id);
        assertEnded(address(auction()), id, AuctionOutcome.Unwound, address(0), 0);
        assertWealth(buyer, WALLET, "all the money back");
        assertState(id, SaleState.Returned);
        assertOwesNothing(address(auction()));
    }

    // ── reserves ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_ReserveHash_BindsChainContractAndSeller() public {
        bytes32 hash = auction().reserveHashOf(seller, START_PRICE, "salt");
        bytes memory preimage = abi.encode(block.chainid, auction(), seller, START_PRICE, bytes32("salt"));
        assertEq(hash, keccak256(preimage), "hash");
    }

    function test_OpenReserve_RevertWhen_ThereIsNone() public {
        SaleId id = createDefault();
        bytes memory reason = abi.encodeWithSelector(IAuction.Auction_NoHiddenReserve.selector, id);
        assertRefused(seller, abi.encodeCall(IAuction.openReserve, (id, START_PRICE, "salt")), reason);
    }
}
