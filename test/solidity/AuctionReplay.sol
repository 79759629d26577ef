// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../contracts/libraries/Ids.sol";
import {IEscrow} from "../../contracts/settlement/IEscrow.sol";
import {AuctionOutcome, IAuction, Offer} from "../../contracts/venues/auctions/IAuction.sol";
import {ICommitRevealAuction} from "../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {IDutchAuction} from "../../contracts/venues/auctions/IDutchAuction.sol";
import {AuctionTest} from "./AuctionTest.sol";

/// @notice One call and what the reference says of it. See test/auctions/cases.ts.
struct Step {
    uint8 op;
    uint8 actor; // 0 to 4: bidders, 5: the seller, 6: a contributor
    uint8 flag;
    uint40 second; // seconds since the creation
    uint96 amount; // FTNS base units
    uint96 collateral; // FTNS base units
    uint64 refusals; // bit for each reason that applies; 0 = accepted
    uint96 a;
    uint96 b;
}

/// @notice An auction and what the reference says of its end.
struct Case {
    uint96 startingPrice; // FTNS base units
    uint96 reserve; // FTNS base units
    uint32 duration; // seconds
    uint32 parameter; // extension, half-life or reveal window, seconds
    bool hidden;
    uint8 steps;
    uint8 outcome;
    uint8 winner;
    uint96 price; // FTNS base units
    int256 treasury; // FTNS base units more than before
    int256[5] bidders; // FTNS base units more than before
    int256 locked; // FTNS base units more than before
}

