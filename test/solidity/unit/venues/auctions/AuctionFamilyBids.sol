// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {AssetId, SaleId, TermsId, titleOf} from "../../../../../contracts/libraries/Ids.sol";
import {Category, Split} from "../../../../../contracts/registry/IAssetRegistry.sol";
import {IEscrow, Sale, SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {DeliveryKeys} from "../../../DeliveryKeys.sol";
import {AuctionFamilyTest} from "./AuctionFamily.sol";

/// @notice Creation and bids of every kind.
abstract contract AuctionFamilyBidsTest is AuctionFamilyTest {
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
            assertRefused(seller, createCall(offer), reason);
            offer.duration = good[i];
            create(offer);
        }
    }

    function test_Create_RevertWhen_TheStartingPriceIsZero() public {
        Offer memory offer = offerOf(terms);
        offer.startingPrice = 0;
        bytes memory data = createCall(offer);
        vm.prank(seller);
        (bool ok, ) = address(auction()).call(data);
        assertFalse(ok, "refused");
    }

    function test_Create_RevertWhen_NotTheOwner() public {
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_SellerIsNotOwner.selector, asset, stranger);
        assertRefused(stranger, createCall(offerOf(terms)), reason);
    }

    function test_Create_RevertWhen_Paused() public {
        vm.prank(guardian);
        policy.pause();
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_Paused.selector, policy.salePolicy().pausedUntil);
        assertRefused(seller, createCall(offerOf(terms)), reason);
    }

    function test_Create_RevertWhen_TheVenueIsRetired() public {
        vm.prank(timelock);
        escrow.retireVenue(address(auction()));
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_CallerIsNotVenue.selector, auction());
        assertRefused(seller, createCall(offerOf(terms)), reason);
    }

    function test_Create_RevertWhen_TheVersionIsNotTheLatest() public {
        Offer memory offer = offerOf(terms);
        offer.version = 2;
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_VersionChanged.selector, asset, 2, 1);
        assertRefused(seller, createCall(offer), reason);
    }

    function test_Create_RevertWhen_TheAssetIsALotAlready() public {
        create(offerOf(titleOf(asset)));
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_AssetLocked.selector, asset);
        assertRefused(seller, createCall(offerOf(terms)), reason);
    }

    /// @dev The price would go to whoever owns the asset when it is distributed: its buyer, of a licence as well.
    function test_Create_RevertWhen_TheSplitNamesNobody() public {
        vm.prank(seller);
        asset = registry.publish(Category.Model, openVersion(9), contributorsOf(0), noParents(), 0);
        bytes memory reason = abi.encodeWithSelector(IEscrow.Escrow_SplitNamesNobody.selector, asset);
        assertRefused(seller, createCall(offerOf(titleOf(asset))), reason);
        terms = createTerms(asset, perpetual());
        assertRefused(seller, createCall(offerOf(terms)), reason);
        vm.prank(seller);
        registry.setContributors(asset, contributorsOf(0), contributorsOf(2), noParents());
        createDefault();
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

    function test_Bid_RevertWhen_AnEncryptedLotGetsNoUsableKey() public {
        (SaleId id, ) = createEncrypted();
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

    // ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

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
}
