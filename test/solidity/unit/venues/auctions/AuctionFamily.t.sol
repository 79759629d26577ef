// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SaleId} from "../../../../../contracts/libraries/Ids.sol";
import {Split} from "../../../../../contracts/registry/IAssetRegistry.sol";
import {AuctionKind, IAuction, Offer} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {CommittedBid, ICommitRevealAuction} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {IDutchAuction} from "../../../../../contracts/venues/auctions/IDutchAuction.sol";
import {IEnglishAuction} from "../../../../../contracts/venues/auctions/IEnglishAuction.sol";
import {AuctionFamilyBidsTest} from "./AuctionFamilyBids.sol";
import {AuctionFamilyEndsTest} from "./AuctionFamilyEnds.sol";

/// @notice The whole family's behaviour on the English auction.
contract EnglishFamilyTest is AuctionFamilyBidsTest, AuctionFamilyEndsTest {
    function auction() internal view override returns (IAuction) {
        return IAuction(address(english));
    }

    function expectedKind() internal pure override returns (AuctionKind) {
        return AuctionKind.English;
    }

    function createCall(Offer memory offer) internal pure override returns (bytes memory) {
        return abi.encodeCall(IEnglishAuction.create, (offer, 0));
    }

    function bidCall(
        SaleId id,
        address,
        uint96 fromCredit,
        bytes memory key,
        Split memory split_
    ) internal pure override returns (bytes memory) {
        return abi.encodeCall(IEnglishAuction.bid, (id, START_PRICE, fromCredit, key, split_));
    }

    function decide(SaleId, bytes memory) internal override {
        vm.warp(START + DAY);
    }

    function undecidedUntil() internal view override returns (uint256) {
        return block.timestamp + DAY;
    }

    function endsWithABid() internal pure override returns (bool) {
        return false;
    }

    function assertKeyRefused(SaleId id, bytes memory key, bytes memory reason) internal override {
        assertRefused(buyer, bidCall(id, buyer, 0, key, split()), reason);
    }
}

/// @notice The same on the Dutch auction.
contract DutchFamilyTest is AuctionFamilyBidsTest, AuctionFamilyEndsTest {
    function auction() internal view override returns (IAuction) {
        return IAuction(address(dutch));
    }

    function expectedKind() internal pure override returns (AuctionKind) {
        return AuctionKind.Dutch;
    }

    /// @dev The floor is the starting price: the price stays.
    function createCall(Offer memory offer) internal pure override returns (bytes memory) {
        offer.reserve = offer.startingPrice;
        return abi.encodeCall(IDutchAuction.create, (offer, 0));
    }

    function bidCall(
        SaleId id,
        address,
        uint96 fromCredit,
        bytes memory key,
        Split memory split_
    ) internal pure override returns (bytes memory) {
        return abi.encodeCall(IDutchAuction.buy, (id, START_PRICE, fromCredit, key, split_));
    }

    function decide(SaleId, bytes memory) internal override {
        vm.warp(START + DAY);
    }

    function undecidedUntil() internal view override returns (uint256) {
        return block.timestamp + DAY;
    }

    function endsWithABid() internal pure override returns (bool) {
        return true;
    }

    function assertKeyRefused(SaleId id, bytes memory key, bytes memory reason) internal override {
        assertRefused(buyer, bidCall(id, buyer, 0, key, split()), reason);
    }
}

/// @notice What the two sealed kinds have in common here.
abstract contract SealedFamilyTest is AuctionFamilyBidsTest, AuctionFamilyEndsTest {
    function house() internal view virtual returns (ICommitRevealAuction);

    function auction() internal view override returns (IAuction) {
        return IAuction(address(house()));
    }

    function createCall(Offer memory offer) internal pure override returns (bytes memory) {
        return abi.encodeCall(ICommitRevealAuction.create, (offer, 0));
    }

    function bidCall(
        SaleId id,
        address bidder,
        uint96 fromCredit,
        bytes memory key,
        Split memory split_
    ) internal view override returns (bytes memory) {
        bytes32 commitment = house().commitmentOf(id, bidder, START_PRICE, saltOf(bidder, key));
        return abi.encodeCall(ICommitRevealAuction.commit, (id, commitment, START_PRICE, fromCredit, 0, split_));
    }

    /// @dev The buyer is the only bidder of these tests.
    function decide(SaleId id, bytes memory key) internal override {
        CommittedBid memory committed = _committed(id, key);
        vm.warp(START + 2 * uint256(DAY));
        if (house().isOpen(id, committed)) house().reveal(id, committed, START_PRICE, seedOf(buyer), key);
    }

    function undecidedUntil() internal view override returns (uint256) {
        return block.timestamp + 2 * uint256(DAY);
    }

    function endsWithABid() internal pure override returns (bool) {
        return false;
    }

    /// @dev Whether a key is one shows when the bid is revealed.
    function assertKeyRefused(SaleId id, bytes memory key, bytes memory reason) internal override {
        bidAs(id, buyer, key);
        vm.warp(START + DAY + 1);
        CommittedBid memory committed = _committed(id, key);
        bytes32 seed = seedOf(buyer);
        bytes memory data = abi.encodeCall(ICommitRevealAuction.reveal, (id, committed, START_PRICE, seed, key));
        assertRefused(stranger, data, reason);
    }

    function _committed(SaleId id, bytes memory key) private view returns (CommittedBid memory) {
        bytes32 commitment = house().commitmentOf(id, buyer, START_PRICE, saltOf(buyer, key));
        return CommittedBid({bidder: buyer, commitment: commitment, collateral: START_PRICE, ordinal: 1});
    }
}

/// @notice The same on the first-price auction.
contract SealedBidFamilyTest is SealedFamilyTest {
    function house() internal view override returns (ICommitRevealAuction) {
        return sealedBid;
    }

    function expectedKind() internal pure override returns (AuctionKind) {
        return AuctionKind.SealedBid;
    }
}

/// @notice The same on the Vickrey auction.
contract VickreyFamilyTest is SealedFamilyTest {
    function house() internal view override returns (ICommitRevealAuction) {
        return vickrey;
    }

    function expectedKind() internal pure override returns (AuctionKind) {
        return AuctionKind.Vickrey;
    }
}
