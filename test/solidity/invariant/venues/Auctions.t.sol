// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AssetId, TermsId, titleOf} from "../../../../contracts/libraries/Ids.sol";
import {Category, Split} from "../../../../contracts/registry/IAssetRegistry.sol";
import {SaleState} from "../../../../contracts/settlement/IEscrow.sol";
import {AuctionKind, AuctionOutcome, IAuction} from "../../../../contracts/venues/auctions/IAuction.sol";
import {AuctionTest} from "../../AuctionTest.sol";
import {InvariantTest} from "../../InvariantTest.sol";
import {TermsInput} from "../../RegistryTest.sol";
import {AuctionHandler, AuctionSystem} from "./AuctionHandler.sol";
import {BidderHandler} from "./BidderHandler.sol";
import {CourseHandler} from "./CourseHandler.sol";
import {AuctionModel, AuctionStore, HiddenBid} from "./AuctionStore.sol";

/// @notice All that happens in auctions. The runner wants it in the file of the test.
contract AllAuctionsHandler is CourseHandler, BidderHandler {
    constructor(
        AuctionSystem memory system,
        AuctionStore store_,
        address[] memory actors_,
        Split memory split
    ) AuctionHandler(system, store_, actors_, split) {}
}

/// @notice All four kinds under random use: see test/INVARIANTS.md, "Auctions".
contract AuctionsInvariantTest is AuctionTest, InvariantTest {
    AuctionStore private store;
    AllAuctionsHandler private handler;
    address[] private actors;
    address[4] private houses;
    TermsId[3] private lots;

    function setUp() public override {
        super.setUp();
        store = new AuctionStore();
        actors = [buyer, stranger, rival, makeAddr("fourth bidder"), makeAddr("fifth bidder")];
        for (uint256 i = 3; i < actors.length; ++i) {
            ftns.transfer(actors[i], WALLET);
            allowAuctions(actors[i]);
        }
        TermsInput memory capped = perpetual();
        capped.supplyCap = 4;
        vm.prank(seller);
        AssetId title = registry.publish(Category.Model, openVersion(2), contributorsOf(2), noParents(), 0);
        lots = [terms, createTerms(asset, capped), titleOf(title)];
        houses = [address(english), address(dutch), address(sealedBid), address(vickrey)];
        AuctionSystem memory system = AuctionSystem({
            policy: policy,
            registry: registry,
            vault: vault,
            houses: houses,
            lots: lots,
            timelock: timelock,
            guardian: guardian
        });
        handler = AllAuctionsHandler(deploy("AllAuctionsHandler", abi.encode(system, store, actors, split())));
        targetSelectors(address(handler), _actions());
    }

    function _actions() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](26);
        selectors[0] = CourseHandler.passTime.selector;
        selectors[1] = CourseHandler.passToABoundary.selector;
        selectors[2] = CourseHandler.pauseSometimes.selector;
        selectors[3] = CourseHandler.takeDownOrRestore.selector;
        selectors[4] = CourseHandler.create.selector;
        selectors[5] = CourseHandler.create.selector;
        selectors[6] = CourseHandler.create.selector;
        selectors[7] = CourseHandler.cancel.selector;
        selectors[8] = BidderHandler.bid.selector;
        selectors[9] = BidderHandler.bid.selector;
        selectors[10] = BidderHandler.bid.selector;
        selectors[11] = BidderHandler.buy.selector;
        selectors[12] = BidderHandler.commit.selector;
        selectors[13] = BidderHandler.commit.selector;
        selectors[14] = BidderHandler.commit.selector;
        selectors[15] = BidderHandler.commit.selector;
        selectors[16] = BidderHandler.commit.selector;
        selectors[17] = BidderHandler.reveal.selector;
        selectors[18] = BidderHandler.reveal.selector;
        selectors[19] = BidderHandler.reveal.selector;
        selectors[20] = BidderHandler.reveal.selector;
        selectors[21] = BidderHandler.reveal.selector;
        selectors[22] = BidderHandler.reclaim.selector;
        selectors[23] = CourseHandler.settle.selector;
        selectors[24] = CourseHandler.settle.selector;
        selectors[25] = CourseHandler.unwind.selector;
    }

    // ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @notice What a compartment holds is what its auctions owe; the contracts themselves hold nothing.
    function invariant_CompartmentsHoldWhatIsOwed() public view {
        for (uint256 k = 0; k < 4; ++k) {
            assertCompartment(houses[k], store.owed(AuctionKind(k)));
            assertEq(ftns.balanceOf(houses[k]), 0, "an auction contract holds no FTNS");
        }
    }

    /// @notice Nobody has lost or won a base unit but for what it paid for lots and forfeited; what is not in a bid can be withdrawn.
    function invariant_BiddersMoneyIsConserved() public view {
        for (uint256 i = 0; i < actors.length; ++i) {
            uint256 rest = WALLET - store.paidBy(actors[i]) - store.lockedOf(actors[i]);
            assertWealth(actors[i], rest, "bidder");
        }
        assertEq(vault.balanceOf(treasury), store.forfeited(), "forfeits");
        uint256 accrued = 0;
        for (uint48 a = 1; a <= 2; ++a) {
            (uint256 net, uint256 fee) = vault.poolOf(firstPool(AssetId.wrap(a)));
            accrued += net + fee;
        }
        assertEq(accrued, store.revenue(), "revenue");
    }

    /// @notice A lot is held from the creation to the end, and then goes to exactly one recipient, with one event.
    function invariant_ALotHasOneEnd() public view {
        uint256 running = 0;
        for (uint256 i = 0; i < store.auctionCount(); ++i) {
            AuctionModel memory model = store.auctionAt(i);
            assertEq(model.terminalEvents, model.ended ? 1 : 0, "terminal events");
            if (!model.ended) assertState(model.id, SaleState.Held);
            else if (model.outcome == AuctionOutcome.Sold) assertForgotten(model.id);
            else assertState(model.id, SaleState.Returned);
            if (!model.ended && model.lot.isTitle()) ++running;
        }
        assertLe(running, 1, "an asset is one lot");
        assertEq(registry.stateOf(lots[2].assetOf()).locked, running == 1, "locked exactly while it is a lot");
    }

    /// @notice Winners have what they won, and nobody has anything else.
    function invariant_WinnersHaveTheirLots() public view {
        for (uint256 l = 0; l < 2; ++l) {
            for (uint256 i = 0; i < actors.length; ++i) {
                uint256 won = 0;
                for (uint256 a = 0; a < store.auctionCount(); ++a) {
                    AuctionModel memory model = store.auctionAt(a);
                    if (model.winner == actors[i] && TermsId.unwrap(model.lot) == TermsId.unwrap(lots[l])) ++won;
                }
                assertEq(licences.licenceOf(lots[l], actors[i]).quantity, won, "licences");
            }
        }
    }

    /// @notice With everybody absent for ever, a stranger ends every auction, and everybody can take out all that is theirs.
    function afterInvariant() public {
        vm.warp(block.timestamp + 10 days);
        for (uint256 i = 0; i < store.auctionCount(); ++i) {
            AuctionModel memory model = store.auctionAt(i);
            if (!model.ended) IAuction(houses[uint256(model.kind)]).settle(model.id, "");
            HiddenBid[] memory bids = store.bidsOf(i);
            for (uint256 b = 0; b < bids.length; ++b) {
                if (bids[b].revealed || bids[b].reclaimed) continue;
                (model.kind == AuctionKind.Vickrey ? vickrey : sealedBid).reclaim(model.id, bids[b].committed);
            }
        }
        for (uint256 k = 0; k < 4; ++k) assertCompartment(houses[k], 0);
        for (uint256 i = 0; i < actors.length; ++i) {
            uint256 credit = vault.balanceOf(actors[i]);
            if (credit == 0) continue;
            vm.prank(actors[i]);
            assertEq(vault.withdraw(actors[i], type(uint256).max), credit, "withdrawn");
        }
    }
}
