// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId, TermsId} from "../../../../../contracts/libraries/Ids.sol";
import {SaleState} from "../../../../../contracts/settlement/IEscrow.sol";
import {AuctionKind, AuctionOutcome, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {EnglishState, IEnglishAuction} from "../../../../../contracts/venues/auctions/IEnglishAuction.sol";
import {AuctionTest} from "../../../AuctionTest.sol";

/// @notice What only the English auction has: increments, extensions, a hidden reserve that delays the settlement.
contract EnglishAuctionTest is AuctionTest {
    uint32 private constant EXTENSION = 10 minutes;
    uint96 private constant RESERVE = 500e18;
    uint256 private constant END = START + 24 hours; // timestamp (seconds)
    bytes32 private constant SALT = "salt";

    SaleId private id;

    function setUp() public override {
        super.setUp();
        id = _create(offerOf(terms));
    }

    function _create(Offer memory offer) private returns (SaleId) {
        vm.prank(seller);
        return english.create(offer, EXTENSION);
    }

    function _createHidden() private returns (SaleId) {
        Offer memory offer = offerOf(terms);
        (offer.reserveHash, offer.memo) = (_house().reserveHashOf(seller, RESERVE, SALT), "memo");
        return _create(offer);
    }

    function _house() private view returns (IAuction) {
        return IAuction(address(english));
    }

    function _bid(address bidder, uint96 amount) private {
        vm.prank(bidder);
        english.bid(id, amount, 0, "", split());
    }

    function _assertTooLow(address bidder, uint96 amount, uint96 minimum) private {
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_BidTooLow.selector, id, amount, minimum));
        _bid(bidder, amount);
    }

    // ── creation ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Create_SaysAllThereIs() public {
        Offer memory offer = offerOf(terms);
        (offer.reserve, offer.duration, offer.memo, offer.quantity) = (RESERVE, 1 hours, "memo", 3);
        SaleId expected = SaleId.wrap(SaleId.unwrap(id) + 1);
        vm.expectEmit(address(english));
        emit IAuction.AuctionCreated(
            expected,
            terms,
            seller,
            AuctionKind.English,
            3,
            1,
            START_PRICE,
            RESERVE,
            0,
            "memo",
            uint40(START + 1 hours),
            0,
            EXTENSION,
            0,
            0
        );
        assertEq(SaleId.unwrap(_create(offer)), SaleId.unwrap(expected), "id");
        EnglishState memory state = english.auctionOf(expected);
        assertEq(state.startingPrice, START_PRICE, "starting price");
        assertEq(state.reserve, RESERVE, "reserve");
        assertEq(state.endsAt, START + 1 hours, "end");
        assertEq(state.extension, EXTENSION, "extension");
        assertEq(state.extensionsLeft, 24, "extensions");
        assertFalse(state.reserveHidden, "hidden");
        assertEq(state.leader, address(0), "leader");
    }

    function test_Create_RevertWhen_TheExtensionIsTooLong() public {
        vm.startPrank(seller);
        english.create(offerOf(terms), 1 hours);
        vm.expectRevert(
            abi.encodeWithSelector(IEnglishAuction.EnglishAuction_InvalidExtension.selector, 1 hours + 1, 1 hours)
        );
        english.create(offerOf(terms), 1 hours + 1);
    }

    function test_Create_RevertWhen_TheReserveDoesNotFit() public {
        Offer memory offer = offerOf(terms);
        offer.reserve = START_PRICE - 1;
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        _create(offer);
        (offer.reserve, offer.reserveHash) = (START_PRICE, "hash");
        vm.expectRevert(IAuction.Auction_InvalidReserve.selector);
        _create(offer);
        (offer.startingPrice, offer.reserve, offer.reserveHash) = (0, 0, 0);
        vm.expectRevert(IAuction.Auction_ZeroPrice.selector);
        _create(offer);
    }

    // ── bids ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Bid_FirstReachesTheStartingPrice() public {
        assertEq(english.minimumBidOf(id), START_PRICE, "minimum");
        _assertTooLow(buyer, START_PRICE - 1, START_PRICE);
        vm.expectEmit(address(english));
        emit IEnglishAuction.BidPlaced(id, buyer, START_PRICE, uint40(END), "");
        _bid(buyer, START_PRICE);
        assertEq(english.auctionOf(id).leader, buyer, "leader");
        assertCompartment(address(english), START_PRICE);
    }

    function test_Bid_RisesByTenFtnsAtLeast() public {
        _bid(buyer, START_PRICE);
        _assertTooLow(stranger, START_PRICE + 10e18 - 1, START_PRICE + 10e18);
        _bid(stranger, START_PRICE + 10e18);
    }

    function test_Bid_RisesByFivePercentRoundedUp() public {
        uint96 first = 1_000e18 + 1;
        _bid(buyer, first);
        uint96 minimum = first + 50e18 + 1;
        assertEq(english.minimumBidOf(id), minimum, "5 % of one base unit is one");
        _assertTooLow(stranger, minimum - 1, minimum);
        _bid(stranger, minimum);
    }

    function test_Bid_OutbidMoneyIsCreditAtOnce() public {
        _bid(buyer, START_PRICE);
        _bid(stranger, 2 * START_PRICE);
        assertEq(vault.balanceOf(buyer), START_PRICE, "credit");
        assertCompartment(address(english), 2 * START_PRICE);
        // … and pays the next bid of the same bidder.
        vm.prank(buyer);
        english.bid(id, 3 * START_PRICE, START_PRICE, "", split());
        assertEq(vault.balanceOf(buyer), 0, "credit used");
        assertEq(ftns.balanceOf(buyer), WALLET - 3 * START_PRICE, "wallet");
    }

    function test_Bid_TheLeaderRaisesWithItsOwnMoney() public {
        _bid(buyer, START_PRICE);
        vm.prank(buyer);
        english.bid(id, 2 * START_PRICE, START_PRICE, "", split());
        assertEq(ftns.balanceOf(buyer), WALLET - 2 * START_PRICE, "the difference only");
        assertCompartment(address(english), 2 * START_PRICE);
    }

    function test_Bid_RevertWhen_MoreCreditThanNeeded() public {
        vm.expectRevert(
            abi.encodeWithSelector(IAuction.Auction_CreditExceedsPayment.selector, START_PRICE + 1, START_PRICE)
        );
        vm.prank(buyer);
        english.bid(id, START_PRICE, START_PRICE + 1, "", split());
    }

    function test_Bid_RevertWhen_ItCanNeverBePaid() public {
        vm.expectRevert();
        _bid(buyer, type(uint96).max);
    }

    function test_Bid_TheEndIsTheLastSecond() public {
        vm.warp(END);
        _bid(buyer, START_PRICE);
        uint40 extended = uint40(END) + EXTENSION;
        assertEq(english.auctionOf(id).endsAt, extended, "extended");
        vm.warp(extended + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_BiddingOver.selector, id, extended));
        _bid(stranger, 2 * START_PRICE);
    }

    function test_Bid_AnOutbidContractThatFailsStopsNobody() public {
        _bid(buyer, START_PRICE);
        vm.etch(buyer, hex"5b5f56"); // an endless loop
        _bid(stranger, 2 * START_PRICE);
        assertEq(vault.balanceOf(buyer), START_PRICE, "credit");
    }

    // ── extensions ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Extend_OnlyInTheLastSeconds() public {
        vm.warp(END - EXTENSION);
        _bid(buyer, START_PRICE);
        assertEq(english.auctionOf(id).endsAt, END, "just before");
        assertEq(english.auctionOf(id).extensionsLeft, 24, "none used");
        vm.warp(END - EXTENSION + 1);
        _bid(stranger, 2 * START_PRICE);
        assertEq(english.auctionOf(id).endsAt, END + 1, "extension seconds from the bid");
        assertEq(english.auctionOf(id).extensionsLeft, 23, "one used");
    }

    function test_Extend_AtMost24Times() public {
        uint96 amount = START_PRICE;
        for (uint256 i = 0; i < 24; ++i) {
            vm.warp(english.auctionOf(id).endsAt);
            _bid(i % 2 == 0 ? buyer : stranger, amount);
            amount = english.minimumBidOf(id);
        }
        uint40 last = english.auctionOf(id).endsAt;
        assertEq(last, END + 24 * uint256(EXTENSION), "every extension");
        vm.warp(last);
        _bid(buyer, amount);
        assertEq(english.auctionOf(id).endsAt, last, "no more");
        vm.warp(last + 1);
        _house().settle(id, "");
        assertForgotten(id);
    }

    function test_Extend_NeverWithoutAnExtension() public {
        vm.prank(seller);
        id = english.create(offerOf(terms), 0);
        vm.warp(END);
        _bid(buyer, START_PRICE);
        assertEq(english.auctionOf(id).endsAt, END, "end");
    }

    // ── settlement ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Settle_TheWinnerPaysItsBid() public {
        _bid(buyer, START_PRICE);
        _bid(stranger, 777e18);
        vm.warp(END);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, END + 1));
        _house().settle(id, "");
        vm.warp(END + 1);
        vm.recordLogs();
        _house().settle(id, "");
        assertEnded(address(english), id, AuctionOutcome.Sold, stranger, 777e18);
        assertEq(english.auctionOf(id).startingPrice, 0, "forgotten");
        assertOwesNothing(address(english));
    }

    function test_Settle_UnsoldBelowTheReserve() public {
        Offer memory offer = offerOf(terms);
        offer.reserve = RESERVE;
        id = _create(offer);
        _bid(buyer, RESERVE - 1);
        vm.warp(END + 1);
        vm.recordLogs();
        _house().settle(id, "");
        assertEnded(address(english), id, AuctionOutcome.Unsold, address(0), 0);
        assertEq(vault.balanceOf(buyer), RESERVE - 1, "credit");
        assertState(id, SaleState.Returned);
    }

    /// @dev A starting price of nearly nothing does not make it free to walk away from the bids.
    function test_Create_TheBondIsAShareOfAnOpenReserveAboveTheStartingPrice() public {
        TermsId sealedTerms = createTerms(publishSealed(sealArtifact(2)), perpetual());
        backBonds(seller, 100e18);
        Offer memory offer = offerOf(sealedTerms);
        (offer.startingPrice, offer.reserve) = (1, 1_000e18);
        id = _create(offer);
        assertEq(escrow.saleOf(id).bond, 50e18, "5 % of the reserve");
    }

    function test_Settle_SoldAtTheReserve() public {
        Offer memory offer = offerOf(terms);
        offer.reserve = RESERVE;
        id = _create(offer);
        _bid(buyer, RESERVE);
        vm.warp(END + 1);
        _house().settle(id, "");
        assertForgotten(id);
    }

    // ── hidden reserve ───────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_Hidden_IsShownAsTheStartingPrice() public {
        id = _createHidden();
        EnglishState memory state = english.auctionOf(id);
        assertTrue(state.reserveHidden, "hidden");
        assertEq(state.reserve, START_PRICE, "reserve");
    }

    function test_Hidden_DelaysTheSettlementByItsWindow() public {
        id = _createHidden();
        _bid(buyer, START_PRICE);
        uint256 from = END + 24 hours + 1;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, from));
        _house().settle(id, "");
        vm.warp(from);
        _house().settle(id, "");
        assertForgotten(id);
    }

    /// @dev Nothing that the reserve could decide.
    function test_Hidden_WithoutABidItIsNotWaitedFor() public {
        id = _createHidden();
        vm.warp(END);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_TooEarly.selector, id, END + 1));
        _house().settle(id, "");
        vm.warp(END + 1);
        _house().settle(id, "");
        assertState(id, SaleState.Returned);
    }

    function test_Hidden_OpenedItCountsAtOnce() public {
        id = _createHidden();
        _bid(buyer, RESERVE - 1);
        vm.warp(END + 1);
        vm.expectEmit(address(english));
        emit IAuction.ReserveOpened(id, RESERVE);
        vm.prank(stranger);
        _house().openReserve(id, RESERVE, SALT);
        assertEq(english.auctionOf(id).reserve, RESERVE, "reserve");
        assertFalse(english.auctionOf(id).reserveHidden, "open");
        _house().settle(id, "");
        assertState(id, SaleState.Returned);
    }

    function test_Hidden_OpenedInTheLastSecond() public {
        id = _createHidden();
        _bid(buyer, RESERVE);
        vm.warp(END + 24 hours);
        _house().openReserve(id, RESERVE, SALT);
        _house().settle(id, "");
        assertForgotten(id);
    }

    function test_OpenReserve_RevertWhen_TooLate() public {
        id = _createHidden();
        _bid(buyer, START_PRICE);
        vm.warp(END + 24 hours + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NoHiddenReserve.selector, id));
        _house().openReserve(id, RESERVE, SALT);
    }

    function test_OpenReserve_RevertWhen_OpenAlready() public {
        id = _createHidden();
        _house().openReserve(id, RESERVE, SALT);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NoHiddenReserve.selector, id));
        _house().openReserve(id, RESERVE, SALT);
    }

    function test_OpenReserve_RevertWhen_Wrong() public {
        id = _createHidden();
        bytes memory wrong = abi.encodeWithSelector(IAuction.Auction_WrongReserve.selector, id);
        vm.expectRevert(wrong);
        _house().openReserve(id, RESERVE + 1, SALT);
        vm.expectRevert(wrong);
        _house().openReserve(id, RESERVE, "pepper");
    }

    function test_OpenReserve_RevertWhen_BelowTheStartingPrice() public {
        Offer memory offer = offerOf(terms);
        offer.reserveHash = _house().reserveHashOf(seller, START_PRICE - 1, SALT);
        id = _create(offer);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_WrongReserve.selector, id));
        _house().openReserve(id, START_PRICE - 1, SALT);
    }

    function test_OpenReserve_RevertWhen_NotRunning() public {
        SaleId unknown = SaleId.wrap(SaleId.unwrap(id) + 9);
        vm.expectRevert(abi.encodeWithSelector(IAuction.Auction_NotRunning.selector, unknown));
        _house().openReserve(unknown, RESERVE, SALT);
    }

    // ── storage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The mapping of auctions is slot 2 of the contract: a bid reads and writes two words.
    function test_Storage_IsTwoWords() public {
        _bid(buyer, START_PRICE);
        uint256 slot = uint256(keccak256(abi.encode(id, 2)));
        uint256 first = uint256(START_PRICE) | (uint256(START_PRICE) << 96) | (END << 192);
        first |= (uint256(EXTENSION) << 232) | (uint256(24) << 248);
        assertEq(uint256(vm.load(address(english), bytes32(slot))), first, "slot 0");
        uint256 second = uint256(uint160(buyer)) | (uint256(START_PRICE) << 160);
        assertEq(uint256(vm.load(address(english), bytes32(slot + 1))), second, "slot 1");
    }

    function test_Storage_ABidWritesOneWord() public {
        _bid(buyer, START_PRICE);
        vm.record();
        _bid(stranger, 2 * START_PRICE);
        (, bytes32[] memory writes) = vm.accesses(address(english));
        for (uint256 i = 1; i < writes.length; ++i) assertEq(writes[i], writes[0], "one slot");
    }

    function test_Storage_NothingIsLeft() public {
        id = _createHidden();
        _bid(buyer, RESERVE);
        _house().openReserve(id, RESERVE, SALT);
        vm.warp(END + 1);
        _house().settle(id, "");
        uint256 slot = uint256(keccak256(abi.encode(id, 2)));
        assertEq(uint256(vm.load(address(english), bytes32(slot))), 0, "slot 0");
        assertEq(uint256(vm.load(address(english), bytes32(slot + 1))), 0, "slot 1");
        assertEq(uint256(vm.load(address(english), keccak256(abi.encode(id, 1)))), 0, "reserve hash");
    }
}
