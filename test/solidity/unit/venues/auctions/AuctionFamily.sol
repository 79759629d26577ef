// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IMarketPolicy} from "../../../../../contracts/governance/IMarketPolicy.sol";
import {AssetId, SaleId, TermsId, titleOf} from "../../../../../contracts/libraries/Ids.sol";
import {Category, Split} from "../../../../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, Sale, SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";
import {DeliveryKeys} from "../../../DeliveryKeys.sol";
import {Sealed} from "../../../SealedArtifact.sol";

/// @notice What every kind of auction does alike. A kind says how it is created, bid in and brought to its decision. With one bid of the
/// starting price every kind sells for the starting price.
abstract contract AuctionFamilyTest is AuctionTest {
    /// @dev A contract that takes nothing and burns what it is given.
    bytes internal constant HOSTILE = hex"5b5f56"; // JUMPDEST PUSH0 JUMP: an endless loop

    // ── what a kind says ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function auction() internal view virtual returns (IAuction);

    function expectedKind() internal pure virtual returns (AuctionKind);

    function createCall(Offer memory offer, Split memory split_) internal view virtual returns (bytes memory);

    function bidCall(
        SaleId id,
        address bidder,
        uint96 fromCredit,
        bytes memory key,
        Split memory split_
    ) internal view virtual returns (bytes memory);

    /// @dev Lets the auction become decided: to its last undecided second, with every bid revealed.
    function decide(SaleId id, bytes memory key) internal virtual;

    /// @dev Timestamp (seconds) of the last undecided second of an auction that starts now.
    function undecidedUntil() internal view virtual returns (uint256);

    /// @dev Whether the first bid ends it.
    function endsWithABid() internal pure virtual returns (bool);

    /// @dev A bid with this key (the bidder's only one) is refused.
    function assertKeyRefused(SaleId id, bytes memory key, bytes memory reason) internal virtual;

    // ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function create(Offer memory offer) internal returns (SaleId id) {
        return abi.decode(_call(seller, createCall(offer, split())), (SaleId));
    }

    function createDefault() internal returns (SaleId) {
        return create(offerOf(terms));
    }

    function bidAs(SaleId id, address bidder) internal {
        bidAs(id, bidder, "");
    }

    function bidAs(SaleId id, address bidder, bytes memory key) internal {
        _call(bidder, bidCall(id, bidder, 0, key, split()));
    }

    /// @dev Sells to the bidder.
    function sellTo(SaleId id, address bidder, bytes memory key) internal {
        bidAs(id, bidder, key);
        if (endsWithABid()) return;
        decide(id, key);
        vm.warp(block.timestamp + 1);
        auction().settle(id, key);
    }

    function _call(address caller, bytes memory data) internal returns (bytes memory answer) {
        bool ok;
        vm.prank(caller);
        (ok, answer) = address(auction()).call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    function assertRefused(address caller, bytes memory data, bytes memory reason) internal {
        vm.prank(caller);
        (bool ok, bytes memory answer) = address(auction()).call{gas: 10_000_000}(data);
        assertFalse(ok, "refused");
        assertEq(answer, reason, "reason");
    }

    function notRunning(SaleId id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAuction.Auction_NotRunning.selector, id);
    }

    // ── creation ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Create_HoldsTheLot() public {
        SaleId id = createDefault();
        Sale memory sale = escrow.saleOf(id);
        assertState(id, SaleState.Held);
        assertEq(sale.seller, seller, "seller");
        assertEq(TermsId.unwrap(sale.terms), TermsId.unwrap(terms), "terms");
        assertEq(uint8(auction().kind()), uint8(expectedKind()), "kind");
        assertOwesNothing(address(auction()));
    }

    function test_Create_LocksAnAsset() public {
        SaleId id = create(offerOf(titleOf(asset)));
        assertTrue(registry.stateOf(asset).locked, "locked");
        sellTo(id, buyer, "");
        assertFalse(registry.stateOf(asset).locked, "unlocked");
        assertEq(registry.ownerOf(AssetId.unwrap(asset)), buyer, "owner");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
    }

    function test_Create_DurationIsADayWhenNotNamed() public {
        SaleId id = createDefault();
        uint256 until = undecidedUntil();
        vm.warp(until);
        assertRefused(
            stranger,
            abi.encodeCall(IAuction.settle, (id, "")),
            abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, until + 1)
        );
        vm.warp(until + 1);
        auction().settle(id, "");
    }

    function test_Create_DurationHasBounds() public {
        Offer memory offer = offerOf(terms);
        uint32[2] memory good = [uint32(10 minutes), 30 days];
        uint32[2] memory bad = [uint32(10 minutes) - 1, 30 days + 1];
        for (uint256 i = 0; i < 2; ++i) {
            offer.duration = bad[i];
            bytes4 error_ = IAuction.Auction_InvalidDuration.selector;
            bytes memory reason = abi.encodeWithSelector(error_, bad[i], 10 minutes, 30 days);
            assertRefused(seller, createCall(offer, split()), reason);
            offer.duration = good[i];
            create(offer);
        }
    }

    function test_Create_RevertWhen_TheStartingPriceIsZero() public {
        Offer memory offer = offerOf(terms);
        offer.startingPrice = 0;
        bytes memory data = createCall(offer, split());
        vm.prank(seller);
        (bool ok, ) = address(auction()).call(data);
        assertFalse(ok, "refused");
    }

    function test_Create_RevertWhen_NotTheOwner() public {
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_SellerIsNotOwner.selector, asset, stranger);
        assertRefused(stranger, createCall(offerOf(terms), split()), reason);
    }

    function test_Create_RevertWhen_Paused() public {
        vm.prank(guardian);
        policy.pause();
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_Paused.selector, policy.salePolicy().pausedUntil);
        assertRefused(seller, createCall(offerOf(terms), split()), reason);
    }

    function test_Create_RevertWhen_TheVenueIsRetired() public {
        vm.prank(timelock);
        escrow.retireVenue(address(auction()));
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenue.selector, auction());
        assertRefused(seller, createCall(offerOf(terms), split()), reason);
    }

    function test_Create_RevertWhen_TheVersionIsNotTheLatest() public {
        Offer memory offer = offerOf(terms);
        offer.version = 2;
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_VersionChanged.selector, asset, 2, 1);
        assertRefused(seller, createCall(offer, split()), reason);
    }

    function test_Create_RevertWhen_TheAssetIsALotAlready() public {
        create(offerOf(titleOf(asset)));
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_AssetLocked.selector, asset);
        assertRefused(seller, createCall(offerOf(terms), split()), reason);
    }

    // ── who may bid ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Bid_RevertWhen_TheBidderIsAPartyOfTheLot() public {
        SaleId id = createDefault();
        transferAsset(asset, seller, stranger);
        address[4] memory parties = [
            seller,
            stranger,
            split().contributors[0].account,
            split().contributors[1].account
        ];
        for (uint256 i = 0; i < parties.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_PartyOfLot.selector, id, parties[i]);
            assertRefused(parties[i], bidCall(id, parties[i], 0, "", split()), reason);
        }
        bidAs(id, buyer);
    }

    /// @dev A split without the bidder's own name does not help.
    function test_Bid_RevertWhen_TheSplitIsNotThatOfTheLot() public {
        SaleId id = createDefault();
        Split memory forged = Split({contributors: contributorsOf(1), parents: noParents()});
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_SplitMismatch.selector, asset, 1);
        assertRefused(buyer, bidCall(id, buyer, 0, "", forged), reason);
    }

    function test_Bid_RevertWhen_ThereIsNoSuchAuction() public {
        SaleId unknown = SaleId.wrap(SaleId.unwrap(createDefault()) + 1);
        assertRefused(buyer, bidCall(unknown, buyer, 0, "", split()), notRunning(unknown));
    }

    // ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _createEncrypted() private returns (SaleId id, Sealed memory artifact) {
        artifact = sealArtifact(2);
        asset = publishSealed(artifact);
        terms = createTerms(asset, perpetual());
        backBonds(seller, 100e18);
        id = createDefault();
    }

    function test_Bid_RevertWhen_AnEncryptedLotGetsNoUsableKey() public {
        (SaleId id, ) = _createEncrypted();
        bytes memory reason = abi.encodeWithSelector(IAuction.Auction_BidderKeyInvalid.selector, id);
        uint256 state = vm.snapshotState();
        assertKeyRefused(id, "", reason);
        vm.revertToState(state);
        state = vm.snapshotState();
        assertKeyRefused(id, new bytes(128), reason); // infinity
        vm.revertToState(state);
        assertKeyRefused(id, DeliveryKeys.OUTSIDE_SUBGROUP, reason);
    }

    function test_Bid_RevertWhen_AnOpenLotGetsAKey() public {
        SaleId id = createDefault();
        assertKeyRefused(id, buyerPoint(), abi.encodeWithSelector(IAuction.Auction_BidderKeyNotNeeded.selector, id));
    }

    /// @dev From the creation to the last event: bond, award, delivery, confirmation.
    function test_Sold_AnEncryptedLotIsDelivered() public {
        (SaleId id, Sealed memory artifact) = _createEncrypted();
        uint256 bond = START_PRICE / 20;
        assertEq(vault.balanceOf(seller), 100e18 - bond, "the bond is drawn at the creation");
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
        (SaleId id, ) = _createEncrypted();
        sellTo(id, buyer, buyerPoint());
        vm.warp(escrow.saleOf(id).deadline + 1);
        escrow.refund(id);
        assertWealth(buyer, WALLET + START_PRICE / 20, "the price and the bond");
        assertState(id, SaleState.Refunded);
    }

    function test_Settle_RevertWhen_TheKeyIsNotTheWinners() public {
        (SaleId id, ) = _createEncrypted();
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

    // ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Sold_PaysThePoolAndHandsOver() public {
        SaleId id = createDefault();
        vm.recordLogs();
        sellTo(id, buyer, "");
        assertEnded(address(auction()), id, AuctionOutcome.Sold, buyer, START_PRICE);
        assertState(id, SaleState.Settled);
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertWealth(buyer, WALLET - START_PRICE, "paid");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
        assertOwesNothing(address(auction()));
    }

    function test_Bid_FromCredit() public {
        SaleId id = createDefault();
        vm.startPrank(buyer);
        vault.deposit(buyer, START_PRICE);
        vm.stopPrank();
        _call(buyer, bidCall(id, buyer, START_PRICE, "", split()));
        assertEq(ftns.balanceOf(buyer), WALLET - START_PRICE, "nothing more from the wallet");
        assertEq(vault.balanceOf(buyer), 0, "credit");
    }

    function test_Bid_PartlyFromCredit() public {
        SaleId id = createDefault();
        vm.startPrank(buyer);
        vault.deposit(buyer, 30e18);
        vm.stopPrank();
        _call(buyer, bidCall(id, buyer, 30e18, "", split()));
        assertEq(ftns.balanceOf(buyer), WALLET - START_PRICE, "the rest from the wallet");
        assertEq(vault.balanceOf(buyer), 0, "credit");
    }

    function test_Bid_RevertWhen_NothingIsAllowed() public {
        SaleId id = createDefault();
        vm.prank(buyer);
        ftns.approve(address(auction()), START_PRICE - 1);
        bytes memory data = bidCall(id, buyer, 0, "", split());
        vm.prank(buyer);
        (bool ok, ) = address(auction()).call(data);
        assertFalse(ok, "refused");
    }

    // ── permit and multicall ─────────────────────────────────────────────────────────────────────────────────────────────────

    function _permitAndBid(SaleId id, uint256 deadline) private returns (address signer, bytes[] memory calls) {
        uint256 key;
        (signer, key) = makeAccount("buyer with a key");
        ftns.transfer(signer, START_PRICE);
        bytes32 typehash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 structHash = keccak256(
            abi.encode(typehash, signer, auction(), START_PRICE, ftns.nonces(signer), deadline)
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            key,
            keccak256(abi.encodePacked(hex"1901", ftns.DOMAIN_SEPARATOR(), structHash))
        );
        calls = new bytes[](2);
        calls[0] = abi.encodeCall(IAuction.permit, (START_PRICE, deadline, v, r, s));
        calls[1] = bidCall(id, signer, 0, "", split());
    }

    function test_Permit_AndBidInOneTransaction() public {
        SaleId id = createDefault();
        (address signer, bytes[] memory calls) = _permitAndBid(id, block.timestamp);
        vm.prank(signer);
        Multicall(address(auction())).multicall(calls);
        assertEq(ftns.balanceOf(signer), 0, "paid");
        assertEq(ftns.allowance(signer, address(auction())), 0, "nothing is left of the allowance");
    }

    function test_Permit_SurvivesAFrontRun() public {
        SaleId id = createDefault();
        (address signer, bytes[] memory calls) = _permitAndBid(id, block.timestamp);
        (, , uint8 v, bytes32 r, bytes32 s) = abi.decode(
            _withoutSelector(calls[0]),
            (uint256, uint256, uint8, bytes32, bytes32)
        );
        vm.prank(stranger);
        ftns.permit(signer, address(auction()), START_PRICE, block.timestamp, v, r, s);
        vm.prank(signer);
        Multicall(address(auction())).multicall(calls);
        assertEq(ftns.balanceOf(signer), 0, "paid");
    }

    function test_Permit_RevertWhen_ItIsBadAndNothingIsAllowed() public {
        SaleId id = createDefault();
        (address signer, bytes[] memory calls) = _permitAndBid(id, block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSignature("ERC2612ExpiredSignature(uint256)", block.timestamp - 1));
        vm.prank(signer);
        Multicall(address(auction())).multicall(calls);
    }

    function _withoutSelector(bytes memory data) private pure returns (bytes memory arguments) {
        arguments = new bytes(data.length - 4);
        for (uint256 i = 0; i < arguments.length; ++i) arguments[i] = data[i + 4];
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
        assertState(id, SaleState.Settled);
        assertEq(licences.licenceOf(terms, buyer).quantity, 1, "licence");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
    }

    function test_Settle_DuringAPause() public {
        SaleId id = createDefault();
        vm.prank(guardian);
        policy.pause();
        sellTo(id, buyer, "");
        assertState(id, SaleState.Settled);
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
        assertState(id, SaleState.Settled);
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
        (SaleId id, ) = _createEncrypted();
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
        (SaleId id, ) = _createEncrypted();
        if (!endsWithABid()) bidAs(id, buyer, buyerPoint());
        markFraudulent(asset, 1);
        if (endsWithABid()) return _assertVoid(id);
        decide(id, buyerPoint());
        vm.warp(block.timestamp + 1);
        auction().settle(id, "");
        assertState(id, SaleState.Returned);
        assertWealth(buyer, WALLET, "all the money back");
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

    /// @dev The policy of the creation holds to the end.
    function test_Sold_UnderTheFeeOfTheCreation() public {
        SaleId id = createDefault();
        vm.prank(timelock);
        policy.set(IMarketPolicy.Parameter.PlatformFee, 1_000);
        sellTo(id, buyer, "");
        assertPool(firstPool(asset), START_PRICE - feeOf(START_PRICE), feeOf(START_PRICE));
    }

    /// @dev An asset without contributors would pay its own buyer.
    function test_Create_RevertWhen_AnAssetIsOfferedWhoseSplitNamesNobody() public {
        vm.prank(seller);
        asset = registry.publish(Category.Model, openVersion(9), contributorsOf(0), noParents(), 0);
        Split memory nobody = Split({contributors: contributorsOf(0), parents: noParents()});
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_SplitNamesNobody.selector, asset);
        assertRefused(seller, createCall(offerOf(titleOf(asset)), nobody), reason);
    }
}
