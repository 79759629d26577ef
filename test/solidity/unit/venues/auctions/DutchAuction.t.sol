// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionKind, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {DutchState, IDutchAuction} from "../../../../../contracts/venues/auctions/IDutchAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice What only the Dutch auction has: a price that falls.
contract DutchAuctionTest is AuctionTest {
    uint256 private constant END = START + 24 hours; // timestamp (seconds)

    SaleId private id;

    function setUp() public override {
        super.setUp();
        id = _create(_offer(), 0);
    }

    function _offer() private view returns (Offer memory offer) {
        offer = offerOf(terms);
        offer.reserve = FLOOR;
    }

    function _create(Offer memory offer, uint32 halfLife) private returns (SaleId) {
        vm.prank(seller);
        return dutch.create(offer, halfLife);
    }

    function _buy(uint96 maxPrice, uint96 fromCredit) private returns (uint96) {
        vm.prank(buyer);
        return dutch.buy(id, maxPrice, fromCredit, "", split());
    }

    // ── creation ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Create_SaysAllThereIs() public {
        SaleId expected = SaleId.wrap(SaleId.unwrap(id) + 1);
        vm.expectEmit(address(dutch));
        emit IAuction.AuctionCreated(
            expected,
            terms,
            seller,
            AuctionKind.Dutch,
            1,
            1,
            START_PRICE,
            FLOOR,
            0,
            0,
            uint40(END),
            0,
            0,
            1 hours,
            0
        );
        _create(_offer(), 1 hours);
        DutchState memory state = dutch.auctionOf(expected);
        assertEq(state.startingPrice, START_PRICE, "start");
        assertEq(state.floor, FLOOR, "floor");
        assertEq(state.startedAt, START, "started at");
        assertEq(state.duration, 24 hours, "duration");
        assertEq(state.halfLife, 1 hours, "half-life");
    }

    function test_Create_RevertWhen_TheFloorDoesNotFit() public {
        Offer memory offer = _offer();
        offer.reserve = 0;
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        _create(offer, 0);
        offer.reserve = START_PRICE + 1;
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        _create(offer, 0);
        (offer.reserve, offer.reserveHash) = (FLOOR, "hash");
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        _create(offer, 0);
    }

    function test_Create_RevertWhen_TheHalfLifeIsLongerThanTheAuction() public {
        _create(_offer(), 24 hours);
        vm.expectRevert(
            abi.encodeWithSelector(IDutchAuction.DutchAuction_InvalidHalfLife.selector, 24 hours + 1, 24 hours)
        );
        _create(_offer(), 24 hours + 1);
    }

    // ── price ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Price_FallsInALine() public view {
        assertEq(dutch.priceAt(id, START - 1), START_PRICE, "before");
        assertEq(dutch.priceAt(id, START), START_PRICE, "start");
        assertEq(dutch.priceAt(id, START + 12 hours), 55e18, "half");
        assertEq(dutch.priceAt(id, END), FLOOR, "end");
        assertEq(dutch.priceAt(id, END + 1), FLOOR, "after");
        assertEq(dutch.priceAt(id, type(uint256).max), FLOOR, "for ever");
        assertEq(dutch.priceAt(id, START + 1), START_PRICE - uint96(uint256(90e18) / 86_400), "rounded up");
    }

    function test_Price_Halves() public {
        id = _create(_offer(), 1 hours);
        assertEq(dutch.priceAt(id, START + 30 minutes), 75e18, "on the chord");
        assertEq(dutch.priceAt(id, START + 1 hours), 50e18, "one");
        assertEq(dutch.priceAt(id, START + 3 hours), 12.5e18, "three");
        assertEq(dutch.priceAt(id, START + 4 hours), FLOOR, "the floor stops it");
        assertEq(dutch.priceAt(id, END), FLOOR, "end");
    }

    function test_Price_RevertWhen_NotRunning() public {
        SaleId unknown = SaleId.wrap(SaleId.unwrap(id) + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NotRunning.selector, unknown));
        dutch.priceAt(unknown, START);
    }

    // ── purchase ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Buy_AtThePriceOfThisSecond() public {
        vm.warp(START + 12 hours);
        assertEq(_buy(START_PRICE, 0), 55e18, "price");
        assertEq(ftns.balanceOf(buyer), WALLET - 55e18, "paid");
        assertForgotten(id);
        assertEq(dutch.auctionOf(id).startingPrice, 0, "forgotten");
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NotRunning.selector, id));
        vm.prank(stranger);
        dutch.buy(id, START_PRICE, 0, "", split());
    }

    function test_Buy_RevertWhen_ThePriceIsAboveTheMax() public {
        vm.expectRevert(
            abi.encodeWithSelector(IDutchAuction.DutchAuction_PriceAboveMax.selector, id, START_PRICE, START_PRICE - 1)
        );
        _buy(START_PRICE - 1, 0);
    }

    function test_Buy_TheEndIsTheLastSecond() public {
        vm.warp(END);
        uint256 state = vm.snapshotState();
        assertEq(_buy(FLOOR, 0), FLOOR, "floor");
        vm.revertToState(state);
        vm.warp(END + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_BiddingOver.selector, id, END));
        _buy(START_PRICE, 0);
    }

    function test_Buy_TakesNoMoreCreditThanThePrice() public {
        vm.prank(buyer);
        vault.deposit(buyer, START_PRICE);
        vm.warp(START + 12 hours);
        _buy(START_PRICE, START_PRICE);
        assertEq(vault.balanceOf(buyer), START_PRICE - 55e18, "credit");
        assertEq(ftns.balanceOf(buyer), WALLET - START_PRICE, "wallet");
    }

    function test_Settle_FromTheSecondAfterTheEnd() public {
        vm.warp(END);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, END + 1));
        IAuction(address(dutch)).settle(id, "");
        vm.warp(END + 1);
        IAuction(address(dutch)).settle(id, "");
        assertState(id, SaleState.Returned);
    }

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The mapping of auctions is slot 1 of the contract. A linear price writes one word, an exponential one two.
    function test_Storage_IsOneWordAndTheHalfLife() public {
        id = _create(_offer(), 1 hours);
        uint256 slot = uint256(keccak256(abi.encode(id, 1)));
        uint256 first = uint256(START_PRICE) | (uint256(FLOOR) << 96) | (START << 192) | (uint256(24 hours) << 232);
        assertEq(uint256(vm.load(address(dutch), bytes32(slot))), first, "slot 0");
        assertEq(uint256(vm.load(address(dutch), bytes32(slot + 1))), 1 hours, "slot 1");
        _buy(START_PRICE, 0);
        assertEq(uint256(vm.load(address(dutch), bytes32(slot))), 0, "slot 0 after");
        assertEq(uint256(vm.load(address(dutch), bytes32(slot + 1))), 0, "slot 1 after");
    }
}
