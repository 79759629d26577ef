// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../contracts/libraries/Ids.sol";
import {IAuction, Offer} from "../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {AuctionTest} from "../../AuctionTest.sol";

/// @notice What the lot is worth to a bidder, and what everybody else does.
struct Profile {
    uint96 startingPrice; // FTNS base units
    uint96 reserve; // FTNS base units
    uint96 trueValue; // FTNS base units
    uint96[] rivals; // their bids, FTNS base units, in the order of commitment
    uint256 place; // of the bidder in the order of commitment, from 0
    uint96 cover; // FTNS base units of collateral above the bid
}

/// @notice Bidding the true value is the best that a bidder can do in a Vickrey auction, whatever the others do: shown by playing
/// random profiles on the real contract, with profits counted from the money that really moved.
contract VickreyTruthfulnessTest is AuctionTest {
    uint256 private constant PROFILES = 2_000;
    uint256 private constant CONTROLS = 200;
    uint256 private constant DEVIATIONS = 5;
    uint256 private constant MAX_RIVALS = 4;
    uint40 private constant T0 = 1_800_000_000; // timestamp (seconds)
    uint32 private constant BIDDING = 1 hours;
    uint32 private constant REVEALING = 1 hours;

    address[5] private _bidders; // number 0 is the one that thinks of deviating

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < _bidders.length; ++i) {
            _bidders[i] = makeAddr(string.concat("bidder ", vm.toString(i)));
            ftns.transfer(_bidders[i], 100_000_000e18);
            allowAuctions(_bidders[i]);
        }
    }

    function test_NoDeviationFromTheTrueValueEarnsMore() public {
        (uint256 better, uint256 worse) = _play(vickrey, PROFILES);
        assertEq(better, 0, "a deviation earned more");
        assertGt(worse, PROFILES / 4, "deviations that cost something");
    }

    /// @dev The same play finds at once that a first price auction rewards bids below the true value.
    function test_FirstPriceRewardsDeviations() public {
        (uint256 better, ) = _play(sealedBid, CONTROLS);
        assertGt(better, CONTROLS / 20, "deviations that earned more");
    }

    /// @return better deviations that earned more than the true value
    /// @return worse deviations that earned less
    function _play(ICommitRevealAuction auction, uint256 profiles) private returns (uint256 better, uint256 worse) {
        for (uint256 i = 0; i < profiles; ++i) {
            // Each profile in a call of its own: memory is never freed within one.
            (uint256 more, uint256 less) = this.playProfile(auction, i);
            better += more;
            worse += less;
        }
    }

    function playProfile(ICommitRevealAuction auction, uint256 seed) external returns (uint256 better, uint256 worse) {
        Profile memory profile = _profileOf(seed);
        int256 truthful = _profit(auction, profile, profile.trueValue, true);
        if (address(auction) == address(vickrey)) assertTrue(truthful >= 0, "the truth never loses money");
        for (uint256 i = 0; i < DEVIATIONS; ++i) {
            (uint96 bid, bool reveals) = _deviation(profile, seed, i);
            int256 profit = _profit(auction, profile, bid, reveals);
            if (profit > truthful) ++better;
            if (profit < truthful) ++worse;
        }
    }

    // ── one auction ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @return what the lot is worth to bidder 0 if it gets it, and the change of its money, FTNS base units
    function _profit(
        ICommitRevealAuction auction,
        Profile memory profile,
        uint96 bid,
        bool reveals
    ) private returns (int256) {
        uint256 before = _moneyOf(_bidders[0]);
        uint64 held = licences.licenceOf(terms, _bidders[0]).quantity;
        vm.warp(T0);
        SaleId id = _create(auction, profile);
        uint256 count = profile.rivals.length + 1;
        CommittedBid[] memory committed = new CommittedBid[](count);
        uint96[] memory values = new uint96[](count);
        for (uint256 i = 0; i < count; ++i) {
            uint256 number = _numberAt(profile, i);
            values[i] = number == 0 ? bid : profile.rivals[number - 1];
            uint96 least = values[i] > profile.startingPrice ? values[i] : profile.startingPrice;
            committed[i] = commitAs(auction, id, _bidders[number], values[i], least + profile.cover);
        }
        vm.warp(T0 + BIDDING + 1);
        for (uint256 i = 0; i < count; ++i) {
            if (reveals || committed[i].bidder != _bidders[0]) reveal(auction, id, committed[i], values[i]);
        }
        vm.warp(T0 + BIDDING + REVEALING + 1);
        IAuction(address(auction)).settle(id, "");
        if (!reveals) auction.reclaim(id, committed[profile.place]);
        bool won = licences.licenceOf(terms, _bidders[0]).quantity > held;
        int256 worth = won ? int256(uint256(profile.trueValue)) : int256(0);
        return worth + int256(_moneyOf(_bidders[0])) - int256(before);
    }

    function _create(ICommitRevealAuction auction, Profile memory profile) private returns (SaleId) {
        Offer memory offer = offerOf(terms);
        offer.startingPrice = profile.startingPrice;
        offer.reserve = profile.reserve;
        offer.duration = BIDDING;
        vm.prank(seller);
        return auction.create(offer, REVEALING);
    }

    /// @dev Number of the bidder that commits as `index`-th.
    function _numberAt(Profile memory profile, uint256 index) private pure returns (uint256) {
        if (index == profile.place) return 0;
        return index < profile.place ? index + 1 : index;
    }

    function _moneyOf(address account) private view returns (uint256) {
        return ftns.balanceOf(account) + vault.balanceOf(account);
    }

    // ── chance ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _profileOf(uint256 seed) private pure returns (Profile memory profile) {
        profile.startingPrice = _amount(seed, "start", 100e18);
        profile.reserve = profile.startingPrice + (seed % 2 == 0 ? 0 : _amount(seed, "reserve", 400e18));
        profile.trueValue = _amount(seed, "value", 1_000e18);
        profile.rivals = new uint96[](1 + (_random(seed, "rivals") % MAX_RIVALS));
        for (uint256 i = 0; i < profile.rivals.length; ++i) {
            profile.rivals[i] = _amount(_random(seed, "rival") + i, "bid", 1_000e18);
        }
        // Ties happen: with the true value, and of rivals with each other.
        if (seed % 5 == 0) profile.rivals[0] = profile.trueValue;
        if (seed % 7 == 0) profile.rivals[profile.rivals.length - 1] = profile.rivals[0];
        profile.place = _random(seed, "place") % (profile.rivals.length + 1);
        profile.cover = seed % 3 == 0 ? 0 : _amount(seed, "cover", 500e18);
    }

    /// @dev Below, above, around the best rival, around the reserve, not revealed.
    function _deviation(Profile memory profile, uint256 seed, uint256 kind) private pure returns (uint96, bool) {
        if (kind == 0) return (uint96(_random(seed, "below") % profile.trueValue), true);
        if (kind == 1) return (profile.trueValue + _amount(seed, "above", 1_000e18), true);
        uint96 best = profile.reserve;
        if (kind == 2) {
            best = 0;
            for (uint256 i = 0; i < profile.rivals.length; ++i) {
                if (profile.rivals[i] > best) best = profile.rivals[i];
            }
        }
        return kind == 4 ? (profile.trueValue, false) : (best + uint96(seed % 3) - 1, true);
    }

    /// @dev From 1 to `most`.
    function _amount(uint256 seed, string memory what, uint96 most) private pure returns (uint96) {
        return uint96(1 + (_random(seed, what) % most));
    }

    function _random(uint256 seed, string memory what) private pure returns (uint256) {
        return uint256(keccak256(abi.encode("truthfulness", seed, what)));
    }
}
