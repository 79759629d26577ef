// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AuctionKind} from "../../../../../contracts/venues/auctions/IAuction.sol";
import {ICommitRevealAuction} from "../../../../../contracts/venues/auctions/ICommitRevealAuction.sol";
import {SealedAuctionsTest} from "./SealedAuctions.sol";
import {SealedBidsTest} from "./SealedBids.sol";
import {SealedEndsTest} from "./SealedEnds.sol";
import {SealedNewsTest} from "./SealedNews.sol";

/// @notice The first price: the winner pays its bid.
abstract contract FirstPrice is SealedAuctionsTest {
    function house() internal view override returns (ICommitRevealAuction) {
        return sealedBid;
    }

    function expectedKind() internal pure override returns (AuctionKind) {
        return AuctionKind.SealedBid;
    }

    function priceOf(uint96 leading, uint96, uint96) internal pure override returns (uint96) {
        return leading;
    }
}

/// @notice The second price: the winner pays the larger of the second bid and the reserve.
abstract contract SecondPrice is SealedAuctionsTest {
    function house() internal view override returns (ICommitRevealAuction) {
        return vickrey;
    }

    function expectedKind() internal pure override returns (AuctionKind) {
        return AuctionKind.Vickrey;
    }

    function priceOf(uint96, uint96 second, uint96 reserve) internal pure override returns (uint96) {
        return second > reserve ? second : reserve;
    }
}

contract SealedBidAuctionBidsTest is FirstPrice, SealedBidsTest {}

contract SealedBidAuctionEndsTest is FirstPrice, SealedEndsTest {}

contract SealedBidAuctionNewsTest is FirstPrice, SealedNewsTest {}

contract VickreyAuctionBidsTest is SecondPrice, SealedBidsTest {}

contract VickreyAuctionEndsTest is SecondPrice, SealedEndsTest {}

contract VickreyAuctionNewsTest is SecondPrice, SealedNewsTest {}