/// @notice Replays on the real contracts the random auctions that test/auctions/generate.ts has written, and holds every refusal, every
/// price and every base unit against the reference.
abstract contract AuctionReplay is AuctionTest {
    uint256 private constant FILES = 20;
    uint256 private constant BIDDERS = 5;
    uint40 internal constant T0 = 1_800_000_000; // timestamp (seconds)
    bytes32 private constant RESERVE_SALT = keccak256("reserve salt");

    uint8 internal constant OP_BID = 0;
    uint8 private constant OP_OPEN_RESERVE = 3;
    uint8 private constant OP_SETTLE = 4;
    uint8 private constant OP_CANCEL = 5;
    uint8 private constant OP_UNWIND = 6;

    address[7] internal actors;

    /// @dev In the order of the reference's `REFUSALS`.
    bytes4[18] private _refusals = [
        IAuction.Auction_NotRunning.selector,
        IAuction.Auction_BiddingOver.selector,
        IAuction.Auction_TooEarly.selector,
        IAuction.Auction_HasBids.selector,
        IAuction.Auction_CallerIsNotSeller.selector,
        IAuction.Auction_BidTooLow.selector,
        IAuction.Auction_CreditExceedsPayment.selector,
        IAuction.Auction_NoHiddenReserve.selector,
        IAuction.Auction_WrongReserve.selector,
        IEscrow.Escrow_PartyOfLot.selector,
        IDutchAuction.DutchAuction_PriceAboveMax.selector,
        ICommitRevealAuction.CommitReveal_AlreadyCommitted.selector,
        ICommitRevealAuction.CommitReveal_CollateralTooLow.selector,
        ICommitRevealAuction.CommitReveal_UnknownCommitment.selector,
        ICommitRevealAuction.CommitReveal_WrongOpening.selector,
        ICommitRevealAuction.CommitReveal_BidAboveCollateral.selector,
        ICommitRevealAuction.CommitReveal_NotRevealing.selector,
        ICommitRevealAuction.CommitReveal_NotEnded.selector
    ];

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < BIDDERS; ++i) {
            actors[i] = makeAddr(string.concat("bidder ", vm.toString(i)));
            ftns.transfer(actors[i], 100_000_000e18);
            allowAuctions(actors[i]);
        }
        actors[5] = seller;
        actors[6] = contributorsOf(2)[0].account;
    }

    // ── what a kind does ─────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The name of its files.
    function _name() internal pure virtual returns (string memory);

    function _auction() internal view virtual returns (address);

    function _create(Offer memory offer, uint32 parameter) internal virtual returns (SaleId);

    /// @dev The call of a step that only this kind has: a bid, a reveal, a reclaim.
    /// @param fromCredit FTNS base units
    function _callOf(SaleId id, Step memory step, uint96 fromCredit) internal view virtual returns (bytes memory);

    /// @dev What a step that was accepted has to show.
    function _check(SaleId id, Step memory step, bytes memory result) internal virtual;

    // ── replay ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_TenThousandRandomAuctionsEqualTheReference() public {
        uint256 replayed = 0;
        for (uint256 i = 0; i < FILES; ++i) {
            // Each file in a call of its own: memory is never freed within one.
            replayed += this.replayFile(string.concat("cache/auctions/", _name(), "-", vm.toString(i), ".bin"));
        }
        assertGe(replayed, 10_000, "auctions");
    }

    function replayFile(string calldata path) external returns (uint256 cases) {
        bytes memory file = _read(path);
        cases = _word(file, 0);
        uint256 next = 1;
        for (uint256 i = 0; i < cases; ++i) next = this.replayCase(file, next);
        assertEq(next * 32, file.length, "the whole file");
    }

    /// @return next word after the case
    function replayCase(bytes calldata file, uint256 first) external returns (uint256 next) {
        Case memory expected = _readCase(file, first);
        next = first + 5;
        vm.warp(T0);
        (int256[7] memory before, uint256 net, uint256 fee) = _wealth();
        SaleId id = _create(_offerOf(expected), expected.parameter);
        for (uint256 i = 0; i < expected.steps; ++i) {
            _replay(id, _readStep(file, next), expected);
            next += 2;
        }
        _checkEnd(expected, before, net, fee);
    }

    function _replay(SaleId id, Step memory step, Case memory expected) private {
        address auction = _auction();
        address actor = actors[step.actor];
        bytes memory call = _anyCallOf(id, step, actor);
        vm.warp(T0 + step.second);
        if (step.refusals == 0) _expectEnd(auction, id, step, expected);
        vm.prank(actor);
        (bool success, bytes memory result) = auction.call(call);
        if (success) {
            assertEq(step.refusals, 0, "the reference refuses it");
            _check(id, step, result);
            return;
        }
        bytes4 selector = bytes4(result);
        for (uint256 i = 0; i < _refusals.length; ++i) {
            if (step.refusals & (1 << i) != 0 && selector == _refusals[i]) return;
        }
        assertEq(bytes32(selector), bytes32(0), "not a reason that the reference has");
    }

    /// @dev The last accepted step of an ended auction but for reclaiming says how it ended.
    function _expectEnd(address auction, SaleId id, Step memory step, Case memory expected) private {
        bool ends = step.op == OP_SETTLE || step.op == OP_CANCEL || step.op == OP_UNWIND;
        if (!ends) return;
        address winner = expected.outcome == 0 ? actors[expected.winner] : address(0);
        vm.expectEmit(auction);
        emit IAuction.AuctionEnded(id, AuctionOutcome(expected.outcome), winner, expected.price);
    }

    function _anyCallOf(SaleId id, Step memory step, address actor) private view returns (bytes memory) {
        if (step.op == OP_SETTLE) return abi.encodeCall(IAuction.settle, (id, ""));
        if (step.op == OP_CANCEL) return abi.encodeCall(IAuction.cancel, (id));
        if (step.op == OP_UNWIND) return abi.encodeCall(IAuction.unwind, (id));
        if (step.op == OP_OPEN_RESERVE) {
            bytes32 salt = step.flag == 1 ? RESERVE_SALT : keccak256("another salt");
            return abi.encodeCall(IAuction.openReserve, (id, step.amount, salt));
        }
        uint256 needed = step.collateral == 0 ? step.amount : step.collateral;
        uint256 credit = vault.balanceOf(actor);
        uint256 fromCredit =
            step.flag == 2
                ? needed + 1
                : step.flag == 1
                    ? (credit < needed ? credit : needed)
                    : 0;
        return _callOf(id, step, uint96(fromCredit));
    }

    function _offerOf(Case memory expected) private view returns (Offer memory offer) {
        offer = offerOf(terms);
        offer.startingPrice = expected.startingPrice;
        offer.duration = expected.duration;
        if (!expected.hidden) offer.reserve = expected.reserve;
        else offer.reserveHash = IAuction(_auction()).reserveHashOf(seller, expected.reserve, RESERVE_SALT);
    }

    // ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @return wealth of the bidders, of the treasury, and what is locked in the auction, FTNS base units
    function _wealth() private view returns (int256[7] memory wealth, uint256 net, uint256 fee) {
        for (uint256 i = 0; i < BIDDERS; ++i) {
            wealth[i] = int256(ftns.balanceOf(actors[i]) + vault.balanceOf(actors[i]));
        }
        wealth[5] = int256(vault.balanceOf(treasury));
        (uint256 locked, ) = vault.compartmentOf(_auction());
        wealth[6] = int256(locked);
        (net, fee) = vault.poolOf(firstPool(asset));
    }

    function _checkEnd(Case memory expected, int256[7] memory before, uint256 net, uint256 fee) private view {
        (int256[7] memory wealth, uint256 netNow, uint256 feeNow) = _wealth();
        int256 sum = 0;
        for (uint256 i = 0; i < BIDDERS; ++i) {
            assertEq(uint256(wealth[i] - before[i]), uint256(expected.bidders[i]), "wealth of a bidder");
            sum += wealth[i] - before[i];
        }
        assertEq(uint256(wealth[5] - before[5]), uint256(expected.treasury), "forfeits");
        assertEq(uint256(wealth[6] - before[6]), uint256(expected.locked), "locked");
        assertEq(feeNow - fee, feeOf(expected.price), "fee");
        assertEq(netNow - net + feeNow - fee, expected.price, "revenue");
        sum += wealth[5] - before[5] + wealth[6] - before[6] + int256(uint256(expected.price));
        assertEq(uint256(sum), 0, "no base unit is made or lost");
        assertTrue(expected.outcome == 0 || expected.price == 0, "only a sale has a price");
    }

    // ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _read(string calldata path) private view returns (bytes memory file) {
        try vm.readFileBinary(path) returns (bytes memory read) {
            return read;
        } catch {
            assertTrue(false, "first: node test/auctions/generate.ts");
        }
    }

    function _word(bytes memory file, uint256 index) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(file, 0x20), mul(index, 0x20)))
        }
    }

    function _wordAt(bytes calldata file, uint256 index) private pure returns (uint256) {
        return uint256(bytes32(file[index * 32:index * 32 + 32]));
    }

    function _readCase(bytes calldata file, uint256 first) private pure returns (Case memory read) {
        uint256 word = _wordAt(file, first);
        read.startingPrice = uint96(word >> 160);
        read.reserve = uint96(word >> 64);
        read.duration = uint32(word >> 32);
        read.parameter = uint32(word);
        word = _wordAt(file, first + 1);
        read.hidden = word >> 248 == 1;
        read.steps = uint8(word >> 240);
        read.outcome = uint8(word >> 232);
        read.winner = uint8(word >> 224);
        read.price = uint96(word >> 128);
        read.treasury = int128(uint128(word));
        for (uint256 i = 0; i < 6; ++i) {
            word = _wordAt(file, first + 2 + i / 2);
            int256 amount = int128(uint128(i % 2 == 0 ? word >> 128 : word));
            if (i < BIDDERS) read.bidders[i] = amount;
            else read.locked = amount;
        }
    }

    function _readStep(bytes calldata file, uint256 first) private pure returns (Step memory read) {
        uint256 word = _wordAt(file, first);
        read.op = uint8(word >> 248);
        read.actor = uint8(word >> 240);
        read.flag = uint8(word >> 232);
        read.second = uint40(word >> 192);
        read.amount = uint96(word >> 96);
        read.collateral = uint96(word);
        word = _wordAt(file, first + 1);
        read.refusals = uint64(word >> 192);
        read.a = uint96(word >> 96);
        read.b = uint96(word);
    }
}
